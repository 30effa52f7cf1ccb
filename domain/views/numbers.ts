import { isInForce } from '../agreements/life';
import type { Calendars } from '../calendar/calendar';
import type { LocalDate } from '../calendar/dates';
import { countsAtGate } from '../phases/milestones';
import { isToCome, milestoneTiming, phaseTiming } from '../phases/timings';
import type { MilestoneView, PhaseView } from '../phases/views';
import { by } from '../shared/order';
import type { Text } from '../shared/text';
import type { AgreementView } from '../agreements/views';
import type { ProgrammeView } from './views';

/** What a programme is counted by. */
export type Counted = Pick<ProgrammeView, 'state'> & {
  readonly phases: readonly CountedPhase[];
  readonly agreements: readonly Pick<AgreementView, 'state' | 'pending'>[];
};

type CountedMilestone = Pick<MilestoneView, 'key' | 'title' | 'state' | 'baselineOn' | 'dueOn' | 'forecastOn'>;

type CountedPhase = Pick<PhaseView, 'key' | 'title' | 'state' | 'endsOn' | 'hold'> & {
  readonly milestones: readonly CountedMilestone[];
};

/** What waits of a programme, by number alone. */
export interface WaitingNumbers {
  readonly count: number;
  /** Those whose time is over. */
  readonly overdue: number;
  /** The next instant at which the time of one of them is over. */
  readonly nextAt?: string;
}

/** How far of so many. */
interface Part {
  readonly done: number;
  readonly all: number;
}

/** How a whole programme stands, in a few numbers; days are in its zone, `YYYY-MM-DD`. */
export interface ProgrammeNumbers {
  /** Those that count at a gate (accepted or waived), and those that are late. */
  readonly milestones: Part & { readonly overdue: number };
  /** Those in force. */
  readonly agreements: Part;
  /** The phase that runs, or stands at its gate. */
  readonly phase?: Pick<PhaseView, 'key' | 'title' | 'state'>;
  /** The milestone that is expected next, and the day on which the running phase ends by its gate. */
  readonly nextMilestone?: { readonly key: string; readonly title: Text; readonly on: string };
  readonly nextGate?: {
    readonly phase: string;
    readonly title: Text;
    readonly on: string;
    readonly isOverdue?: true;
  };
}

/** When a programme is counted: the day in its zone, and by which calendars its parties work. */
export interface CountedOn {
  readonly today: LocalDate;
  readonly calendars: Calendars;
}

const isAhead = ({ state }: CountedPhase) => state === 'running' || state === 'atGate' || state === 'onHold';

/** Milestones, agreements, the phase that runs and what comes next. What is overdue is late by the one rule (`domain/schedule/lateness.ts`). */
export function numbersOf({ phases, agreements }: Counted, { today, calendars }: CountedOn): ProgrammeNumbers {
  const milestones = phases.flatMap((phase) =>
    phase.milestones.map((milestone) => ({ phase, milestone, ...milestoneTiming(calendars, phase, milestone, today) })),
  );
  const [next] = milestones
    .flatMap(({ phase, milestone: { key, title, state, baselineOn, dueOn = baselineOn, forecastOn: on = dueOn } }) =>
      isToCome(phase, { state }) && on >= today ? [{ key, title, on }] : [],
    )
    .sort(by(({ on }) => on));
  const phase = phases.find(isAhead);
  return {
    milestones: {
      done: milestones.filter(({ milestone }) => countsAtGate(milestone)).length,
      all: milestones.length,
      overdue: milestones.filter(({ lateDays }) => lateDays > 0).length,
    },
    agreements: { done: agreements.filter(({ state }) => isInForce(state)).length, all: agreements.length },
    ...(phase && { phase: { key: phase.key, title: phase.title, state: phase.state } }),
    ...(next && { nextMilestone: next }),
    ...(phase && {
      nextGate: {
        phase: phase.key,
        title: phase.title,
        on: phase.endsOn,
        ...(phaseTiming(calendars, phase, today).lateDays > 0 && { isOverdue: true }),
      },
    }),
  };
}

/** Whether people have to look after a programme: something is over its time, or its phase is on hold; or nothing is. */
export type Health = 'late' | 'onHold' | 'onTrack' | 'over';

/** The first day of what runs and has not begun yet by that day; nothing of anything else. */
export const beginsOn = (
  { state, starts }: { readonly state: string; readonly starts: LocalDate },
  today: LocalDate,
): LocalDate | undefined => (state === 'running' && starts > today ? starts : undefined);

/** Whether it neither runs nor is being wound up. */
export const isProgrammeOver = (state: Counted['state']): boolean => state !== 'running' && state !== 'exiting';

/** How a programme fares. Over is what neither runs nor is being wound up. */
export function healthOf(
  { state }: Pick<Counted, 'state'>,
  { milestones, phase }: ProgrammeNumbers,
  waiting: Pick<WaitingNumbers, 'overdue'>,
): Health {
  if (isProgrammeOver(state)) return 'over';
  if (milestones.overdue > 0 || waiting.overdue > 0) return 'late';
  return phase?.state === 'onHold' ? 'onHold' : 'onTrack';
}

/** A programme in numbers, with what waits of it and how it fares. */
export interface ProgrammeStanding {
  readonly numbers: ProgrammeNumbers;
  readonly waiting: WaitingNumbers;
  readonly health: Health;
}

export function standingOf(counted: Counted, waiting: WaitingNumbers, on: CountedOn): ProgrammeStanding {
  const numbers = numbersOf(counted, on);
  return { numbers, waiting, health: healthOf(counted, numbers, waiting) };
}
