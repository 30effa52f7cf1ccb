import type { SurvivingClause } from '../programme/clauses';
import type { ObligationClock } from './register-clock';
import type { Proposal } from './proposals';
import type { LocalDate } from '../calendar/dates';
import type { NonCompeteWindow } from './non-competes';
import type { NoticeDates } from './notice-dates';
import type { Instant } from '../calendar/zones';
import type { PartyKey, Person } from '../shared/keys';

/**
 * The states of an agreement. Source: docs/rules/agreements.md, "States". `renewed`: in force, in a later term than the
 * first.
 */
export type AgreementState =
  | 'draft'
  | 'negotiating'
  | 'internalApproval'
  | 'rejected'
  | 'withdrawn'
  | 'signing'
  | 'conditionsPending'
  | 'lapsed'
  | 'signed'
  | 'effective'
  | 'renewed'
  | 'expiring'
  | 'suspended'
  | 'expired'
  | 'terminated'
  | 'survival'
  | 'closed';

/** How a condition precedent was met; `isDeemed`: nobody met it, people decided that it counts as met. */
export interface ConditionMet {
  readonly on: LocalDate;
  readonly evidence: string;
  readonly isDeemed?: true;
}

/** What one party told the others, and when it counts as received by the last of them. `term` is the one that ran then. */
export interface Notice {
  readonly kind: 'renew' | 'notToRenew' | 'terminate' | 'breach';
  readonly from: string;
  readonly sentAt: Instant;
  readonly receivedOn: LocalDate;
  readonly receivedAt: Instant;
  readonly provisional: boolean;
  readonly reason: string;
  readonly term: number;
}

/** The dates of the term that runs. `endsAt` is when its last day is over. */
export interface TermPlan {
  readonly expiresOn: LocalDate;
  readonly endsAt: Instant;
  readonly notice?: NoticeDates;
  readonly windowAt?: Instant;
  readonly provisional: boolean;
  readonly calendarVersions: Readonly<Record<string, string>>;
}

/** A day on which something ends or begins, and the instant at which it does. */
export interface Moment {
  readonly on: LocalDate;
  readonly at: Instant;
}

/** Why an agreement ends before its term. */
export type EndReason = 'convenience' | 'breach' | 'mutual' | 'parent';

/** One text of the agreement; the one before is superseded on the day on which it takes over. */
export interface Version {
  readonly version: number;
  readonly effectiveOn: LocalDate;
  readonly approval: string;
  readonly months?: number;
}

/** Who signed for a party, on which day, which document (SHA-256 in hex), and who of the office recorded it. */
export interface SignatureMade {
  readonly signatory: string;
  readonly signedOn: LocalDate;
  readonly documentHash: string;
  readonly by: Person;
}

/** What is signed: the documents that were approved (hashes), each party's signature, and another document that the parties confirm. */
export interface Signing {
  readonly documents?: readonly string[];
  /** Party to the day of its signature. */
  readonly signedOn?: Readonly<Record<PartyKey, LocalDate>>;
  /** The same with everything that was recorded; signatures from before 2026-11-29 are not among them. */
  readonly signatures?: Readonly<Record<PartyKey, SignatureMade>>;
  readonly confirmation?: {
    readonly documentHash: string;
    /** Party to the person who confirmed for it. */
    readonly confirmedBy: Readonly<Record<PartyKey, Person>>;
  };
}

/** An amendment that the groups approved, until it takes over; `signedOn` by party. */
export interface PendingAmendment extends Version, Signing {
  readonly takesOver: Moment;
  readonly signedOn: Readonly<Record<string, LocalDate>>;
}

/** A breach that may be cured until then: by which party it was noticed, and its number among the notices. */
export interface Cure extends Moment {
  readonly from?: PartyKey;
  readonly breach?: number;
}

/** How long a clause lives on. */
export interface SurvivalClock extends SurvivingClause {
  readonly until: Moment;
  readonly isOver?: true;
}

