import { isApproved, type Outcome } from '../approvals/approvals';
import type { LocalDate } from '../calendar/dates';
import { withGrace, type Policy, type Within } from '../programme/policies';
import type { Programme } from '../programme/programme';
import { DomainError } from '../shared/errors';
import { kinds } from '../shared/kinds';
import { noSuch } from '../shared/reasons';
import { isBlank } from '../shared/text';
import type { Person } from '../shared/keys';
import type { ReminderPoint } from '../calendar/reminders';
import type { TimesDecision } from '../programme/decided-times';

/** What of a policy is a time; what is left out stays as it is. `escalation` has one length for each step of the policy's chain. */
export interface PolicyTimes {
  readonly within?: Within;
  readonly remind?: readonly ReminderPoint[];
  readonly escalation?: readonly Within[];
  readonly questionPause?: Within;
  readonly noticePeriod?: Within;
  readonly vacancyGrace?: Within;
}

export type PolicyTime = keyof PolicyTimes;

/** Each of them, in the order in which they are told. */
export const policyTimeKeys = [
  'within',
  'remind',
  'escalation',
  'questionPause',
  'noticePeriod',
  'vacancyGrace',
] as const satisfies readonly PolicyTime[];

/**
 * The office asks for other times of a policy, for matters opened from then on, and says why.
 * Source: docs/rules/schedule.md, "Times of a policy"; docs/decisions/0043.
 */
export interface TimesRequest {
  /** The key of the policy in the programme's definition. */
  readonly policy: string;
  readonly times: PolicyTimes;
  readonly reason: string;
  readonly by: Person;
}

/** How a request for other times ends; `undecided`: nobody decided in time, or it was taken back. */
export type TimesEnd = 'approved' | 'rejected' | 'undecided';

/** A request for other times as it stands; `round` counts those of one policy from 1. */
export interface TimesChange extends TimesRequest {
  readonly round: number;
  readonly state: 'deciding' | TimesEnd;
  readonly approval: string;
}

/** A request as pages show it. `before` are the times that it replaced, `from` the day from which its own hold. */
export interface TimesChangeView extends TimesChange {
  readonly key: string;
  readonly before?: PolicyTimes;
  readonly from?: LocalDate;
}

/** What becomes of the times of a programme's policies. */
export type PolicyHappening =
  | ({ readonly type: 'policy.timesRequested'; readonly round: number; readonly approval: string } & TimesRequest)
  | {
      readonly type: 'policy.timesRefused';
      readonly policy: string;
      readonly round: number;
      readonly approval: string;
      readonly end: Exclude<TimesEnd, 'approved'>;
    }
  | ({
      readonly type: 'policy.timesSet';
      readonly policy: string;
      readonly before: PolicyTimes;
      readonly times: PolicyTimes;
    } & TimesDecision);

/** The times of a policy as they hold, those that it leaves out and that have a default among them. */
export const timesOf = (policy: Policy): PolicyTimes => {
  const { within, remind, escalation, questionPause, noticePeriod, vacancyGrace } = withGrace(policy);
  return {
    within,
    remind,
    escalation: escalation.map((step) => step.within),
    ...(questionPause && { questionPause }),
    noticePeriod: noticePeriod ?? { workingDays: 1 },
    vacancyGrace,
  };
};

const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

/** Those of the times that are others than the policy's. */
export const timesThatChange = (policy: Policy, times: PolicyTimes): PolicyTimes => {
  const before = timesOf(policy);
  const changed = policyTimeKeys.filter((time) => times[time] !== undefined && !isSame(times[time], before[time]));
  return Object.fromEntries(changed.map((time) => [time, times[time]]));
};

/** The policy with other times. */
export const withTimes = (policy: Policy, { escalation, ...times }: PolicyTimes): Policy => ({
  ...policy,
  ...times,
  ...(escalation && {
    escalation: policy.escalation.map((step, at) => ({ ...step, within: escalation[at] ?? step.within })),
  }),
});

/** The policy of that key. Throws `not_found`. */
export const policyNamed = ({ policies }: Programme, key: string): Policy => {
  const found = Object.hasOwn(policies, key) ? policies[key] : undefined;
  if (!found) throw new DomainError('not_found', noSuch(kinds.policy, key), { field: 'policy' });
  return found;
};

/** The programme in which a policy has other times, by a decision or as if. */
export const programmeWithTimes = (
  programme: Programme,
  { policy, times, decision }: { policy: string; times: PolicyTimes; decision?: TimesDecision },
): Programme => ({
  ...programme,
  policies: { ...programme.policies, [policy]: withTimes(policyNamed(programme, policy), times) },
  ...(decision && { timesDecided: { ...programme.timesDecided, [policy]: decision } }),
});

/** One change of a policy's times is decided at a time, and each says why. Throws `comment_required` or `times_deciding`. */
export function assertMayRequestTimes(known: readonly TimesChange[], { policy, reason }: TimesRequest): void {
  if (isBlank(reason)) throw new DomainError('comment_required', undefined, { field: 'reason' });
  const open = known.find((each) => each.policy === policy && each.state === 'deciding');
  if (open) throw new DomainError('times_deciding', undefined, { approval: open.approval });
}

/** The round in which the next change of a policy's times is asked. */
export const nextTimesRound = (known: readonly TimesChange[], policy: string): number =>
  known.filter((each) => each.policy === policy).length + 1;

/** How a request ends by the outcome of its approval. */
export const timesEndOf = (outcome: Outcome): TimesEnd => {
  if (isApproved(outcome)) return 'approved';
  return outcome === 'rejected' || outcome === 'changesRequested' ? 'rejected' : 'undecided';
};

type Told<Type extends PolicyHappening['type']> = Extract<PolicyHappening, { type: Type }>;

/** Under what a request is kept: its policy and its round. */
export const timesKey = ({ policy, round }: Pick<TimesChange, 'policy' | 'round'>): string => `${policy}:${round}`;

/** A request as it is kept from its first entry on. */
export const requestedTimes = ({ type: _, ...asked }: Told<'policy.timesRequested'>): TimesChangeView => ({
  ...asked,
  key: timesKey(asked),
  state: 'deciding',
});

/** A request after its end. */
export const endedTimes = (
  change: TimesChangeView,
  happening: Exclude<PolicyHappening, { type: 'policy.timesRequested' }>,
): TimesChangeView =>
  happening.type === 'policy.timesSet'
    ? { ...change, state: 'approved', before: happening.before, from: happening.from }
    : { ...change, state: happening.end };
