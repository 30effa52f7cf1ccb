import { isInForce } from '../agreements/life';
import { countsAtGate, isReached } from '../phases/milestones';
import { undoneMilestone } from '../phases/timings';
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

type CountedPhase = Pick<PhaseView, 'key' | 'title' | 'state' | 'endsOn'> & {
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
  /** Those that count at a gate (accepted or waived), and those past their day that do not. */
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

const isAhead = ({ state }: CountedPhase) => state === 'running' || state === 'atGate' || state === 'onHold';

/** Milestones, agreements, the phase that runs and what comes next. */
export function numbersOf({ phases, agreements }: Counted, today: string): ProgrammeNumbers {
  const milestones = phases.flatMap((phase) => phase.milestones);
  const open = milestones
    .filter((each) => !isReached(each))
    .map((each) => ({ key: each.key, title: each.title, ...undoneMilestone(each) }));
  const expected = open
    .map(({ key, title, dueOn, forecastOn: on = dueOn }) => ({ key, title, on }))
    .filter(({ on }) => on >= today)
    .sort(by(({ on }) => on));
  const [next] = expected;
  const phase = phases.find(isAhead);
  return {
    milestones: {
      done: milestones.filter(countsAtGate).length,
      all: milestones.length,
      overdue: open.filter(({ dueOn }) => dueOn < today).length,
    },
    agreements: { done: agreements.filter(({ state }) => isInForce(state)).length, all: agreements.length },
    ...(phase && { phase: { key: phase.key, title: phase.title, state: phase.state } }),
    ...(next && { nextMilestone: next }),
    ...(phase && {
      nextGate: {
        phase: phase.key,
        title: phase.title,
        on: phase.endsOn,
        ...(phase.endsOn < today && { isOverdue: true }),
      },
    }),
  };
}

/** Whether people have to look after a programme: something is over its time, or its phase is on hold; or nothing is. */
export type Health = 'late' | 'onHold' | 'onTrack' | 'over';

/** How a programme fares. Over is what neither runs nor is being wound up. */
export function healthOf(
  { state }: Pick<Counted, 'state'>,
  { milestones, phase }: ProgrammeNumbers,
  waiting: Pick<WaitingNumbers, 'overdue'>,
): Health {
  if (state !== 'running' && state !== 'exiting') return 'over';
  if (milestones.overdue > 0 || waiting.overdue > 0) return 'late';
  return phase?.state === 'onHold' ? 'onHold' : 'onTrack';
}

/** A programme in numbers, with what waits of it and how it fares. */
export interface ProgrammeStanding {
  readonly numbers: ProgrammeNumbers;
  readonly waiting: WaitingNumbers;
  readonly health: Health;
}

/** `today` is the day in the programme's zone. */
export function standingOf(counted: Counted, waiting: WaitingNumbers, today: string): ProgrammeStanding {
  const numbers = numbersOf(counted, today);
  return { numbers, waiting, health: healthOf(counted, numbers, waiting) };
}
