import { versionsOf } from '../calendar/calendar';
import { stepAfter, type PartyCalendars } from '../approvals/time/plans';
import { policyNamed, withTimes, type TimesRequest } from './policy-times';
import { assertTimesFit } from './refusals';
import { movesOf, type TimeMove } from './words';
import type { Programme } from '../programme/programme';

/** What other times of a policy would change: each from what to what, and the deadline of a matter opened at an instant that asks every party (ISO instants). */
export interface TimesPreview {
  readonly moves: readonly TimeMove[];
  readonly deadline: { readonly opensAt: string; readonly from: string; readonly to: string };
  readonly provisional: boolean;
  readonly calendarVersions: Readonly<Record<string, string>>;
}

/** Throws as `assertTimesFit`. */
export function previewTimes(
  programme: Programme,
  calendars: PartyCalendars,
  { policy: key, times }: Pick<TimesRequest, 'policy' | 'times'>,
  opensAt: string,
): TimesPreview {
  assertTimesFit(programme, { policy: key, times });
  const policy = policyNamed(programme, key);
  const dueBy = ({ within }: typeof policy) => stepAfter(within, opensAt, Object.keys(calendars), calendars);
  const [before, after] = [dueBy(policy), dueBy(withTimes(policy, times))];
  return {
    moves: movesOf(policy, times),
    deadline: { opensAt, from: before.dueAt, to: after.dueAt },
    provisional: before.provisional || after.provisional,
    calendarVersions: versionsOf(Object.values(calendars)),
  };
}
