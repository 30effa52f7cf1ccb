import type { z } from 'zod';
import { distributionIn } from '../../definition/distribution';
import { localDateOf } from '../../domain/calendar/zones';
import { lintDistribution } from '../../domain/definition/lint/distribution';
import type { RunInput } from '../../domain/money/distributions/computing';
import { countedIn, pointsFrom, type Accepted } from '../../domain/money/distributions/innovation-points';
import { dueTo, released } from '../../domain/money/distributions/holds';
import type { Carried, Computed, RunLine } from '../../domain/money/distributions/lines';
import { agreedRules, type AgreedRules } from '../../domain/money/distributions/rules';
import { signedOf } from '../../domain/money/distributions/signed';
import type { Statement } from '../../domain/money/distributions/statements';
import { bucketTitle, formulaOf, reasonsOf, tierTitles } from '../../domain/money/distributions/words';
import type { DistributionPlan } from '../../domain/programme/distribution-plans';
import { zoneOf } from '../../domain/programme/parties';
import type { Programme } from '../../domain/programme/programme';
import { decimalOf, type Minor } from '../../domain/shared/amounts';
import { refused } from '../../domain/shared/reasons';
import { text } from '../../domain/shared/sentences';
import { hashOf } from '../../infra/host/hashes';
import type { ApiDeps } from '../http/deps';
import { endpoint, ok, type Endpoint } from '../http/endpoint';
import { minorIn, type GivenAmount } from '../http/amounts';
import { assertPayees, computedAt, pointsNamed } from '../distributions/computed';
import { distributionPreview } from './distribution-form';

type Asked = z.output<typeof distributionPreview>;

/** The plan that somebody means, with its amounts in minor units. Throws `definition_invalid` with every defect. */
function planOf(programme: Programme | undefined, { distribution }: Asked, currency: string): DistributionPlan {
  if (programme) {
    if (programme.distribution) return programme.distribution;
    throw refused('invalid_input', text('本计划没有收益分配。', 'This programme shares no income.'), {
      field: 'programme',
    });
  }
  if (!distribution)
    throw refused('invalid_input', text('请写明分配规则。', 'Say how it is shared.'), { field: 'distribution' });
  const plan = distributionIn((amount, ...path) => minorIn(amount, currency, path.join('.')), distribution);
  const defects = lintDistribution({ distribution: plan })
    .filter(({ code }) => code !== 'shares_not_whole')
    .map(({ code, message, path }) => ({ code, message, path: path.join('.') }));
  const [first] = defects;
  if (first) throw refused('definition_invalid', first.message, { field: first.path, defects });
  return plan;
}

function statementOf({ statement, amount, on }: Asked, currency: string, today: string, payer: string): Statement {
  const day = on ?? today;
  const given = statement ?? {
    from: day,
    until: day,
    lines: [{ kind: 'income' as const, amount: amount ?? '0', what: '' }],
  };
  return {
    from: given.from,
    until: given.until,
    payer: statement?.payer ?? payer,
    ...(statement?.conversions && { conversions: statement.conversions }),
    lines: given.lines.map(({ kind, amount: one, what, ...rest }, at) => {
      const own = 'currency' in rest ? rest.currency : undefined;
      const minor = BigInt(minorIn(one, own ?? currency, statement ? `statement.lines.${at}.amount` : 'amount'));
      const isCost = kind === 'cost' ? minor >= 0n : minor < 0n;
      return {
        key: String(at + 1),
        kind: isCost ? ('cost' as const) : ('income' as const),
        amount: String(minor < 0n ? -minor : minor),
        date: ('date' in rest ? rest.date : undefined) ?? given.from,
        category: ('category' in rest ? rest.category : undefined) ?? 'income',
        what,
        evidence: [],
        ...(own !== undefined && { currency: own }),
        ...('project' in rest && rest.project !== undefined && { project: rest.project }),
      };
    }),
  };
}

function carriedOf({ carried }: Asked, currency: string): Carried {
  const each = (given: Readonly<Record<string, GivenAmount>>, field: string) =>
    Object.fromEntries(
      Object.entries(given).map(([of, one]) => [of, minorIn(one, currency, `carried.${field}.${of}`)]),
    );
  return {
    losses: each(carried.losses, 'losses'),
    baseUsed: each(carried.baseUsed, 'baseUsed'),
    pool: minorIn(carried.pool, currency, 'carried.pool'),
    reserve: minorIn(carried.reserve, currency, 'carried.reserve'),
    deficit: minorIn(carried.deficit, currency, 'carried.deficit'),
  };
}

