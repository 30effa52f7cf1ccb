import { z } from 'zod';
import { usualRelease } from '../domain/money/distributions/tiers/pools';
import type {
  BasePlan,
  DistributionPlan,
  LossPlan,
  PoolPlan,
  ReleaseStep,
  SharingChange,
  Shares,
} from '../domain/programme/distribution-plans';
import { compare, parseDecimal, ratio } from '../domain/shared/rationals';
import { amount, asked, basisPoints, complaint, day, key, oneOrMany, text } from './text';

/** `10` or `10%` of what is above the base. */
const poolShare = z.union([
  basisPoints,
  z
    .int()
    .min(0)
    .max(100)
    .transform((given) => given * 100),
]);

const released = z.union([
  basisPoints,
  z.enum(['none', 'half', 'full']).transform((word) => ({ none: 0, half: 5_000, full: 10_000 })[word]),
]);

const below = (step: { readonly below: string }) => parseDecimal(step.below) ?? ratio(0);

/** `{ below60: none, below80: half, else: full }`: the bounds rise, and the last step has none. */
const release = z
  .record(z.string().regex(/^(below\d{1,3}(\.\d{1,2})?|else)$/), released)
  .transform((given, context): readonly ReleaseStep[] => {
    const { else: rest, ...bounded } = given;
    const steps = Object.entries(bounded)
      .map(([name, share]) => ({ below: name.slice('below'.length), share }))
      .sort((one, other) => compare(below(one), below(other)));
    if (rest === undefined)
      context.addIssue(
        complaint('release_open', '须写明其余情形（else）释放多少。', 'Say how much else is released (else).', [
          'else',
        ]),
      );
    return [...steps, { share: rest ?? 0 }];
  });

const pool = z
  .strictObject({
    percent: poolShare,
    release: release.default([...usualRelease]),
    points: z.union([z.literal('agreed'), z.record(key, z.int().min(0).max(1_000_000))]).default('agreed'),
  })
  .transform(({ percent, ...rest }): PoolPlan => ({ share: percent, ...rest }));

/** The forms of a plan, whose ratios are written in one way or another. */
const formsOf = (shares: z.ZodType<Shares>) => {
  const base = z.strictObject({
    amount,
    per: z.enum(['year', 'quarter', 'run']).default('year'),
    shares,
  }) satisfies z.ZodType<BasePlan>;

  const losses = z.strictObject({
    shares,
    caps: z.record(key, amount).default({}),
    makeWholeFirst: z.boolean().default(true),
  }) satisfies z.ZodType<LossPlan>;

  /** What may be agreed otherwise: for some time, a category, a project. */
  const change = {
    shares: shares.exactOptional(),
    excess: z.strictObject({ shares }).exactOptional(),
    base: base.exactOptional(),
    pool: pool.exactOptional(),
    losses: losses.exactOptional(),
  };

  /** `excess: { shares }` and `shares` mean the same. */
  const agreed = ({ excess, ...rest }: z.output<z.ZodObject<typeof change>>): SharingChange => ({
    ...rest,
    ...(excess && { shares: excess.shares }),
  });

  return z
    .strictObject({
      ...change,
      tiers: z.record(key, z.strictObject({ title: text, by: text, shares: shares.exactOptional() })).default({}),
      rounding: z.literal('largestRemainder').default('largestRemainder'),
      roundingPartner: key.exactOptional(),
      form: z.enum(['contract', 'partnership', 'company']).exactOptional(),
      capital: amount.exactOptional(),
      categories: z
        .record(
          key,
          z.strictObject({ title: text, ...change }).transform(({ title, ...own }) => ({ title, ...agreed(own) })),
        )
        .exactOptional(),
      projects: z.record(key, z.strictObject(change).transform(agreed)).exactOptional(),
      versions: z
        .array(
          z
            .strictObject({ from: day, until: day.exactOptional(), ...change })
            .transform(({ from, until, ...own }) => ({ from, ...(until !== undefined && { until }), ...agreed(own) })),
        )
        .min(1)
        .exactOptional(),
      method: z.enum(['proratedByDays', 'byTransactionDate']).exactOptional(),
      countersign: z.record(key, z.string().regex(/^[a-zA-Z0-9-]+\.[a-zA-Z0-9-]+$/)).exactOptional(),
      approval: asked.exactOptional(),
      private: oneOrMany(z.literal('ownCosts')).exactOptional(),
    })
    .transform(({ shares: own, excess, ...rest }, context): DistributionPlan => {
      const given = excess?.shares ?? own;
      if (given) return { shares: given, ...rest };
      context.addIssue(
        complaint('shares_missing', '请写明分配比例（shares）。', 'Say by which shares income is shared.', ['shares']),
      );
      return z.NEVER;
    });
};

/** How income is shared; the order of the payees breaks ties of a fen. */
export const distribution = formsOf(
  z.record(key, basisPoints).meta({ description: 'a share for each payee; together 100%' }),
);

/** Weights as numbers, of which only the proportion counts, or shares such as 45%, which then make the whole. */
const weights = z.union([
  z
    .record(key, z.int().min(0).max(1_000_000_000))
    .refine((given) => Object.values(given).some((weight) => weight > 0), 'somebody must have a share'),
  z
    .record(key, basisPoints)
    .refine(
      (given) => Object.values(given).reduce((sum, share) => sum + share, 0) === 10_000,
      'the shares must make 100 %',
    ),
]);

/** `distribution:` by itself, for whoever tries how something is shared: ratios may be weights of any sum. */
export const distributionPart = formsOf(weights);

type Money = (amount: string, ...path: (string | number)[]) => string;

/** A plan as its file gives it, in whole units of the currency, with its amounts in minor units. */
export function distributionIn(money: Money, plan: DistributionPlan): DistributionPlan {
  const changed = <Own extends SharingChange>(own: Own, ...path: (string | number)[]): Own => ({
    ...own,
    ...(own.base && { base: { ...own.base, amount: money(own.base.amount, ...path, 'base', 'amount') } }),
    ...(own.losses && { losses: { ...own.losses, caps: inMinor(own.losses.caps, ...path, 'losses', 'caps') } }),
  });
  const inMinor = (amounts: Readonly<Record<string, string>>, ...path: (string | number)[]) =>
    Object.fromEntries(Object.entries(amounts).map(([of, one]) => [of, money(one, ...path, of)]));
  const each = <Own extends SharingChange>(owns: Readonly<Record<string, Own>>, ...path: string[]) =>
    Object.fromEntries(Object.entries(owns).map(([of, own]) => [of, changed(own, ...path, of)]));
  const { capital, categories, projects, versions } = plan;
  return {
    ...changed(plan, 'distribution'),
    ...(capital !== undefined && { capital: money(capital, 'distribution', 'capital') }),
    ...(categories && { categories: each(categories, 'distribution', 'categories') }),
    ...(projects && { projects: each(projects, 'distribution', 'projects') }),
    ...(versions && { versions: versions.map((own, at) => changed(own, 'distribution', 'versions', at)) }),
  };
}
