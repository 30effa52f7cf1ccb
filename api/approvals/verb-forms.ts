import { z } from 'zod';
import { demands, saying } from '../../definition/demands';
import { isInstant } from '../../domain/calendar/zones';
import { date, email, text } from '../http/content';
import { digits } from '../http/digits';

/** What may refuse what people do to an open approval. */
export const refusals = {
  403: 'Not this seat, not this person, or a stronger identity is needed',
  409: 'Closed, decided already, or not possible like this',
  410: 'The link is no longer valid',
  422: 'A reason is missing',
};

const reason = z.string().trim().max(4000);
const said = z.string().trim().min(1).max(4000);
const seat = z.string().min(1).max(300);
/** Which person of the office acts; its first when left out. */
const by = email.optional();
const days = z.int().min(1).max(3000);

export const delegation = z.strictObject({
  seat: seat.optional().describe('which of my seats; the one of the link when left out'),
  to: email,
  reason: reason.default(''),
  digits,
});

export const question = z.strictObject({
  seat: seat.optional().describe('which of my seats; the one of the link when left out'),
  question: said,
  pauses: z.boolean().default(true).describe('whether to stop the clock, where the policy allows it and once'),
  digits,
});

export const answer = z.strictObject({ answer: said, by });

export const nudge = z.strictObject({
  seat: seat.optional().describe('every awaited seat when left out'),
  by,
});

export const reassignment = z.strictObject({ seat, to: email, reason: said, by });

export const deputation = z.strictObject({
  seat: seat.describe('the recused seat'),
  to: email.describe('who answers for it in this matter, of its party'),
  reason: said,
  by: email.optional().describe('who acts, of the office of that party; its person there when left out'),
});

export const extension = z
  .strictObject({
    dueAt: z
      .string()
      .refine(isInstant, demands.instant.en)
      .transform((instant) => new Date(instant).toISOString())
      .optional(),
    workingDays: days.optional().describe('from now, on the calendars of the parties asked'),
    reason: said,
    by,
  })
  .refine(
    ({ dueAt, workingDays }) => (dueAt === undefined) !== (workingDays === undefined),
    saying('请写明 dueAt 或 workingDays 之一。', 'Give either dueAt or workingDays.'),
  );

export const addition = z.strictObject({
  person: email,
  party: z.string().min(1).max(100),
  title: text.default({ zh: '加签人', en: 'Added approver' }),
  reason: said,
  by,
});

export const reaching = z.strictObject({ person: email.describe('whose mails do not arrive'), reason: said, by });
export const revocation = z.strictObject({
  person: email.describe('whose links into this matter become worthless'),
  reason: said,
  by,
});

export const override = z.strictObject({ outcome: z.enum(['approved', 'rejected']), reason: said, by });

export const appointment = z.strictObject({
  seat,
  holder: email.nullable().describe('null makes the seat vacant'),
  from: date('seat.from').optional().describe('first day; at once when left out'),
  until: date('seat.until').optional().describe('last day; then the seat is vacant'),
  reason: reason.default(''),
  by,
});

export const substitution = z.strictObject({
  person: email,
  substitute: email,
  from: date('seat.from').optional().describe('first day; at once when left out'),
  until: date('seat.until').describe('last day'),
  reason: reason.default(''),
  by,
});

export const leaving = z.strictObject({
  person: email,
  from: date('seat.from').optional().describe('first day without them; at once when left out'),
  reason: reason.default(''),
  by,
});

export const departure = leaving.extend({
  successors: z
    .record(seat, email.nullable())
    .default({})
    .describe('who takes over, by seat; null, or nothing said, leaves it vacant'),
});

export const blockageQuery = z.strictObject({
  person: email.optional().describe('as if this person left every seat'),
  seat: seat.optional().describe('as if this seat fell vacant'),
  limit: z.coerce.number().int().min(1).max(500).default(500).describe('open approvals that are looked at'),
  after: z.string().max(1000).optional().describe('the `next` of the page before'),
});
