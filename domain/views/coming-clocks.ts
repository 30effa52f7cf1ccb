import { idOf, periodKey } from '../shared/ids';
import { awaited, type ComingDate } from '../programme/coming-date';
import { cyclePeriodOf } from '../calendar/cycles';
import { disputeStates, disputeThen } from '../disputes/words';
import { figuresDue } from '../evaluations/figures-due';
import type { Calendars } from '../calendar/calendar';
import type { LocalDate } from '../calendar/dates';
import { isIpOver } from '../ip/ip';
import { ipDateTitles } from '../ip/words';
import { cycleIn } from '../programme/evaluation-defaults';
import { zoneOf } from '../programme/parties';
import { text } from '../shared/sentences';
import type { WaitingProgrammeView } from './views';
import { epochOf, instantIn, localDateOf, type Instant } from '../calendar/zones';
import type { EvaluationCycleKey } from '../shared/keys';
import type { WaitingView } from '../programme/awaited';

/** The day that is over at an instant: a duty of 30 June is due at the midnight that ends it. */
const dayBefore = (instant: Instant, zone: string): LocalDate =>
  localDateOf(instantIn(zone, epochOf(instant) - 1000), zone);

const waits: readonly WaitingView['kind'][] = [
  'approval',
  'actuals',
  'figure',
  'obligation',
  'improvement',
  'innovation',
  'staffing',
];

/**
 * What waits until an instant and is called in a calendar as the waiting list calls it: approvals, figures of evaluations, steps of improvements, and on their
 * day conditions and obligations that nobody has met. A clock that stands still has no date.
 */
export const comingOfWaits = (view: WaitingProgrammeView): readonly ComingDate[] =>
  view.waiting.flatMap(({ id, kind, what, dueAt, provisional = false, isOnHold, then }): readonly ComingDate[] => {
    if (dueAt === undefined || !waits.includes(kind)) return [];
    const when = kind === 'obligation' ? { on: dayBefore(dueAt, zoneOf(view.definition)) } : { at: dueAt };
    const { people } = awaited(view, { id, kind });
    const title = isOnHold ? text(`补任席位：${what.zh}`, `Seats to be filled: ${what.en}`) : what;
    return [{ id, kind, uid: id, ...when, title, why: then, provisional, people, ...(isOnHold && { isOnHold }) }];
  });

/** The end of the tier that a dispute is in. */
export const comingOfDisputes = (view: WaitingProgrammeView): readonly ComingDate[] =>
  view.disputes.flatMap((dispute): readonly ComingDate[] => {
    const { key, title, state, clock } = dispute;
    if (!clock) return [];
    const place = { id: key, kind: 'dispute' } as const;
    const { zh, en } = disputeStates[state];
    return [
      {
        ...place,
        uid: `${view.key}:dispute:${key}:${state}`,
        at: clock.endsAt,
        title: text(`${zh}期届满：${title}`, `${en} ends: ${title}`),
        why: disputeThen(dispute),
        provisional: clock.provisional,
        people: awaited(view, place).people,
      },
    ];
  });

/** The dates of each piece of intellectual property. */
export const comingOfIp = (view: WaitingProgrammeView): readonly ComingDate[] =>
  view.ip
    .filter((item) => !isIpOver(item))
    .flatMap(({ key, title, dates }) =>
      dates.map(({ name, on, reason, provisional }): ComingDate => {
        const { zh, en } = ipDateTitles[name];
        return {
          id: key,
          kind: 'ip',
          uid: `${view.key}:ip:${key}:${name}`,
          on,
          title: text(`${zh}：${title}`, `${en}: ${title}`),
          why: reason,
          provisional,
          people: [],
        };
      }),
    );

/** The figures of the period that runs, of each cycle: its evaluation opens when it is over, under the same name. */
export const comingOfCycles = (
  view: WaitingProgrammeView,
  today: LocalDate,
  calendars: Calendars,
): readonly ComingDate[] => {
  const { definition, evaluations, phases, key, state } = view;
  const last = phases.at(-1)?.endsOn ?? definition.starts;
  if (state !== 'running') return [];
  return (Object.keys(definition.evaluation.cycles) as EvaluationCycleKey[]).flatMap((cycle): readonly ComingDate[] => {
    const { title, dueWorkingDay } = cycleIn(definition.evaluation, cycle);
    const period = cyclePeriodOf(cycle, today > definition.starts ? today : definition.starts);
    const isOpened = evaluations.some((each) => each.cycle === cycle && each.period === period.name);
    if (isOpened || period.starts > last) return [];
    const { dueAt, provisional, rule } = figuresDue(calendars, period, dueWorkingDay);
    const id = idOf(key, 'evaluation', periodKey(cycle, period.name));
    return [
      {
        id,
        kind: 'actuals',
        uid: id,
        at: dueAt,
        title: text(`${title.zh} ${period.name}：实际值`, `${title.en} ${period.name}: actual figures`),
        why: rule,
        provisional,
        people: [],
      },
    ];
  });
};
