import type { LocalDate } from '../calendar/dates';
import type { Trigger } from '../programme/evaluation-plans';
import type { PartyKey, Person } from '../shared/keys';
import type { Text } from '../shared/text';

/**
 * Why a special evaluation opens; `key` names the cause for ever, so that one opens for it once. Source:
 * docs/rules/evaluation.md, "Special evaluations".
 */
export interface Cause {
  readonly trigger: Trigger;
  readonly key: string;
  /** The day on which it arose. */
  readonly on: LocalDate;
  /** What happened, for whoever is asked. */
  readonly what: Text;
  /** The party that asked for it, and who did so in its name. */
  readonly party?: PartyKey;
  readonly by?: Person;
}
