import { arc, pie } from 'd3-shape';
import type { Run } from '../../domain/money/distributions/runs';
import { tiers, type Tier } from '../../domain/money/distributions/lines';
import { tierTitles } from '../../domain/money/distributions/words';
import type { Shares } from '../../domain/programme/distribution-plans';
import { amountText, exponentOf, groupedText } from '../../domain/shared/amounts';
import { countOf } from '../../domain/shared/counts';
import { say, type Language, type Text } from '../../domain/shared/text';

const words = {
  zh: {
    pie: '分配比例',
    waterfall: '净额如何逐级分配',
    same: (all: string) => `${all}。下表列出同样的内容。`,
    comma: '；',
  },
  en: {
    pie: 'Who gets which share',
    waterfall: 'How the net amount is shared, tier by tier',
    same: (all: string) => `${all}. The table says the same.`,
    comma: '; ',
  },
};

const RADIUS = 70;
const HOLE = 38;
const tenth = (length: number) => Math.round(length * 10) / 10;

interface Titled {
  readonly titles: Readonly<Record<string, Text>>;
  readonly language: Language;
}

/** The agreed ratio of what is above the base as a pie, each share named beside it. */
export const SharesPie = ({ shares, titles, language }: Titled & { readonly shares: Shares }) => {
  const phrases = words[language];
  const all = Object.entries(shares).filter(([, share]) => share > 0);
  const named = all.map(
    ([payee, share]) => `${say(titles[payee] ?? { zh: payee, en: payee }, language)} ${share / 100}%`,
  );
  const slices = pie<(typeof all)[number]>()
    .sort(null)
    .value(([, share]) => share)([...all]);
  const outline = arc<(typeof slices)[number]>().innerRadius(HOLE).outerRadius(RADIUS);
  return (
    <figure class="pie">
      <svg class="chart" viewBox="-80 -80 160 160" role="img" aria-labelledby="pie-title pie-desc">
        <title id="pie-title">{phrases.pie}</title>
        <desc id="pie-desc">{phrases.same(named.join(phrases.comma))}</desc>
        {slices.map((slice, at) => {
          const [x, y] = outline.centroid(slice);
          return (
            <g key={slice.data[0]}>
              <path d={outline(slice) ?? ''} class={`slice s${at % 4}`} />
              <text x={tenth(x)} y={tenth(y)} class="on-slice" text-anchor="middle" dominant-baseline="middle">
                {slice.data[1] / 100}%
              </text>
            </g>
          );
        })}
      </svg>
      <figcaption>
        <ul>
          {named.map((one, at) => (
            <li key={one}>
              <svg width="14" height="14" aria-hidden="true">
                <rect width="14" height="14" class={`slice s${at % 4}`} />
              </svg>{' '}
              {one}
            </li>
          ))}
        </ul>
      </figcaption>
    </figure>
  );
};

const WIDTH = 560;
const SIZE = 120;
const ROW = 30;
const LABEL = 130;

/** How far into the drawing so much of a whole reaches, in tenths of a pixel: drawn, never computed with. */
const reach = (part: bigint, whole: bigint): number => {
  const length = WIDTH - LABEL - SIZE;
  return whole === 0n ? 0 : countOf((part * BigInt(length) * 10n) / whole) / 10;
};

interface Step {
  readonly tier: Tier;
  readonly amount: bigint;
  readonly from: bigint;
}

/** The tiers of a run, each beginning where the one before ended, down to its net amount. */
export const Waterfall = ({ run, language }: { readonly run: Run; readonly language: Language }) => {
  const phrases = words[language];
  const steps = tiers.reduce<readonly Step[]>((known, tier) => {
    const own = run.computed.lines.filter((line) => line.tier === tier);
    if (own.length === 0) return known;
    const amount = own.reduce((sum, line) => sum + BigInt(line.amount), 0n);
    const last = known.at(-1);
    return [...known, { tier, amount, from: last ? last.from + last.amount : 0n }];
  }, []);
  if (steps.length === 0) return null;
  const ends = steps.flatMap(({ from, amount }) => [from, from + amount]);
  const [low, high] = [ends.reduce((a, b) => (a < b ? a : b), 0n), ends.reduce((a, b) => (a > b ? a : b), 0n)];
  const described = steps.map(
    ({ tier, amount }) => `${say(tierTitles[tier], language)} ${amountText(amount, run.currency)}`,
  );
  return (
    <figure class="waterfall">
      <svg
        class="chart wide-chart"
        viewBox={`0 0 ${WIDTH} ${steps.length * ROW + 6}`}
        role="img"
        aria-labelledby="waterfall-title waterfall-desc"
      >
        <title id="waterfall-title">{phrases.waterfall}</title>
        <desc id="waterfall-desc">{phrases.same(described.join(phrases.comma))}</desc>
        {steps.map(({ tier, amount, from }, at) => {
          const left = amount < 0n ? from + amount : from;
          const size = amount < 0n ? -amount : amount;
          const x = LABEL + reach(left - low, high - low);
          const width = Math.max(reach(size, high - low), 1);
          return (
            <g key={tier}>
              <text x="0" y={at * ROW + 19}>
                {say(tierTitles[tier], language)}
              </text>
              <rect
                x={x}
                y={at * ROW + 5}
                width={width}
                height={ROW - 10}
                class={`slice ${amount < 0n ? 'below' : `s${at % 4}`}`}
              />
              <text x={x + width + 6} y={at * ROW + 19} class="figure">
                {groupedText(amount, exponentOf(run.currency))}
              </text>
            </g>
          );
        })}
      </svg>
    </figure>
  );
};
