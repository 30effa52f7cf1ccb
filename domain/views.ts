import type { AgreementClauses } from './agreement-clauses';
import type { AgreementLife, AgreementState } from './agreement-life';
import type { Approval, Outcome, StagePlan, Verdict } from './approvals';
import type { ChangeView } from './baselines';
import type { KeptWithComment } from './comments';
import type { Scorecard } from './evaluations';
import type { Hold } from './holds';
import type { GateOutcome } from './gates';
import type { MilestoneRecord } from './milestones';
import type { Obligation } from './obligations';
import type { PartyKey } from './policies';
import type { TimesChangeView } from './policy-times';
import type { CycleKey, Person, Programme } from './programme';
import type { Outlook } from './schedules';
import type { Dispute } from './disputes';
import type { IpItem } from './ip';
import type { Project } from './projects';
import type { ScopeChange } from './scopes';
import type { Text } from './text';
import type { ProgrammeState } from './undertakings';

/**
 * A programme's head: how it stands and what it is made of, without what it waits for, which may be a hundred thousand things. Like all
 * that pages and lists show a projection of the ledger, which can be built again from it at any time.
 */
export interface ProgrammeView {
  readonly key: string;
  readonly title: Text;
  readonly state: ProgrammeState;
  readonly version: string;
  readonly definition: Programme;
  readonly phases: readonly PhaseView[];
  readonly agreements: readonly AgreementView[];
  readonly evaluations: readonly EvaluationView[];
  readonly obligations: readonly Obligation[];
  readonly changes: readonly ChangeView[];
  /** The requests for other times of its policies, the earliest first. */
  readonly timesChanges: readonly TimesChangeView[];
  readonly projects: readonly Project[];
  readonly disputes: readonly Dispute[];
  readonly ip: readonly IpItem[];
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

export interface PhaseView {
  readonly key: string;
  readonly title: Text;
  readonly state: 'planned' | 'running' | 'atGate' | 'onHold' | 'closed';
  readonly startsOn: string;
  readonly endsOn: string;
  readonly outcome?: GateOutcome;
  readonly gateApproval?: string;
  /** Set while the phase is on hold. */
  readonly hold?: Hold;
  /** How many days its clocks have stood so far, without a hold that lasts. */
  readonly heldDays?: number;
  /** How often a gate has sent it back. */
  readonly recycles?: number;
  readonly milestones: readonly MilestoneView[];
}

export interface MilestoneView extends Outlook {
  /** What it delivers otherwise than planned, or would. */
  readonly scope?: readonly ScopeChange[];
  readonly key: string;
  readonly title: Text;
  readonly state: MilestoneRecord['state'];
  readonly baselineOn: string;
  /** Every baseline it ever had, where there was more than one; the first is the definition's and has no name. */
  readonly baselines?: readonly { readonly name?: string; readonly on: string; readonly from?: string }[];
  /** The baseline and the days for which the clocks have stood. */
  readonly dueOn?: string;
  readonly startedOn?: string;
  readonly actualOn?: string;
  readonly approval?: string;
  /** Why it was waived or given up, or is to be, and by which approval. */
  readonly settlement?: MilestoneRecord['settlement'];
}

/** `conditions` and `signatories` as it was started with, to tell what is still missing. */
export interface AgreementView extends AgreementLife, Pick<AgreementClauses, 'conditions'> {
  readonly key: string;
  readonly title: Text;
  readonly parent?: string;
  readonly state: AgreementState;
  readonly signatories?: readonly PartyKey[];
  readonly approval?: string;
  /** Somebody disputes it; the flag stands beside its state. */
  readonly inDispute?: true;
  readonly signedBy: readonly string[];
  readonly effectiveOn?: string;
  readonly expiresOn?: string;
}

export interface EvaluationView {
  readonly key: string;
  readonly cycle: CycleKey;
  readonly period: string;
  readonly state: 'collecting' | 'signOff' | 'signedOff' | 'returned' | 'abandoned';
  readonly dueAt: string;
  readonly scorecard?: Scorecard;
  readonly approval?: string;
}

/** On whom something waits; `isUnreached`: the mails to them did not arrive; `mustSignIn`: their links are dead. */
export interface Awaited {
  readonly person: Person | null;
  readonly seat?: string;
  readonly title: Text;
  readonly isUnreached?: true;
  readonly mustSignIn?: true;
}

/** One thing that waits: what, on whom, since and until when, and what happens then. `id` is an approval, an obligation or an evaluation, or the key of an agreement, a milestone or a phase. */
export interface WaitingView {
  readonly id: string;
  readonly kind:
    | 'approval'
    | 'actuals'
    | 'obligation'
    | 'signature'
    | 'agreement'
    | 'submission'
    | 'gate'
    | 'proposal'
    | 'exception'
    | 'project'
    | 'dispute'
    | 'ip'
    | 'fault';
  readonly what: Text;
  readonly on: readonly Awaited[];
  readonly since: string;
  readonly dueAt?: string;
  readonly provisional?: boolean;
  /** Of an approval: it goes on only once seats are filled, until when `dueAt` says. */
  readonly isOnHold?: true;
  readonly then: Text;
  /** Its programme has ended: it outlives it. */
  readonly goesOn?: true;
}

/** Something that waits on a person and is no vote, with the programme that it belongs to. */
export interface ErrandView extends WaitingView {
  readonly programme: string;
  readonly programmeTitle: Text;
}

export interface ApprovalView {
  readonly id: string;
  readonly programme: string;
  readonly approval: Approval;
  readonly state: 'open' | Outcome;
  readonly plan: StagePlan;
  readonly openedAt: string;
  readonly closedAt?: string;
}

/** What somebody wrote back by mail; it is no vote. */
export interface CommentView extends Partial<KeptWithComment> {
  readonly person: Person;
  readonly at: string;
  readonly comment: string;
  /** The Message-ID of the mail. */
  readonly source: string;
}

/** One open or answered question to one person for one seat. */
export interface TaskView {
  readonly approval: string;
  readonly programme: string;
  readonly round: number;
  readonly seat: string;
  readonly person: Person;
  readonly title: Text;
  readonly askedAt: string;
  readonly dueAt: string;
  readonly state: 'open' | 'answered' | 'closed';
}

/** What a person decided for a seat, and what has become of the matter; the seat's last answer counts. */
export interface OwnDecisionView {
  readonly approval: string;
  readonly seat: string;
  readonly title: Text;
  readonly verdict: Verdict;
  readonly acceptedAt: string;
  readonly state: 'open' | Outcome;
}
