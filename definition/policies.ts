import { z } from 'zod';
import type { CountRule, EscalationStep, PanelPolicy, Policy, Rule, Within } from '../domain/programme/policies';
import { key, person, text } from './text';
import type { ReminderPoint } from '../domain/calendar/reminders';

const count = z.int().min(1);

/** A length of time in one of four units, ten years at most: a slip of the pen is found before anybody waits for it. */
export const within = z
  .union([
    z.strictObject({ workingDays: count.max(2500) }),
    z.strictObject({ workingHours: count.max(20_000) }),
    z.strictObject({ days: count.max(3650) }),
    z.strictObject({ months: count.max(120) }),
  ])
  .meta({ id: 'Within' }) satisfies z.ZodType<Within>;

const countRule = z
  .union([
    z.enum(['all', 'any']),
    z.strictObject({ atLeast: count }),
    z.strictObject({
      share: z.strictObject({ percent: z.int().min(1).max(100), strictly: z.boolean().exactOptional() }),
    }),
    z.strictObject({ weighted: z.strictObject({ threshold: count }) }),
  ])
  .meta({ id: 'CountRule' }) satisfies z.ZodType<CountRule>;

const rule = z.union([
  countRule,
  z.strictObject({ bothParties: z.union([countRule, z.record(key, countRule)]) }),
]) satisfies z.ZodType<Rule>;

const panel = z.strictObject({
  group: z.union([z.literal('$subject'), key]),
  rule,
  chairMustApprove: z.boolean().exactOptional(),
  vetoSeats: z.array(key).exactOptional(),
  castingVote: z.string().exactOptional(),
  vacantSeats: z.enum(['against', 'notCounted']).exactOptional(),
  onePartyMayDecide: z.boolean().exactOptional(),
  sections: z.array(key).min(1).exactOptional(),
}) satisfies z.ZodType<PanelPolicy>;

/** A point of time at which people are reminded: `50%`, or `due`. */
export const reminder = z
  .union([z.literal('due'), z.string().regex(/^[1-9]\d?%$/)])
  .transform((given): ReminderPoint => (given === 'due' ? 'due' : { percent: Number(given.slice(0, -1)) }))
  .meta({ id: 'Reminder', description: 'a share of the time given, such as 50%, or due' });

/** One step up the chain: a name alone is told and has two working days. */
export const escalationStep = z
  .union([
    key,
    z.strictObject({
      to: key,
      within: within.default({ workingDays: 2 }),
      does: z.enum(['notify', 'addApprovers', 'handOver']).default('notify'),
    }),
  ])
  .transform((given): EscalationStep =>
    typeof given === 'string' ? { to: given, within: { workingDays: 2 }, does: 'notify' } : given,
  );

/**
 * How a decision is made; what the rules call a default may be left out. A policy without a chain takes that of
 * `governance`.
 */
export const policy = z.strictObject({
  title: text.exactOptional(),
  stages: z.array(z.strictObject({ panels: z.array(panel).min(1) })).min(1),
  within,
  remind: z.array(reminder).default([{ percent: 50 }, { percent: 80 }, 'due']),
  atDeadline: z.enum(['approve', 'expire', 'escalate', 'reject']).default('expire'),
  escalation: z.array(escalationStep).max(20).exactOptional(),
  hearEverybody: z.boolean().default(false),
  requesterMayNotDecide: z.boolean().default(true),
  hideVotesUntilClose: z.boolean().default(false),
  identity: z.enum(['link', 'link+code', 'signIn', 'signIn+again']).default('link'),
  distinctPeople: z.enum(['panels', 'stages']).exactOptional(),
  multiSeat: z.boolean().exactOptional(),
  smartReapproval: z.boolean().exactOptional(),
  questionPause: within.exactOptional(),
  noticePeriod: within.exactOptional(),
  vacancyGrace: within.exactOptional(),
  copies: z.array(person).max(50).exactOptional(),
}) satisfies z.ZodType<Omit<Policy, 'escalation'> & Partial<Pick<Policy, 'escalation'>>>;
