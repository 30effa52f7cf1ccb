import { z } from 'zod';
import { DEFAULT_OPENS_DAYS, type AgreementObligation, type NonCompete } from '../domain/programme/clauses';
import type { Once, Recurrence } from '../domain/calendar/recurrences';
import { complaint, day, key, keys, text } from './text';

/** What may stay binding after the end of an agreement. */
export const survivingClause = z.enum(['confidentiality', 'settlement', 'disputes', 'ip']);

const recurs = z
  .strictObject({
    every: z.enum(['monthly', 'quarterly', 'annual']),
    first: day.exactOptional(),
    day: z.int().min(1).max(31).exactOptional(),
  })
  .superRefine(({ first, day }, context) => {
    if (first === undefined || day === undefined) return;
    context.addIssue(
      complaint(
        'first_or_day',
        '首次日期（first）与每期的日（day）只写其一。',
        'Name either the first day (first) or the day of the month (day).',
        ['day'],
      ),
    );
  }) satisfies z.ZodType<Recurrence>;

const once = z.union([
  z.strictObject({ on: day }),
  z.strictObject({ days: z.int().min(1).max(36_500) }),
]) satisfies z.ZodType<Once>;

/** What a party or a seat has to do under an agreement: once, or every month, quarter or year. */
export const obligation = z
  .strictObject({
    key,
    title: text,
    owner: z.string().trim().min(1).max(200).meta({ description: 'a party, or one of its seats: party.group.seat' }),
    recurs: recurs.exactOptional(),
    once: once.exactOptional(),
    restDay: z.enum(['next', 'previous', 'stays']).default('next'),
    opens: z.strictObject({ days: z.int().min(0).max(365) }).default({ days: DEFAULT_OPENS_DAYS }),
    evidence: text.exactOptional(),
    survives: survivingClause.exactOptional(),
  })
  .transform(({ opens, ...rest }, context): AgreementObligation => {
    if ((rest.recurs === undefined) === (rest.once === undefined))
      context.addIssue(
        complaint(
          'recurs_or_once',
          '请写明义务是定期（recurs）还是一次性（once），二者之一。',
          'Say whether it recurs (recurs) or is due once (once): one of the two.',
        ),
      );
    return { ...rest, opensDays: opens.days };
  });

/** Who may not compete in what, and for how long after the end of the agreement. */
export const nonCompete = z.strictObject({
  binds: keys.min(1),
  scope: text,
  from: z.enum(['effect', 'end']).default('effect'),
  months: z.int().min(1).max(1200),
}) satisfies z.ZodType<NonCompete>;
