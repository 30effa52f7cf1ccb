import { cyclePeriodOf, periodAfter, periodNamed, type CyclePeriod } from '../calendar/cycles';
import type { LocalDate } from '../calendar/dates';
import { officePeople } from '../programme/parties';
import type { Programme } from '../programme/programme';
import { ownersOf, reviewEvery, signalsOf, type SignalPlan } from '../programme/strategy-plans';
import type { ProgrammeState } from '../programme/undertakings';
import { peopleOwning } from '../programme/watchers';
import type { CycleKey, Person } from '../shared/keys';
import type { Text } from '../shared/text';
import type { WatchKind } from './watches';

/** Something that is followed: what, how often, and who answers. */
export interface WatchItem {
  readonly key: string;
  readonly kind: WatchKind;
  readonly title: Text;
  readonly every: CycleKey;
  readonly people: readonly Person[];
  /** Of a date. */
  readonly on?: LocalDate;
}

/** Whether anything of the strategy is followed from the programme's first day: it names signals, or how often a plan is reviewed. */
export const isWatched = ({ strategy }: Pick<Programme, 'strategy'>): boolean =>
  (strategy.signals ?? []).length > 0 || strategy.horizons.some(({ review }) => review !== undefined);

/** The review of a plan is known by its horizon. */
export const reviewKey = (horizon: string): string => `${horizon}-review`;

const signalItem = (programme: Programme, signal: SignalPlan): WatchItem => {
  const { key, source: kind, title, every, on } = signal;
  const people = kind === 'figure' ? peopleOwning(programme, ownersOf(signal)) : [];
  return { key, kind, title, every, people, ...(on !== undefined && { on }) };
};

/**
 * What is followed while a programme stands so: signals until it is wound up; the reviews of its plans outlive it.
 * Source: docs/rules/strategy.md, "Plans".
 */
export const watchItems = (programme: Programme, state: ProgrammeState): readonly WatchItem[] => [
  ...(state === 'running' || state === 'completed'
    ? signalsOf(programme).map((signal) => signalItem(programme, signal))
    : []),
  ...programme.strategy.horizons.map((horizon): WatchItem => ({
    key: reviewKey(horizon.key),
    kind: 'review',
    title: horizon.title,
    every: reviewEvery(horizon),
    people: officePeople(programme),
  })),
];

/** The item of that key, also of a programme that is over. */
export const watchItem = (programme: Programme, key: string): WatchItem | undefined =>
  watchItems(programme, 'running').find((each) => each.key === key);

/**
 * The next period that is asked for: the one after the last, at first the one in which it begins; after an outage only the newest of those
 * that are over, since what was true then can't be seen any more.
 */
export function nextWatchPeriod(
  every: CycleKey,
  { last, since, today }: { readonly last?: string | undefined; readonly since: LocalDate; readonly today: LocalDate },
): CyclePeriod {
  let period = last === undefined ? cyclePeriodOf(every, since) : periodAfter(every, periodNamed(every, last));
  for (let next = periodAfter(every, period); next.ends < today; next = periodAfter(every, next)) period = next;
  return period;
}
