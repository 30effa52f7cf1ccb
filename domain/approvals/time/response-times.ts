import type { Calendar } from '../../calendar/calendar';
import { workingTimeBetween } from '../../calendar/hours';
import type { Instant } from '../../calendar/zones';
import type { GroupKey, PartyKey } from '../../shared/keys';
import { by } from '../../shared/order';
import type { Text } from '../../shared/text';
import type { Subject } from '../approvals';

/**
 * One seat that was asked in an approval, and until when: its answer, or its close where nobody waited for the seat any longer. What is
 * still asked has no end.
 */
export interface SeatAsked {
  readonly approval: string;
  readonly title: Text;
  readonly kind: Subject['kind'];
  readonly group: GroupKey;
  readonly party: PartyKey;
  readonly seat: string;
  readonly askedAt: Instant;
  readonly state: 'open' | 'answered' | 'unanswered';
  readonly until?: Instant;
}

/** The same with the working hours (milliseconds) that it took, or has taken until now, in the calendar of its party. */
export interface SeatTimed extends SeatAsked {
  readonly took: number;
}

/** How long answers took: the median of at least `FEWEST`, of fewer none. */
export interface ResponseTimes {
  readonly answers: number;
  /** Milliseconds of working time. */
  readonly median?: number;
  /** How many are still asked, and of how many nothing came until the close. */
  readonly open: number;
  readonly unanswered: number;
}

/** Of fewer answers a median would mislead. Source: docs/rules/approval-time.md, "Response times". */
export const FEWEST = 5;

/** Answers by what they have in common, for each party; `all` is of every party together. */
export interface ResponseRow<Key extends string = string> extends ResponseTimes {
  readonly key: Key;
  readonly parties: Readonly<Record<PartyKey, ResponseTimes>>;
}

/** Who answers how fast, by group and by what is decided, and what waited longest, the longest first. */
export interface ResponseReport {
  readonly all: ResponseTimes;
  readonly parties: Readonly<Record<PartyKey, ResponseTimes>>;
  readonly groups: readonly ResponseRow<GroupKey>[];
  readonly kinds: readonly ResponseRow<Subject['kind']>[];
  readonly longest: readonly SeatTimed[];
}

/** Milliseconds of working time in hours, to one decimal. */
export const inHours = (ms: number): number => Math.round(ms / 360_000) / 10;

const medianOf = (sorted: readonly number[]): number => {
  const middle = Math.floor(sorted.length / 2);
  const [below = 0, above = 0] = [sorted[middle - 1], sorted[middle]];
  return sorted.length % 2 === 0 ? (below + above) / 2 : above;
};

const timesOf = (all: readonly SeatTimed[]): ResponseTimes => {
  const of = (wanted: SeatAsked['state']) => all.filter(({ state }) => state === wanted);
  const took = of('answered')
    .map((one) => one.took)
    .sort((a, b) => a - b);
  return {
    answers: took.length,
    open: of('open').length,
    unanswered: of('unanswered').length,
    ...(took.length >= FEWEST && { median: medianOf(took) }),
  };
};

const partsOf = <Key extends string>(all: readonly SeatTimed[], keyOf: (one: SeatTimed) => Key) =>
  [...new Set(all.map(keyOf))].map((key) => ({ key, own: all.filter((one) => keyOf(one) === key) }));

const byParty = (all: readonly SeatTimed[]): Readonly<Record<PartyKey, ResponseTimes>> =>
  Object.fromEntries(partsOf(all, ({ party }) => party).map(({ key, own }) => [key, timesOf(own)]));

const rowsOf = <Key extends string>(
  all: readonly SeatTimed[],
  keyOf: (one: SeatTimed) => Key,
): readonly ResponseRow<Key>[] =>
  partsOf(all, keyOf)
    .map(({ key, own }) => ({ key, ...timesOf(own), parties: byParty(own) }))
    .sort(by(({ key }) => key));

/** So many that waited longest are named. */
const NAMED = 10;

/**
 * How long the seats of a programme took to answer, in the working hours of their party; what is still asked counts to `now` among those
 * that waited longest, and in no median. Source: docs/rules/approval-time.md, "Response times".
 */
export function responseTimes(
  asked: readonly SeatAsked[],
  calendars: Readonly<Record<PartyKey, Calendar>>,
  now: Instant,
): ResponseReport {
  const timed = asked.flatMap((one): readonly SeatTimed[] => {
    const calendar = calendars[one.party];
    return calendar ? [{ ...one, took: workingTimeBetween(calendar, one.askedAt, one.until ?? now) }] : [];
  });
  return {
    all: timesOf(timed),
    parties: byParty(timed),
    groups: rowsOf(timed, ({ group }) => group),
    kinds: rowsOf(timed, ({ kind }) => kind),
    longest: timed
      .filter(({ took }) => took > 0)
      .sort((a, b) => b.took - a.took)
      .slice(0, NAMED),
  };
}
