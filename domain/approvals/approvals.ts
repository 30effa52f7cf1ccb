import type { Action, Substitution } from './actions/actions';
import type { Addresses } from '../programme/identities';
import type { IdentityTier, Policy, Rule } from '../programme/policies';
import type { Text } from '../shared/text';
import type { Titles } from '../programme/titles';
import type { PartyKey, GroupKey, Person } from '../shared/keys';
import type { TimesDecision } from '../programme/decided-times';
import type { Seat } from '../programme/governance';

export const verdicts = ['approve', 'approveWithConditions', 'requestChanges', 'reject', 'abstain', 'recuse'] as const;
export type Verdict = (typeof verdicts)[number];

export type Outcome =
  'approved' | 'approvedWithConditions' | 'changesRequested' | 'rejected' | 'withdrawn' | 'expired' | 'impossible';

/** Whether it ended in approval, under conditions or without. */
export const isApproved = (outcome: 'open' | Outcome): boolean =>
  outcome === 'approved' || outcome === 'approvedWithConditions';

/** What an approval may be about. */
export const subjectKinds = [
  'agreement',
  'milestone',
  'gate',
  'waiver',
  'failure',
  'exception',
  'change',
  'policy',
  'adjustment',
  'assessment',
  'plan',
  'scope',
  'cost',
  'evaluation',
  'budget',
  'budgetException',
  'commissioning',
  'improvement',
  'riskAcceptance',
  'riskClosing',
  'innovation',
  'distribution',
  'draw',
  'ratification',
  'request',
  'review',
] as const;

/** What an approval is about; `key` names it within its kind. */
export interface Subject {
  readonly kind: (typeof subjectKinds)[number];
  readonly key: string;
}

/** A file, link or number that people are shown; `hash` is the SHA-256 of a file's bytes, in hex. */
export interface Evidence {
  readonly kind: 'document' | 'minutes' | 'link' | 'number';
  readonly title: string;
  readonly url?: string;
  readonly value?: string;
  readonly hash?: string;
}

/** A part of the content that a panel may answer for on its own; `key` names it from round to round. */
export interface Section {
  readonly key: string;
  readonly title: Text;
  readonly text: readonly Text[];
}

/** What is decided on, frozen while it is pending. */
export interface Content {
  readonly title: Text;
  readonly summary: readonly Text[];
  readonly evidence: readonly Evidence[];
  readonly sections?: readonly Section[];
  /** What an approval of it does, as it stands after 同意 and "Agree to" (暂缓, "hold"); its kind says it where left out. */
  readonly deed?: Text;
}

/** A condition under which a seat approves; it becomes an obligation. `due` is `YYYY-MM-DD`. */
export interface Condition {
  readonly text: string;
  readonly owner: string;
  readonly due: string;
}

/** A group asked, with its seats as they were held when the approval opened. */
export interface Panel {
  readonly group: GroupKey;
  readonly title: Text;
  readonly rule: Rule;
  readonly chairMustApprove: boolean;
  /** Seat ids. */
  readonly vetoSeats: readonly string[];
  /** The key of a seat, for each party's own, or the id of one. */
  readonly castingVote?: string;
  readonly vacantSeats: 'against' | 'notCounted';
  readonly onePartyMayDecide?: boolean;
  /** That a request for changes by a veto seat is no veto, as in approvals that were opened before it was one. */
  readonly vetoes?: 'rejections';
  /** Keys of the content's sections that this panel answers for; all of the content when left out. */
  readonly sections?: readonly string[];
  readonly seats: readonly Seat[];
}

export interface Stage {
  readonly panels: readonly Panel[];
}

/** The instants of one stage: ISO 8601 with offset. `reminders` fall in the addressees' working hours, in order, none after `dueAt`. */
export interface StagePlan {
  readonly opensAt: string;
  readonly dueAt: string;
  readonly provisional: boolean;
  readonly reminders: readonly { readonly at: string; readonly parties: readonly PartyKey[] }[];
  readonly rule: Text;
  readonly calendarVersions: readonly string[];
}

/** Somebody who voted says, after the close, that they should not have; `at` is when the API accepted it (ISO, UTC). */
export interface LateRecusal {
  readonly seat: string;
  readonly person: Person;
  readonly reason: string;
  readonly at: string;
}

