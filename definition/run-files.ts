import { kindsOfEvidence } from '../domain/programme/evidence-kinds';
import { z } from 'zod';
import type { RunInput } from '../domain/money/distributions/computing';
import { pointsFrom, type CountedInnovation } from '../domain/money/distributions/innovation-points';
import type { Carried } from '../domain/money/distributions/lines';
import type { AgreedRules, RulesVersion } from '../domain/money/distributions/rules';
import type { SignedLine } from '../domain/money/distributions/signed';
import type { Statement, StatementLine } from '../domain/money/distributions/statements';
import type { SharingRules } from '../domain/programme/distribution-plans';
import { innovationKinds } from '../domain/programme/innovation-plans';
import { isDate } from '../domain/calendar/dates';
import { isMinor } from '../domain/shared/amounts';
import { key } from './text';

const minor = z.string().refine(isMinor, 'must be a whole number of minor units, as text');
const positive = minor.refine((given) => !given.startsWith('-') && given !== '0', 'must be above zero');
const none = minor.refine((given) => !given.startsWith('-'), 'must not be negative');
const day = z.string().refine(isDate, 'must be a date (YYYY-MM-DD)');
const decimal = z.string().regex(/^\d{1,20}(\.\d{1,20})?$/);
const currency = z.string().regex(/^[A-Z]{3}$/);
const weights = z.record(key, z.int().nonnegative());

const sharing = z.strictObject({
  shares: weights,
  base: z.strictObject({ amount: none, per: z.enum(['year', 'quarter', 'run']), shares: weights }).exactOptional(),
  pool: z
    .strictObject({
      share: z.int().min(0).max(10_000),
      release: z.array(z.strictObject({ below: decimal.exactOptional(), share: z.int().min(0).max(10_000) })),
      points: z.union([z.literal('agreed'), z.record(key, z.int().nonnegative())]),
    })
    .exactOptional(),
  losses: z.strictObject({ shares: weights, caps: z.record(key, none), makeWholeFirst: z.boolean() }),
}) satisfies z.ZodType<SharingRules>;

const version = z.strictObject({
  from: day,
  until: day.exactOptional(),
  rules: sharing,
  categories: z.record(key, sharing).exactOptional(),
  projects: z.record(key, sharing).exactOptional(),
}) satisfies z.ZodType<RulesVersion>;

const rules = z.strictObject({
  payees: z.array(key).min(1),
  form: z.enum(['contract', 'partnership', 'company']),
  capital: none.exactOptional(),
  roundingPartner: key.exactOptional(),
  method: z.enum(['proratedByDays', 'byTransactionDate']),
  versions: z.array(version).min(1),
}) satisfies z.ZodType<AgreedRules>;

const evidence = z.strictObject({
  kind: z.enum(kindsOfEvidence),
  title: z.string(),
  url: z.string().exactOptional(),
  value: z.string().exactOptional(),
  hash: z.string().exactOptional(),
});

const line = z.strictObject({
  key: z.string().min(1),
  kind: z.enum(['income', 'cost']),
  amount: positive,
  currency: currency.exactOptional(),
  date: day,
  category: key,
  project: key.exactOptional(),
  what: z.string(),
  evidence: z.array(evidence),
}) satisfies z.ZodType<StatementLine>;

const statement = z.strictObject({
  from: day,
  until: day,
  lines: z.array(line).min(1),
  conversions: z.record(currency, z.strictObject({ rate: decimal, on: day, source: z.string() })).exactOptional(),
  payer: key,
}) satisfies z.ZodType<Statement>;

const carried = z.strictObject({
  losses: z.record(key, none),
  baseUsed: z.record(z.string(), none),
  pool: none,
  reserve: none,
  deficit: none,
}) satisfies z.ZodType<Carried>;

const innovation = z.strictObject({
  key: z.string(),
  title: z.strictObject({ zh: z.string(), en: z.string() }),
  kind: z.enum(innovationKinds),
  party: key,
  on: day,
  points: z.string().regex(/^[1-9]\d{0,6}$/),
}) satisfies z.ZodType<CountedInnovation>;

const samePoints = (one: Readonly<Record<string, string>>, other: Readonly<Record<string, string>>) =>
  Object.keys(one).length === Object.keys(other).length &&
  Object.entries(one).every(([of, points]) => Object.hasOwn(other, of) && other[of] === points);

const input = z
  .strictObject({
    currency,
    rules,
    statement,
    score: decimal.exactOptional(),
    points: z.record(key, decimal),
    innovations: z.array(innovation).exactOptional(),
    carried,
  })
  .refine(({ innovations, points }) => !innovations || samePoints(pointsFrom(innovations), points), {
    path: ['points'],
    message: 'must be what the innovations come to',
  }) satisfies z.ZodType<RunInput>;

/** A line of a recomputation: all that is compared. */
type GivenLine = Pick<SignedLine, 'key' | 'amount'>;

/** The lines of a run as somebody else computed them; what else stands beside them is let be. */
const lines = z.array(
  z
    .looseObject({ key: z.string(), amount: minor })
    .transform(({ key: line, amount }): GivenLine => ({ key: line, amount })),
);

const hash = z.string().regex(/^[0-9a-f]{64}$/);

/** The file of a run that a company recomputes: everything that goes into it, and, where they are given, the lines and the hash to compare with. */
export const runFile = z.looseObject({
  rules: z.string(),
  input,
  lines: lines.exactOptional(),
  hash: hash.exactOptional(),
});

/** A recomputation that a company hands in: its lines by their keys, and its hash. */
export const recomputedFile = z.object({ lines: lines.exactOptional(), hash: hash.exactOptional() });

export type RunFile = z.output<typeof runFile>;
