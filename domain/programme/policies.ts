import type { Text } from '../shared/text';
import type { PartyKey, GroupKey, Person } from '../shared/keys';
import type { ReminderPoint } from '../calendar/reminders';

/** How many approvals a set of seats needs; all numbers are integers. */
export type CountRule =
  | 'all'
  | 'any'
  | { readonly atLeast: number }
  | { readonly share: { readonly percent: number; readonly strictly?: boolean } }
  | { readonly weighted: { readonly threshold: number } };

/** One rule for all seats together, or one for each party so that neither can outvote the other. */
export type Rule = CountRule | { readonly bothParties: CountRule | Readonly<Record<PartyKey, CountRule>> };

/** A group asked in one stage with one rule. `group: '$subject'` stands for the groups that the subject names. */
export interface PanelPolicy {
  readonly group: GroupKey;
  readonly rule: Rule;
  readonly chairMustApprove?: boolean;
  /** Seat keys (within the group) whose rejection or request for changes ends the matter at once. */
  readonly vetoSeats?: readonly string[];
  /** Seat key (within the group) or id of a seat whose vote decides a tie, either way, when nobody is awaited any longer. */
  readonly castingVote?: string;
  /** Whether a vacant seat is part of the whole: it counts `against` (default), or it is `notCounted`. */
  readonly vacantSeats?: 'against' | 'notCounted';
  /** Whether a rule for all seats together may be met while every seat of one party is vacant; it may not when left out. */
  readonly onePartyMayDecide?: boolean;
  /** Keys of the content's sections that this panel answers for; with `smartReapproval` its votes outlive a round that left them alone. */
  readonly sections?: readonly string[];
}

export interface StagePolicy {
  readonly panels: readonly PanelPolicy[];
}

/** A length of time; working days and hours are counted on the calendars of the parties asked. */
export type Within =
  | { readonly workingDays: number }
  | { readonly workingHours: number }
  | { readonly days: number }
  | { readonly months: number };

/** How sure we must be who decides; strategic and financial gates ask for `signIn` at least. */
export type IdentityTier = 'link' | 'link+code' | 'signIn' | 'signIn+again';

/** Who hears of an overdue approval, and what they may do: be told, be added as approvers, or take it over. */
export interface EscalationStep {
  readonly to: 'groupChair' | 'committee' | 'supervision' | GroupKey;
  readonly within: Within;
  readonly does: 'notify' | 'addApprovers' | 'handOver';
}

export interface Policy {
  /** What people call it; without one it is known by its key. */
  readonly title?: Text;
  readonly stages: readonly StagePolicy[];
  readonly within: Within;
  readonly remind: readonly ReminderPoint[];
  /** `approve` acts under a reserved name, and never for strategic or financial panels. */
  readonly atDeadline: 'expire' | 'escalate' | 'reject' | 'approve';
  /** The chain climbed when `atDeadline` is `escalate`; at its end the approval expires. */
  readonly escalation: readonly EscalationStep[];
  readonly hearEverybody: boolean;
  readonly requesterMayNotDecide: boolean;
  readonly hideVotesUntilClose: boolean;
  readonly identity: IdentityTier;
  /** Nobody answers for two seats: within one stage (`panels`), or in the whole matter (`stages`). */
  readonly distinctPeople?: 'panels' | 'stages';
  /** Whether a task may be delegated to somebody who votes in the same stage already. */
  readonly multiSeat?: boolean;
  /** Whether a vote carries over to the next round when what it answers for is unchanged. */
  readonly smartReapproval?: boolean;
  /** A question may stop the clock once, for so long at most; it never does when left out. */
  readonly questionPause?: Within;
  /** How long people have anew once an outage no longer holds up their reminders; one working day when left out. */
  readonly noticePeriod?: Within;
  /** How long a matter waits, on hold, for a seat to be filled without which it can't be decided; five working days when left out. */
  readonly vacancyGrace?: Within;
  /** Who is told at opening and at close, and has no vote (抄送). */
  readonly copies?: readonly Person[];
}

/** What the policies have in common that rules ask for where a definition names none. */
export const usualPolicy = {
  escalation: [],
  hearEverybody: false,
  requesterMayNotDecide: true,
  hideVotesUntilClose: false,
} as const satisfies Partial<Policy>;

/**
 * How long a matter waits for a seat to be filled: what the policy says, else five working days.
 * Source: docs/rules/approvals.md, "A missing seat".
 */
export const vacancyGraceOf = ({ vacancyGrace = { workingDays: 5 } }: Pick<Policy, 'vacancyGrace'>): Within =>
  vacancyGrace;

/** A policy as an approval takes it along when it opens: with how long it waits for a seat to be filled. */
export const withGrace = <Given extends Pick<Policy, 'vacancyGrace'>>(policy: Given) => ({
  ...policy,
  vacancyGrace: vacancyGraceOf(policy),
});

/** From the least sure to the surest. */
const tiers: readonly IdentityTier[] = ['link', 'link+code', 'signIn', 'signIn+again'];

/** Whether one way of knowing who decides is at least as sure as another. */
export const isAsSureAs = (identity: IdentityTier, required: IdentityTier) =>
  tiers.indexOf(identity) >= tiers.indexOf(required);
