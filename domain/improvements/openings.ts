import type { Evidence } from '../approvals/approvals';
import type { LocalDate } from '../calendar/dates';
import { localDateOf } from '../calendar/zones';
import type { Severity } from '../programme/improvement-plans';
import { zoneOf } from '../programme/parties';
import type { Programme } from '../programme/programme';
import type { PartyKey, Person } from '../shared/keys';
import type { Text } from '../shared/text';
import { keyOfCause, usualSeverity, type OpeningCause, type Source } from './causes';
import type { Improvement } from './improvements';

interface Opening {
  readonly title: Text;
  readonly problem: Text;
  readonly severity?: Severity | undefined;
  readonly occurredOn?: LocalDate;
  readonly evidence?: readonly Evidence[];
  /** Instant (ISO) of who opens it. */
  readonly now: string;
}

/** Somebody tells of a problem under a key of their own. */
interface OpenedByPerson extends Opening {
  readonly key: string;
  readonly source: Source;
  readonly by: Person;
  readonly party: PartyKey;
}

/** What is measured, or has happened, opens it by itself; its key is its cause. */
interface OpenedByCause extends Opening {
  readonly source: Source;
  readonly cause: OpeningCause;
}

/** An improvement as it begins: at the analysis of its cause. Source: docs/rules/improvement.md, "When it opens". */
export function openedImprovement(
  programme: Programme,
  { now, severity, ...opening }: OpenedByPerson | OpenedByCause,
): Improvement {
  return {
    key: 'key' in opening ? opening.key : keyOfCause(opening.source, opening.cause),
    ...opening,
    severity: severity ?? usualSeverity[opening.source],
    openedOn: localDateOf(now, zoneOf(programme)),
    state: 'analysis',
    rounds: [{}],
    asked: 0,
    reopened: 0,
    recurrences: [],
  };
}
