import { amountText, decimalOf, exponentOf } from '../../shared/amounts';
import { parseDecimal, ratio, rounded } from '../../shared/rationals';
import { list, text } from '../../shared/sentences';
import type { Text } from '../../shared/text';
import { pointsText, type CountedInnovation } from './innovation-points';
import type { Bucket, Computed, Group, RunLine, Tier } from './lines';
import type { RunInput } from './computing';

/** What the tiers of a run are called. */
export const tierTitles: Readonly<Record<Tier, Text>> = {
  risk: text('风险分配', 'Risk'),
  offset: text('弥补亏损', 'Losses offset'),
  reserve: text('法定公积金', 'Reserve'),
  makeWhole: text('先行补亏', 'Losses made whole'),
  base: text('基础分配', 'Base'),
  contribution: text('贡献分配', 'Contribution'),
  incentive: text('激励分配', 'Incentive'),
  pool: text('激励池结转', 'Pool carried'),
};

const divisor = (one: bigint, other: bigint): bigint => (other === 0n ? one : divisor(other, one % other));

/** How a line comes about: the amount that is split, by which weights, its exact share and what rounding added; of the pool the innovations that gave the weight. */
export function formulaOf(
  group: Group,
  line: RunLine,
  currency: string,
  innovations: readonly CountedInnovation[] = [],
): Text {
  const whole = amountText(group.amount, currency);
  if (line.payee === undefined) return keptAs(line, currency);
  const weights = Object.values(group.weights).map(BigInt);
  const common = weights.reduce(divisor, 0n) || 1n;
  const total = weights.reduce((sum, one) => sum + one, 0n) / common;
  const weight = BigInt(group.weights[line.payee] ?? '0') / common;
  const places = exponentOf(currency);
  const exact = ratio(BigInt(group.amount) * weight, total * 10n ** BigInt(places));
  const isWhole = (BigInt(group.amount) * weight) % total === 0n;
  const share = isWhole ? decimalOf(line.amount, currency) : `${rounded(exact, places + 4, 'down')}…`;
  const extra = BigInt(line.byRemainder);
  const by = text(
    extra === 0n ? '' : `，尾差 ${extra > 0n ? '+' : ''}${decimalOf(extra, currency)}`,
    extra === 0n ? '' : `, ${extra > 0n ? '+' : ''}${decimalOf(extra, currency)} by rounding`,
  );
  const got = decimalOf(line.amount, currency);
  const points = line.tier === 'incentive' ? pointsText(innovations, line.payee) : undefined;
  return text(
    `${whole} × ${weight}/${total} = ${share}${isWhole ? '' : `，取 ${got}`}${by.zh}${points ? `（${points.zh}）` : ''}`,
    `${whole} × ${weight}/${total} = ${share}${isWhole ? '' : `, so ${got}`}${by.en}${points ? ` (${points.en})` : ''}`,
  );
}

function keptAs({ tier, amount }: RunLine, currency: string): Text {
  const value = BigInt(amount);
  const size = amountText(value < 0n ? -value : value, currency);
  if (tier === 'reserve') return text(`提取公积金 ${size}`, `${size} set aside`);
  if (tier === 'offset')
    return value < 0n
      ? text(`亏损 ${size} 留待以后利润弥补`, `A loss of ${size} is left to later profits`)
      : text(`弥补以前亏损 ${size}`, `${size} offset earlier losses`);
  return value < 0n
    ? text(`从以前结转的激励池中释放 ${size}`, `${size} of the pool carried before are released`)
    : text(`${size} 结转下期激励池`, `${size} are carried in the pool`);
}

/** Why the run comes out as it does, where the lines alone don't say it: the base, the pool and its total, what was carried. */
export function reasonsOf(
  { currency, score, points, innovations, carried: before }: RunInput,
  computed: Computed,
): readonly Text[] {
  const { groups, carried, lines } = computed;
  const has = (tier: Tier) => groups.some((group) => group.tier === tier);
  const sized = (amount: string) => amountText(amount, currency);
  const hasPoints = Object.values(points).some((given) => (parseDecimal(given)?.of ?? 0n) > 0n);
  const pool = BigInt(carried.pool);
  return [
    ...(BigInt(computed.net) < 0n
      ? [text('本期为亏损，按风险比例分担。', 'The period has a loss: it is borne by the risk ratio.')]
      : []),
    ...(has('makeWhole')
      ? [text('以前各方承担的亏损先行补足。', 'Losses that the parties bore before are made whole first.')]
      : []),
    ...(BigInt(before.pool) > 0n
      ? [text(`以前结转的激励池：${sized(before.pool)}。`, `Carried in the pool from before: ${sized(before.pool)}.`)]
      : []),
    ...(pool > 0n ? [poolReason()] : []),
    ...(lines.some(({ byRemainder }) => byRemainder !== '0')
      ? [text('尾差按最大余额法逐级分配。', 'What rounding leaves goes to the largest remainders, tier by tier.')]
      : []),
  ];

  function poolReason(): Text {
    if (score === undefined)
      return text(
        `没有评估总分，激励池 ${sized(carried.pool)} 结转。`,
        `Without an evaluation total the pool is carried: ${sized(carried.pool)}.`,
      );
    if (!hasPoints && innovations)
      return text(
        `本期没有计分的已验收创新，激励池 ${sized(carried.pool)} 结转。`,
        `No innovation of the period gives points: the pool is carried, ${sized(carried.pool)}.`,
      );
    if (!hasPoints)
      return text(
        `各方均无激励分值，激励池 ${sized(carried.pool)} 结转。`,
        `Nobody has points: the pool is carried, ${sized(carried.pool)}.`,
      );
    return text(
      `评估总分 ${score}，激励池 ${sized(carried.pool)} 结转。`,
      `At an evaluation total of ${score}, ${sized(carried.pool)} of the pool are carried.`,
    );
  }
}

/** By which rules a bucket is shared: the day of the version, and whose own they are. */
export const bucketTitle = ({ version, category, project }: Bucket): Text => {
  const isAlways = version === '0001-01-01';
  const own = project ?? category;
  const since = isAlways
    ? text('现行分配规则', 'The rules as agreed')
    : text(`${version} 起的分配规则`, `The rules from ${version}`);
  return own === undefined ? since : text(`${since.zh} · ${own}`, `${since.en} · ${own}`);
};

/** "甲方 CNY 1.00、…": who gets what. */
export const sharesText = (
  totals: Readonly<Record<string, string>>,
  titles: Readonly<Record<string, Text>>,
  currency: string,
): Text =>
  list(
    Object.entries(totals).map(([payee, amount]) => {
      const { zh, en } = (Object.hasOwn(titles, payee) ? titles[payee] : undefined) ?? text(payee, payee);
      return text(`${zh} ${amountText(amount, currency)}`, `${en} ${amountText(amount, currency)}`);
    }),
  );