/** An approval as it was opened. */
export interface ApprovalRequest {
  readonly programme: string;
  readonly approval: string;
  readonly round: number;
  readonly subject: Subject;
  readonly content: Content;
  /** SHA-256 (hex) of the canonical JSON of `content`. */
  readonly contentHash: string;
  readonly requester: Person;
  /** Who gains by it: barred from deciding as the requester is. */
  readonly beneficiaries?: readonly Person[];
  /** Set since whoever recuses themselves is out of the matter with every seat: an older one counts their other seats on as it did. */
  readonly recusalBarsPerson?: true;
  /** Votes of the round before that carry over, since nothing changed in what they answer for. */
  readonly carried?: readonly Decision[];
  /** The closed approval that a late recusal has reviewed, and its outcome, which stands meanwhile. */
  readonly review?: { readonly of: string; readonly outcome: Outcome; readonly recusal: LateRecusal };
  /** The substitutions in force when it opened. */
  readonly substitutions?: readonly Substitution[];
  /** Whose second address which one is, as the programme knew then: whoever uses either is the same person. Opened before these were kept: none. */
  readonly addresses?: Addresses;
  readonly policy: Omit<Policy, 'stages'>;
  readonly stages: readonly Stage[];
  /** By which rules its answers are counted; those of before when left out. See docs/decisions/0036. */
  readonly counting?: 2;
  readonly definitionVersion: string;
  /** By which decision its times are others than that version says. */
  readonly timesDecided?: TimesDecision;
  /** What the programme calls its parties and groups, for the sentences about it. */
  readonly titles: Titles;
}

/** One accepted answer of one seat. History, ledger, page and mail hold this same object. */
export interface Decision {
  readonly seat: string;
  readonly person: Person;
  readonly verdict: Verdict;
  readonly comment: string;
  readonly conditions: readonly Condition[];
  readonly round: number;
  readonly contentHash: string;
  /** When the API accepted it (ISO, UTC): what counts against the deadline. */
  readonly acceptedAt: string;
  readonly identity: IdentityTier;
  /** The round in which it was given, when it carries over from there. */
  readonly carriedFrom?: number;
}

/** One escalation step taken: `step` is its index in the policy's chain, `to` the persons it reached. */
export interface Escalation {
  readonly step: number;
  readonly at: string;
  readonly to: readonly Person[];
  /** The seats through which they were reached, when those are not asked here: they tell for which party each person may act. */
  readonly seats?: readonly Seat[];
}

/** An approval while it runs and after: a value; every change is a new one. */
export interface Approval {
  readonly request: ApprovalRequest;
  /** Index of the open stage. */
  readonly stage: number;
  /** The deadline of the open stage; moved on by an escalation step. */
  readonly dueAt: string;
  /** Every accepted decision in the order of acceptance; a seat's last one counts. */
  readonly decisions: readonly Decision[];
  /** The escalation steps taken in the open stage, in order. */
  readonly escalations: readonly Escalation[];
  /** What else happened to it, in order; none when left out. */
  readonly changes?: readonly Action[];
  /** The reviews that recusals after the close have opened, by the ids of their approvals; none when left out. */
  readonly reviews?: readonly { readonly review: string; readonly recusal: LateRecusal }[];
  /** Set by what is not a vote: a withdrawal, the deadline, an override, or a seat that nobody filled in time. */
  readonly ended?: 'withdrawn' | 'expired' | 'rejected' | 'approved' | 'impossible';
  /** The reserved name in which the exit of its programme has withdrawn it. */
  readonly withdrawnBy?: Person;
}

/** How many seats have answered what; `unheard` are those that are awaited and those that nobody holds. */
export interface Numbers {
  readonly for: number;
  readonly against: number;
  readonly changes: number;
  readonly abstained: number;
  readonly recused: number;
  readonly unheard: number;
}

/** Where one party of a panel (or all seats together, `party: null`) stands. */
export interface BenchStanding {
  readonly group: GroupKey;
  readonly party: PartyKey | null;
  /** Seats, or their weights where the rule weighs them. */
  readonly needed: number;
  readonly approvals: number;
  readonly numbers: Numbers;
  /** Ids of the seats whose answer can still matter, or must be heard. */
  readonly awaited: readonly string[];
  /** Ids of the vacant and recused seats that must be filled, where only that can still bring a decision about. */
  readonly toFill: readonly string[];
  readonly state: 'open' | Outcome;
  readonly why: Text;
}

export interface Tally {
  readonly outcome: 'open' | Outcome;
  readonly standings: readonly BenchStanding[];
  /** Of all seats that are asked, each once. */
  readonly numbers: Numbers;
  readonly why: Text;
}