/** Whom the statement, points and earlier losses name, each at its field. */
const namedIn = ({ statement, points = {}, carried }: Asked) => [
  ...(statement?.payer === undefined ? [] : [{ of: statement.payer, field: 'statement.payer' }]),
  ...pointsNamed(points),
  ...Object.keys(carried.losses).map((of) => ({ of, field: `carried.losses.${of}` })),
];

/** What a run would come to; computed and answered, nothing is started or kept. */
export const distributionPreviewEndpoint = ({ directory, readModel, now }: ApiDeps): Endpoint =>
  endpoint({
    method: 'post',
    path: '/previews/distribution',
    tag: 'Previews',
    body: distributionPreview,
    reads: ({ programme }) => programme,
    summary: 'How income would be shared: tiers, lines with their formulas and remainders, why, and the hash to sign',
    answers: {
      200: 'The lines, what each payee gets, what is carried to the next run, and what would be held',
      404: 'No such programme',
      422: 'No rule in force on a day, caps that leave a loss to nobody, an amount finer than its currency, or defects of the plan',
    },
    handle: async ({ body }) => {
      const programme = body.programme === undefined ? undefined : await directory.definition(body.programme);
      const currency = body.currency ?? programme?.currency ?? 'CNY';
      const today = localDateOf(now().toISOString(), programme ? zoneOf(programme) : 'UTC');
      const rules = agreedRules(planOf(programme, body, currency));
      assertPayees(rules.payees, namedIn(body));
      const statement = statementOf(body, currency, today, rules.payees[0] ?? '');
      const register = async () =>
        body.programme === undefined ? [] : ((await readModel.head(body.programme))?.innovations ?? []);
      const input: RunInput = {
        currency,
        rules,
        statement,
        ...(body.score !== undefined && { score: body.score }),
        ...(body.points ? { points: body.points } : pointsIn(rules, statement, given(body) ?? (await register()))),
        carried: carriedOf(body, currency),
      };
      const result = computedAt('statement', input);
      return ok({
        ...shown(input, result),
        ...held(body, input, result),
        hash: hashOf(signedOf(input, result)),
        input,
      });
    },
  });

/** Innovations as somebody gives them: all were accepted. */
const given = ({ innovations }: Asked): readonly Accepted[] | undefined =>
  innovations?.map(({ key, title = key, kind, party, on }) => ({
    key,
    title: text(title, title),
    kind,
    party,
    state: 'accepted',
    acceptedOn: on,
  }));

/** The points of what was accepted in the period, where kinds of innovations give any. */
function pointsIn(rules: AgreedRules, { from, until }: Statement, all: readonly Accepted[]) {
  const innovations = countedIn(rules, all, from, until);
  return innovations ? { points: pointsFrom(innovations), innovations } : { points: {} };
}

function held({ held: given }: Asked, { currency, rules }: RunInput, result: Computed) {
  if (!given) return {};
  const targets = released(
    result,
    { lines: given.lines, amount: minorIn(given.amount, currency, 'held.amount') },
    rules.roundingPartner,
  );
  const now = dueTo(result, targets, rules.payees);
  return {
    released: each(now, currency),
    kept: each(
      Object.fromEntries(
        Object.entries(result.totals).map(([payee, total]) => [payee, String(BigInt(total) - BigInt(now[payee] ?? 0))]),
      ),
      currency,
    ),
  };
}

const sized = (minor: Minor, currency: string) => ({ minor, amount: decimalOf(minor, currency) });

const each = (amounts: Readonly<Record<string, Minor>>, currency: string) =>
  Object.fromEntries(Object.entries(amounts).map(([of, minor]) => [of, sized(minor, currency)]));

function shown(input: RunInput, result: Computed) {
  const { currency } = input;
  const { buckets, groups, lines, totals, carried, net } = result;
  const bucketOf = ({ group }: RunLine) => {
    const of = groups.find(({ key }) => key === group)?.bucket;
    return buckets.find(({ key }) => key === of);
  };
  return {
    currency,
    net: sized(net, currency),
    totals: each(totals, currency),
    lines: lines.map((line) => {
      const group = groups.find(({ key }) => key === line.group);
      const bucket = bucketOf(line);
      return {
        key: line.key,
        tier: line.tier,
        tierTitle: tierTitles[line.tier],
        ...(line.payee !== undefined && { payee: line.payee }),
        ...sized(line.amount, currency),
        byRemainder: line.byRemainder,
        ...(bucket && { version: bucket.version, rules: bucketTitle(bucket), items: bucket.lines }),
        ...(group && { formula: formulaOf(group, line, currency, input.innovations) }),
      };
    }),
    carried: {
      ...each({ pool: carried.pool, reserve: carried.reserve, deficit: carried.deficit }, currency),
      losses: each(carried.losses, currency),
      baseUsed: each(carried.baseUsed, currency),
    },
    reasons: reasonsOf(input, result),
  };
}
