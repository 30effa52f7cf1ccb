import type { Condition } from '../domain/approvals';
import { assertMeetable } from '../domain/condition-refusals';
import { zoneOf } from '../domain/parties';
import type { Programme } from '../domain/programme';
import { localDateOf } from '../domain/zones';

/** What every door asks of the conditions of a vote or of a gate's proposal, on the day of the programme. Throws `condition_refused`. */
export const assertConditions = (
  programme: Programme,
  conditions: readonly Condition[] | undefined,
  now: Date,
  at?: string,
): void => assertMeetable(programme, conditions ?? [], localDateOf(now.toISOString(), zoneOf(programme)), at);