/** What has become of an agreement, alike in its process and on its page. */
export interface AgreementLife extends Signing {
  /** Which term runs; the first when left out. */
  readonly term?: number;
  /** The length of a term where an amendment has changed it. */
  readonly months?: number;
  readonly conditionsMet?: Readonly<Record<string, ConditionMet>>;
  readonly plan?: TermPlan;
  readonly isWindowOpen?: boolean;
  /** How many of the reminders of this term have gone out. */
  readonly reminded?: number;
  readonly notices?: readonly Notice[];
  /** The first of the breaches that may still be cured. */
  readonly cure?: Cure;
  /** The others, each with a period of its own: a counter-breach, or another of the same party. */
  readonly cures?: readonly Cure[];
  /** The day that its groups agreed on for it to begin, where it waits for one. */
  readonly begins?: Moment;
  /** It ends then, for that reason. */
  readonly end?: Moment & { readonly why: EndReason };
  readonly endedOn?: LocalDate;
  /** How often its groups were asked about it since it was signed, and what they decide on now. */
  readonly asked?: number;
  readonly pending?: { readonly approval: string; readonly proposal: Proposal; readonly documents?: readonly string[] };
  readonly amendment?: PendingAmendment;
  readonly versions?: readonly Version[];
  /** The agreement above has ended: it waits for a decision on its own fate. */
  readonly orphaned?: { readonly parent: string; readonly on: LocalDate };
  readonly fate?: 'continue' | 'suspend' | 'terminate' | 'novate';
  readonly survives?: readonly SurvivalClock[];
  /** The clocks of its obligations, by key: the register of what comes. */
  readonly register?: Readonly<Record<string, ObligationClock>>;
  readonly nonCompeteWindow?: NonCompeteWindow;
  /** Its programme is being wound up. */
  readonly isWindingUp?: boolean;
  /** … and its office was asked what becomes of it; agreements from before 2026-11-29 were not. */
  readonly isLeaving?: boolean;
  /** That question is open. */
  readonly isFateAsked?: boolean;
  /** Its programme has ended; it goes on by itself, to its own last day. */
  readonly isProgrammeOver?: boolean;
}

const forming: readonly AgreementState[] = [
  'draft',
  'negotiating',
  'internalApproval',
  'rejected',
  'signing',
  'conditionsPending',
  'signed',
];
const running: readonly AgreementState[] = ['effective', 'renewed', 'expiring', 'suspended'];

/** Not in effect yet, and it may still come to that. */
export const isForming = (state: AgreementState): boolean => forming.includes(state);

/** Its term runs, suspended or not. */
export const isRunning = (state: AgreementState): boolean => running.includes(state);

/** It has ended, or will never begin: nothing new can stand under it. */
export const isOver = (state: AgreementState): boolean => !isForming(state) && !isRunning(state);

/** The breaches that may still be cured, in the order of their notices. */
export const openCures = ({ cure, cures = [] }: AgreementLife): readonly Cure[] => (cure ? [cure, ...cures] : cures);

/** It binds the parties as a whole. */
export const isInForce = (state: AgreementState): boolean => isRunning(state) && state !== 'suspended';

/** How an agreement in force is called. */
export const inForce = ({ isWindowOpen = false, term = 1 }: AgreementLife): AgreementState => {
  if (isWindowOpen) return 'expiring';
  return term > 1 ? 'renewed' : 'effective';
};

/** Not signed by everybody: nobody is bound, and it can be let go. */
export const isUnsigned = (state: AgreementState): boolean =>
  ['draft', 'negotiating', 'rejected', 'signing'].includes(state);

/** What the winding up of its programme makes of it where the office is asked: whether an amendment is dropped. */
export const dropsAmendment = ({ amendment }: AgreementLife, signatories: readonly PartyKey[]): boolean =>
  amendment !== undefined && signatories.some((party) => amendment.signedOn[party] === undefined);

/** Whether people are asked what becomes of it: the agreement above it has ended, or its programme ends, and it binds or is signed. */
export const isFateOpen = ({
  state,
  orphaned,
  isFateAsked,
}: AgreementLife & { readonly state: AgreementState }): boolean =>
  orphaned !== undefined ||
  (isFateAsked === true && (isRunning(state) || state === 'conditionsPending' || state === 'signed'));

/** Whether the winding up of its programme means anything to it: once, and only while it has not ended. */
export const concernsWindingUp = ({
  state,
  isWindingUp,
}: AgreementLife & { readonly state: AgreementState }): boolean =>
  !isWindingUp && (isForming(state) || isRunning(state));
