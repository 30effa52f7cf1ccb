import { chineseDay, englishDay } from '../../calendar/said-days';
import { each } from '../../calendar/calendar';
import { workingTimeBetween } from '../../calendar/hours';
import { localDateOf } from '../../calendar/zones';
import { by } from '../../shared/order';
import { text } from '../../shared/sentences';
import type { ApprovalStep, ComputedFigure, Countable, Counted, CountedPeriod } from './counts';
import { isWithin } from './counts';

/** An approval that somebody withdrew, or that nobody could meet, was not late. */
const isNoDecision = ({ outcome }: ApprovalStep) => outcome === 'withdrawn' || outcome === 'impossible';

const isAfter = (one: string, other: string) => Date.parse(one) > Date.parse(other);

/** The deadline with which a stage was opened and that its end missed, the first of them. */
const missedDeadline = (steps: readonly ApprovalStep[], asOf: string): string | undefined => {
  const stages = steps.filter(({ type }) => type === 'approval.opened' || type === 'approval.stageOpened');
  const closed = steps.find(({ type }) => type === 'approval.closed');
  return stages.flatMap(({ dueAt }, at) => {
    const next = stages[at + 1];
    const hasLapsed = !next && closed?.outcome === 'expired';
    const ended = next?.at ?? closed?.at ?? asOf;
    return dueAt !== undefined && (hasLapsed || isAfter(ended, dueAt)) ? [dueAt] : [];
  })[0];
};

interface Settled extends Counted {
  readonly hours?: number;
}

/** What became of one approval, on the day on which it was decided in time or missed its first deadline; nothing while it is open in time. */
const settledOf = (steps: readonly ApprovalStep[], { asOf, zone, calendars }: Countable): readonly Settled[] => {
  const [opened] = steps;
  const closed = steps.find(({ type }) => type === 'approval.closed');
  if (!opened || opened.type !== 'approval.opened' || (closed && isNoDecision(closed))) return [];
  const { process, title } = opened;
  const missed = missedDeadline(steps, asOf);
  const [calendar] = each(calendars);
  const known = { thing: process, process, ...(title && { title }) };
  const hours = closed && calendar ? workingTimeBetween(calendar, opened.at, closed.at) / 3_600_000 : undefined;
  const timed = hours === undefined ? {} : { hours };
  if (missed !== undefined) {
    const on = localDateOf(missed, zone);
    const why = text(
      `未在首个期限（${chineseDay(on)}）前决定`,
      `not decided before its first deadline (${englishDay(on)})`,
    );
    return [{ ...known, ...timed, number: opened.number, on, isGood: false, why }];
  }
  if (!closed) return [];
  const on = localDateOf(closed.at, zone);
  return [
    {
      ...known,
      ...timed,
      number: closed.number,
      on,
      isGood: true,
      why: text(`${chineseDay(on)}决定`, `decided on ${englishDay(on)}`),
    },
  ];
};

/** The middle of some hours, to a tenth; nothing without any. */
const median = (hours: readonly number[]): string | null => {
  const sorted = hours.toSorted((one, other) => one - other);
  const half = (sorted.length - 1) / 2;
  const [low, high] = [sorted[Math.floor(half)], sorted[Math.ceil(half)]];
  return low === undefined || high === undefined ? null : ((low + high) / 2).toFixed(1);
};

/** The approvals that were decided in time in a period, or missed their first deadline in it: each counts once, ever. */
export function decisions(
  countable: Countable,
  period: CountedPeriod,
): { readonly counted: readonly Counted[]; readonly details: NonNullable<ComputedFigure['details']> } {
  const ids = [...new Set(countable.approvals.map(({ process }) => process))];
  const steps = new Map(ids.map((id) => [id, [] as ApprovalStep[]]));
  for (const step of countable.approvals) steps.get(step.process)?.push(step);
  const settled = [...steps.values()]
    .flatMap((each) =>
      settledOf(
        each.toSorted((one, other) => one.number - other.number),
        countable,
      ),
    )
    .filter(({ on }) => isWithin(period, on));
  const escalations = countable.approvals.filter(
    ({ type, at }) => type === 'approval.escalated' && isWithin(period, localDateOf(at, countable.zone)),
  ).length;
  return {
    counted: settled.map(({ hours: _, ...counted }) => counted).toSorted(by(({ on, thing }) => `${on} ${thing}`)),
    details: { medianWorkingHours: median(settled.flatMap(({ hours }) => hours ?? [])), escalations },
  };
}
