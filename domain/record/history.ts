import type { LocalDate } from '../calendar/dates';
import type { GroupKey, Person } from '../shared/keys';
import type { Noun } from './nouns';

/** Which entries of a programme's record are looked for: those to which all that is said applies. */
export interface HistoryFilter {
  /** What happened to things of one kind. */
  readonly kind?: Noun;
  /** What one thing told, or names it: its key, or the id of its process. */
  readonly thing?: string;
  /** What names a person, as the one who did it or otherwise. */
  readonly person?: Person;
  /** What names a group, or one of its seats. */
  readonly group?: GroupKey;
  /** The first and the last day, in the programme's zone. */
  readonly from?: LocalDate;
  readonly until?: LocalDate;
}
