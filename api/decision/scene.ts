import type { KeptFile } from '../../domain/evidence/files';
import type { Approval, Condition, Verdict } from '../../domain/approvals/approvals';
import { stageNow } from '../../domain/approvals/seats';
import type { ApprovalView } from '../../domain/approvals/views';
import type { Interruption } from '../../domain/processes/interruptions';
import type { Seat } from '../../domain/programme/governance';
import type { IdentityTier } from '../../domain/programme/policies';
import type { Programme } from '../../domain/programme/programme';
import { titleIn } from '../../domain/programme/titles';
import type { Person } from '../../domain/shared/keys';
import { say, type Language } from '../../domain/shared/text';
import type { DigitsAsked } from '../access/by-hand';
import type { ShownComment } from '../access/comments';
import type { SinceLastRound } from '../evidence/since-last-round';
import type { Reader } from '../ui/frame';
import type { Passing } from './passing-options';
import type { RefusalCode } from '../../domain/shared/refusals';

/** What a person typed into a decision form; shown again after a refusal, never lost. */
export interface TypedDecision {
  readonly seat: string;
  readonly verdict?: Verdict;
  readonly comment: string;
  readonly conditions: readonly Condition[];
}

/** A refusal as a page shows it: its code, and the typed text. */
export interface Refused {
  readonly code: RefusalCode;
  readonly detail?: string;
  readonly typed?: TypedDecision;
}

/** Everything a decision page shows. */
export interface DecisionScene {
  readonly view: ApprovalView;
  readonly programme: Programme;
  readonly person: Person;
  readonly identity: IdentityTier;
  /** Every seat the person has in the matter, and those that may answer now. */
  readonly seats: readonly Seat[];
  readonly answerable: readonly Seat[];
  /** Those that the reader may see now. */
  readonly comments: readonly ShownComment[];
  /** What is wrong with its process, where it is interrupted: nothing is taken then. */
  readonly interruption?: Interruption;
  readonly workingDaysLeft?: number;
  readonly nonce: string;
  /** The files in evidence that are kept and can be read. */
  readonly kept?: readonly KeptFile[];
  /** Right after a decision: the other matters that wait for the person, the nearest deadline first. */
  readonly others?: readonly string[];
  /** Where this decision is made. */
  readonly path: string;
  /** What changed since the round before, when it was asked before. */
  readonly since?: SinceLastRound;
  /** The approval of the next round, when this one was replaced. */
  readonly newer?: string;
  readonly refused?: Refused;
  /** What was typed before the person had to prove again who they are. */
  readonly draft?: TypedDecision;
  /** The link alone says who acts, in a browser that does not know them: what is typed from the mail must come along, is taken no longer, or the mail has none. */
  readonly digits?: DigitsAsked;
  /** Somebody has just said that they are not the one. */
  readonly isNotMe?: boolean;
  /** A code was just mailed. */
  readonly isCodeMailed?: boolean;
  /** Where a company account signs in again for this matter, when one is configured. */
  readonly companySignIn?: string;
  /** The instant of the decision that was just accepted. */
  readonly recordedAt?: string;
  /** What may be done instead of deciding. */
  readonly passing?: Passing;
}

/** What each part of the page is made of: what it shows, and to whom. */
export interface SceneProps {
  readonly scene: DecisionScene;
  readonly reader: Reader;
}

/** Party, group and seat, as one line. */
export function seatLine(approval: Approval, programme: Programme, seat: Seat, language: Language): string {
  const { governance, parties } = programme;
  const panel = approval.request.stages
    .flatMap((_, stage) => stageNow(approval, stage).panels)
    .find(({ seats }) => seats.some(({ id }) => id === seat.id));
  const group = panel?.title ?? governance.groups[seat.group]?.title ?? governance.supervision.title;
  const party = titleIn(parties, seat.party);
  return [party, group, seat.title].map((title) => say(title, language)).join(' · ');
}

/** Whether all of the person's seats have answered, so that what is left is to change one's mind. */
export const hasAnsweredAll = ({ view, answerable }: DecisionScene) =>
  answerable.every(({ id }) => view.approval.decisions.some(({ seat }) => seat === id));
