import { verdicts } from '../../domain/approvals/approvals';
import { z } from 'zod';
import { demands, saying } from '../../definition/demands';
import { isDate } from '../../domain/calendar/dates';
import { isInstant, isZone } from '../../domain/calendar/zones';
import { email } from '../http/content';
import { key, policyOrKey } from '../../definition/keys';
import { noticeLength } from '../../definition/agreements';
import { tolerance } from '../../definition/phases';
import { policy } from '../../definition/policies';
import { calendar, askedProgramme, askedCalendars, saysCalendars, calendarsMissing } from '../http/asked-calendars';

const count = z.int().min(-3000).max(3000);

/** Exactly one unit; `calendar` may be several, then only days on which all of them work count. */
export const deadlinePreview = z
  .strictObject({
    programme: askedProgramme,
    calendar: askedCalendars,
    zone: z
      .string()
      .max(60)
      .refine(isZone, demands.zone.en)
      .optional()
      .describe('IANA zone in which the calendar is read; its own when left out'),
    from: z.string().refine((text) => isDate(text) || isInstant(text), demands.dayOrInstant.en),
    workingDays: count.optional(),
    workingHours: count.optional(),
    days: z.int().min(-40_000).max(40_000).optional(),
    months: z.int().min(-1200).max(1200).optional(),
    direction: z.enum(['after', 'before']).default('after'),
  })
  .refine(
    ({ workingDays, workingHours, days, months }) =>
      [workingDays, workingHours, days, months].filter((unit) => unit !== undefined).length === 1,
    saying(
      'workingDays、workingHours、days、months 须且只须写明一项。',
      'Give exactly one of workingDays, workingHours, days, months.',
    ),
  )
  .refine(saysCalendars, calendarsMissing);

const date = z.string().refine(isDate, demands.anyDay.en);
const zone = z.string().max(60).refine(isZone, demands.zone.en).optional();

/** A term from its first day, or the last day of one; and how it renews. As in a definition file. */
export const agreementDatesPreview = z
  .strictObject({
    programme: askedProgramme,
    calendar: calendar
      .optional()
      .describe('in whose working hours a notice arrives; those of the parties of the programme, or cn, when left out'),
    zone: zone.describe('IANA zone in which the calendar is read; its own when left out'),
    effectiveOn: date.optional(),
    term: z
      .strictObject({ months: z.int().min(1).max(1200).optional(), years: z.int().min(1).max(100).optional() })
      .refine(
        ({ months, years }) => (months === undefined) !== (years === undefined),
        saying('请写明 months 或 years 之一。', 'Give months or years.'),
      )
      .transform(({ months, years = 0 }) => ({ months: months ?? 12 * years }))
      .optional(),
    convention: z.enum(['inclusiveStart', 'statutory']).default('inclusiveStart'),
    expiresOn: date.optional().describe('the last day of the term, instead of effectiveOn'),
    renewal: z.enum(['automatic', 'optional', 'none']).default('optional'),
    notice: noticeLength.optional(),
    sentAt: z
      .string()
      .refine(isInstant, demands.instant.en)
      .optional()
      .describe('when a notice was sent, to be told when it counts as received and whether that is in time'),
  })
  .refine(
    ({ effectiveOn, term, expiresOn }) =>
      expiresOn === undefined ? effectiveOn !== undefined && term !== undefined : effectiveOn === undefined,
    saying('请写明 effectiveOn 和 term，或 expiresOn。', 'Give effectiveOn and term, or expiresOn.', ['effectiveOn']),
  );

/** Without the phase's first and last day only the working days of the tolerance count. */
export const slippagePreview = z
  .strictObject({
    programme: askedProgramme,
    calendar: askedCalendars,
    baseline: date,
    forecast: date,
    phase: z
      .strictObject({ starts: date, ends: date })
      .refine(
        ({ starts, ends }) => starts <= ends,
        saying('阶段不能在其首日之前结束。', 'A phase ends on or after its first day.', ['ends']),
      )
      .exactOptional(),
    tolerance: tolerance.exactOptional(),
  })
  .refine(saysCalendars, calendarsMissing);

const seat = z.strictObject({
  id: z.string().min(1).max(300).optional().describe('party.group.key when left out'),
  key: z.string().min(1).max(100),
  party: z.string().min(1).max(100),
  group: z.string().min(1).max(100),
  chair: z.boolean().default(false),
  weight: z.int().min(1).max(1_000_000).default(1),
  holder: z.string().max(300).nullable().optional().describe('null is a vacancy; somebody when left out'),
});

const verdict = z.enum(verdicts);

/** A matter of a running programme that nobody has opened yet; `away` are people who would not answer. */
export const approvalPreview = z.strictObject({
  programme: key,
  policy: policyOrKey,
  groups: z.array(key).min(1).max(20),
  requester: email.optional().describe('the first person of the office when left out'),
  beneficiaries: z.array(email).max(50).default([]),
  opensAt: z.string().refine(isInstant, demands.instant.en).optional().describe('now when left out'),
  away: z.array(email).max(500).default([]),
});

/** A policy, of which only the stages are needed, the seats it asks, and what they have answered so far: by seat id, the last answer counts. */
export const tallyPreview = z.strictObject({
  programme: askedProgramme,
  policy: policy.partial().required({ stages: true }),
  groups: z
    .array(key)
    .min(1)
    .max(20)
    .exactOptional()
    .describe('what $subject stands for; every group that no panel names when left out'),
  seats: z.array(seat).min(1).max(500),
  votes: z
    .union([z.record(z.string(), verdict), z.array(z.strictObject({ seat: z.string(), verdict }))])
    .default({})
    .transform((given) =>
      Array.isArray(given) ? given.map((vote) => [vote.seat, vote.verdict] as const) : Object.entries(given),
    )
    .transform((entries) => new Map(entries)),
});
