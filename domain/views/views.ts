import type { Substitution } from '../approvals/actions/actions';
import type { Programme } from '../programme/programme';
import type { Text } from '../shared/text';
import type { ProgrammeState } from '../programme/undertakings';
import type { WaitingView } from '../programme/awaited';
import type { PhaseView } from '../phases/views';
import type { Kind, Lists } from './kept';

/**
 * A programme's head: how it stands and what it is made of, without what it waits for, which may be a hundred thousand things. Like all
 * that pages and lists show a projection of the ledger, which can be built again from it at any time.
 */
export interface ProgrammeView extends Lists<Exclude<Kind, 'phases' | 'milestones' | 'faults'>> {
  readonly key: string;
  readonly title: Text;
  readonly state: ProgrammeState;
  readonly version: string;
  readonly definition: Programme;
  readonly phases: readonly PhaseView[];
  /** Who stands in for whom as its roster told last; left out where nobody does. */
  readonly substitutions?: readonly Substitution[];
}

/** The same with what it waits for, or what of that is looked at. */
export interface WaitingProgrammeView extends ProgrammeView {
  readonly waiting: readonly WaitingView[];
}

/** A programme at a glance: its head, the first page of what it waits for, and how much that is in all. */
export interface ProgrammeGlance extends WaitingProgrammeView {
  readonly waitingCount: number;
  /** Where the following page begins; there when there is one. */
  readonly waitingNext?: string;
}

/** What lists of programmes show of one. */
export type ProgrammeLine = Pick<ProgrammeView, 'key' | 'title' | 'state' | 'version'>;

/** Something that waits on a person and is no vote, with the programme that it belongs to. */
export interface ErrandView extends WaitingView {
  readonly programme: string;
  readonly programmeTitle: Text;
}
