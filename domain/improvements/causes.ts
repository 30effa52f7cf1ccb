import type { LocalDate } from '../calendar/dates';
import type { Severity } from '../programme/improvement-plans';
import { isOver, type Improvement } from './improvements';

/** By what a problem came to be known. Source: docs/rules/improvement.md, "When it opens". */
export const sources = ['observed', 'complaint', 'audit', 'accident', 'score', 'guard', 'finding', 'risk'] as const;
export type Source = (typeof sources)[number];

/** Those that people name; what is measured opens by itself. */
export const reportedSources = ['observed', 'complaint', 'audit', 'accident'] as const satisfies readonly Source[];

/**
 * What opened an improvement by itself. `key` names this one occurrence (`2027-Q1` of the quarterly score): it opens one improvement, ever.
 * `problem` names what is wrong whenever it occurs (`quarterly`): told again, it re-opens the improvement of that problem.
 */
export interface OpeningCause {
  readonly key: string;
  readonly problem: string;
}

/** How grave a problem is taken to be where nobody said so. */
export const usualSeverity: Readonly<Record<Source, Severity>> = {
  observed: 'minor',
  complaint: 'major',
  audit: 'major',
  accident: 'critical',
  score: 'major',
  guard: 'major',
  finding: 'major',
  risk: 'critical',
};

/** The key of an improvement that opened by itself: built from its cause, so that a cause opens one. */
export const keyOfCause = (source: Source, { key }: OpeningCause): string =>
  [source, ...key.split(':')].join('--').replace(/[^A-Za-z0-9-]/g, '-');

/** Whether a cause has been told of it before. */
export const knowsCause = (
  { source, cause, recurrences }: Pick<Improvement, 'source' | 'cause' | 'recurrences'>,
  of: Source,
  { key }: OpeningCause,
): boolean =>
  source === of &&
  [cause, ...recurrences.map((each) => each.cause)].some((each) => each !== undefined && each.key === key);

/** What becomes of a cause: it was told before, is the same problem of an improvement that is open or watched, or opens one. */
export type CauseEnd = { readonly is: 'known' | 'recurs' | 'opens'; readonly key: string };

/** Finds what becomes of a cause. Source: docs/rules/improvement.md, "Recurrence". */
export function endOfCause(
  all: readonly Improvement[],
  source: Source,
  cause: OpeningCause,
  today: LocalDate,
): CauseEnd {
  const knows = all.find((each) => knowsCause(each, source, cause));
  if (knows) return { is: 'known', key: knows.key };
  const same = all.filter((each) => each.source === source && each.cause?.problem === cause.problem);
  const listens = same.find((each) => !isOver(each) && (each.watchedUntil ?? today) >= today);
  return listens ? { is: 'recurs', key: listens.key } : { is: 'opens', key: keyOfCause(source, cause) };
}

/** The same words, however they are spaced, punctuated or written wide. */
const folded = (said: string): string =>
  said
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\p{P}\p{S}\p{Z}\p{C}\s]/gu, '');

/** Whether two causes say the same: one that was found before and did not help is no new one. */
export const isSameCause = (one: string, other: string): boolean => folded(one) === folded(other);
