import { line } from 'd3-shape';
import { resultOf } from '../../domain/evaluations/standing';
import type { EvaluationView } from '../../domain/evaluations/views';
import { say, type Text } from '../../domain/shared/text';
import type { Reader } from '../ui/frame';

const words = {
  zh: {
    title: (name: string) => `${name}：总分走势`,
    description: (all: string) =>
      `指标总分（实线、圆点）与综合得分（虚线、方点）：${all}。虚横线为 80 分，下表列出同样的内容。`,
    kpiTotal: '指标总分',
    composite: '综合得分',
    none: '数据不足',
    semicolon: '；',
  },
  en: {
    title: (name: string) => `${name}: the totals over time`,
    description: (all: string) =>
      `KPI total (solid, round) and composite (dashed, square): ${all}. The dashed line across is 80 points. The table says the same.`,
    kpiTotal: 'KPI total',
    composite: 'Composite',
    none: 'too few figures',
    semicolon: '; ',
  },
};

const WIDTH = 360;
const HEIGHT = 210;
const [LEFT, RIGHT, TOP, BOTTOM] = [30, 4, 32, 30];
/** So far the first and the last point stand from the ends of the lines, that their labels have room. */
const INSET = 26;
const MOST = 120;
/** More than so many labels run into each other. */
const MOST_LABELS = 5;

/** Where the lines across stand: from nothing on where a total is that low, else from 50 on, so that changes are seen. */
const levelsOf = (points: readonly Point[]): readonly [number, ...number[]] =>
  points.every((each) => [each.kpiTotal, each.composite].every((total) => total === null || Number(total) >= 60))
    ? [50, 60, 80, 100, MOST]
    : [0, 60, 80, 100, MOST];

const heightFrom = (least: number) => (points: number) =>
  rounded(TOP + (1 - (Math.min(points, MOST) - least) / (MOST - least)) * (HEIGHT - TOP - BOTTOM));

const rounded = (length: number) => Math.round(length * 10) / 10;

interface Point {
  readonly period: string;
  readonly kpiTotal: string | null;
  readonly composite: string | null;
}

const pointOf = (evaluation: EvaluationView): Point => ({
  period: evaluation.period,
  kpiTotal: resultOf(evaluation)?.kpiTotal ?? evaluation.scorecard?.total ?? null,
  composite: resultOf(evaluation)?.composite ?? null,
});

/** Which of so many labels are written: the last one always, the others at even distances from it. */
const isLabelled = (at: number, count: number) => (count - 1 - at) % Math.ceil(count / MOST_LABELS) === 0;

/** The totals of a cycle, a point each period; one without a total leaves a gap. */
export const TrendChart = ({ title, evaluations, reader: { language } }: TrendProps) => {
  const phrases = words[language];
  const points = evaluations.map(pointOf);
  const id = `trend-${evaluations[0]?.cycle}`;
  const step = (WIDTH - LEFT - RIGHT - 2 * INSET) / Math.max(1, points.length - 1);
  const xOf = (at: number) => rounded(LEFT + INSET + at * step);
  const levels = levelsOf(points);
  const yOf = heightFrom(levels[0]);
  const path = (of: 'kpiTotal' | 'composite') =>
    line<Point>()
      .defined((point) => point[of] !== null)
      .x((_, at) => xOf(at))
      .y((point) => yOf(Number(point[of])))(points) ?? '';
  const hasComposite = points.some(({ composite, kpiTotal }) => composite !== null && composite !== kpiTotal);
  const told = points
    .map(({ period, kpiTotal, composite }) =>
      [period, kpiTotal ?? phrases.none, ...(hasComposite && composite !== null ? [composite] : [])].join(' '),
    )
    .join(phrases.semicolon);
  return (
    <svg class="chart" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-labelledby={`${id}-title ${id}-desc`}>
      <title id={`${id}-title`}>{phrases.title(say(title, language))}</title>
      <desc id={`${id}-desc`}>{phrases.description(told)}</desc>
      {levels.map((level) => (
        <g key={level}>
          <line
            class={level === 80 ? 'grid strong-grid' : 'grid'}
            x1={LEFT}
            x2={WIDTH - RIGHT}
            y1={yOf(level)}
            y2={yOf(level)}
          />
          <text class="quiet" text-anchor="end" x={LEFT - 6} y={yOf(level) + 4}>
            {level}
          </text>
        </g>
      ))}
      {hasComposite && <path class="second" d={path('composite')} />}
      <path class="shape-line" d={path('kpiTotal')} />
      {points.map(({ period, kpiTotal, composite }, at) => (
        <g key={period}>
          {hasComposite && composite !== null && (
            <rect class="second-mark" x={xOf(at) - 3.5} y={yOf(Number(composite)) - 3.5} width={7} height={7} />
          )}
          {kpiTotal !== null && <circle class="mark" cx={xOf(at)} cy={yOf(Number(kpiTotal))} r={4} />}
          {kpiTotal !== null && isLabelled(at, points.length) && (
            <text class="figure" text-anchor="middle" x={xOf(at)} y={yOf(Number(kpiTotal)) - 9}>
              {kpiTotal}
            </text>
          )}
          {isLabelled(at, points.length) && (
            <text class="quiet" text-anchor="middle" x={xOf(at)} y={HEIGHT - 10}>
              {period}
            </text>
          )}
        </g>
      ))}
      <Legend hasComposite={hasComposite} phrases={phrases} />
    </svg>
  );
};

interface TrendProps {
  readonly title: Text;
  /** Of one cycle, the earliest period first. */
  readonly evaluations: readonly EvaluationView[];
  readonly reader: Pick<Reader, 'language'>;
}

interface LegendProps {
  readonly hasComposite: boolean;
  readonly phrases: (typeof words)['zh'];
}

const Legend = ({ hasComposite, phrases }: LegendProps) => (
  <g>
    <line class="shape-line" x1={LEFT} x2={LEFT + 22} y1={8} y2={8} />
    <circle class="mark" cx={LEFT + 11} cy={8} r={4} />
    <text x={LEFT + 28} y={12}>
      {phrases.kpiTotal}
    </text>
    {hasComposite && (
      <>
        <line class="second" x1={LEFT + 130} x2={LEFT + 152} y1={8} y2={8} />
        <rect class="second-mark" x={LEFT + 137.5} y={4.5} width={7} height={7} />
        <text x={LEFT + 158} y={12}>
          {phrases.composite}
        </text>
      </>
    )}
  </g>
);
