import type { ChainedEntry } from '../../domain/record/ledger';
import type { RosterTimeline } from '../../domain/roster/timeline';
import type { Text } from '../../domain/shared/text';
import type { ProgrammeView } from '../../domain/views/views';
import type { Reader } from '../ui/frame';
import type { Typed } from '../ui/thing';
import type { shownRefusal } from '../ui/refusal';

/** Everything that the page of a programme's seats shows. */
export interface RosterScene {
  readonly reader: Reader;
  readonly view: ProgrammeView;
  readonly timeline: RosterTimeline;
  /** What each vacant seat holds up. */
  readonly blocked: ReadonlyMap<string, readonly Text[]>;
  readonly entries: readonly ChainedEntry[];
  /** For the forms of whoever is signed in. */
  readonly nonce: string;
  /** Whether the visitor may appoint. */
  readonly isOffice: boolean;
  readonly isDone: boolean;
  readonly refused?: ReturnType<typeof shownRefusal>;
  readonly typed: Typed;
}
