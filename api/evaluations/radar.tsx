import { curveLinearClosed, lineRadial, pointRadial } from 'd3-shape';
import type { EvaluationView } from '../../domain/evaluations/views';
import { evaluationTitle } from '../../domain/evaluations/titles';
import { say } from '../../domain/shared/text';
import type { ThingContext } from '../ui/thing';

const words = {
  zh: {
    title: (name: string) => `${name}：各类指标得分雷达图`,
    description: (all: string) => `${all}。圆环为 60、80、100、120 分，下表列出同样的内容。`,
    none: '缺数',
    comma: '，',
  },
  en: {
    title: (name: string) => `${name}: the indicators' points on a radar`,
    description: (all: string) => `${all}. The rings are 60, 80, 100 and 120 points. The table says the same.`,
    none: 'no figure',
    comma: ', ',
  },
};

const WIDTH = 360;
const HEIGHT = 270;
const RADIUS = 96;
/** The points of the outermost ring: nothing scores more. */
const MOST = 120;
const rings = [60, 80, 100, MOST];

const radiusOf = (points: number) => (Math.min(points, MOST) / MOST) * RADIUS;

const tenth = (length: number) => Math.round(length * 10) / 10;

interface Axis {
  readonly key: string;
  readonly title: string;
  readonly points: string | null;
}

const angleOf = (at: number, all: readonly unknown[]) => (at * 2 * Math.PI) / all.length;

const ring = (axes: readonly Axis[], points: number) =>
  lineRadial<Axis>()
    .angle((_, at) => angleOf(at, axes))
    .radius(radiusOf(points))
    .curve(curveLinearClosed)([...axes]) ?? '';

/** The outline of what was scored; it is open where a figure is missing: that counts for nothing, not for zero. */
const outline = (axes: readonly Axis[]) =>
  lineRadial<Axis>()
    .defined(({ points }) => points !== null)
    .angle((_, at) => angleOf(at, axes))
    .radius(({ points }) => radiusOf(Number(points)))([...axes, ...axes.slice(0, 1)]) ?? '';

const axesOf = ({ view, reader }: Pick<ThingContext, 'view' | 'reader'>, { scorecard }: EvaluationView) =>
  (scorecard?.scores ?? []).map(({ kpi, score }): Axis => {
    const found = view.definition.evaluation.kpis.find(({ key }) => key === kpi);
    return { key: kpi, title: found ? say(found.title, reader.language) : kpi, points: score };
  });

/** The indicators' points as a picture; with fewer than three there is no shape to see. */
export const Radar = ({ context, evaluation }: RadarProps) => {
  const { language } = context.reader;
  const phrases = words[language];
  const axes = axesOf(context, evaluation);
  if (axes.length < 3) return null;
  const id = `radar-${evaluation.cycle}`;
  const told = axes.map(({ title, points }) => `${title} ${points ?? phrases.none}`).join(phrases.comma);
  return (
    <svg
      class="chart"
      viewBox={`${-WIDTH / 2} ${-HEIGHT / 2} ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-labelledby={`${id}-title ${id}-desc`}
    >
      <title id={`${id}-title`}>
        {phrases.title(say(evaluationTitle(context.view.definition, evaluation), language))}
      </title>
      <desc id={`${id}-desc`}>{phrases.description(told)}</desc>
      {rings.map((points) => (
        <path key={points} class={points === 80 ? 'grid strong-grid' : 'grid'} d={ring(axes, points)} />
      ))}
      {axes.map(({ key }, at) => {
        const [x, y] = pointRadial(angleOf(at, axes), RADIUS).map(tenth);
        return <line key={key} class="grid" x1={0} y1={0} x2={x} y2={y} />;
      })}
      <path class="shape" d={outline(axes)} />
      {rings.map((points) => (
        <text key={points} class="quiet" x={3} y={-radiusOf(points) + 11}>
          {points}
        </text>
      ))}
      {axes.map((axis, at) => (
        <AxisLabel key={axis.key} axis={axis} angle={angleOf(at, axes)} none={phrases.none} />
      ))}
    </svg>
  );
};

interface RadarProps {
  readonly context: Pick<ThingContext, 'view' | 'reader'>;
  readonly evaluation: EvaluationView;
}

interface LabelProps {
  readonly axis: Axis;
  readonly angle: number;
  readonly none: string;
}

/** What the axis is about and its points, outside the outermost ring, and the mark of the points on it. */
const AxisLabel = ({ axis: { title, points }, angle, none }: LabelProps) => {
  const [x, y] = pointRadial(angle, RADIUS + 12).map(tenth) as [number, number];
  const [markX, markY] = pointRadial(angle, radiusOf(Number(points ?? 0))).map(tenth);
  const anchor = Math.abs(x) < 5 ? 'middle' : x > 0 ? 'start' : 'end';
  const shift = y < -RADIUS ? -14 : y > 0 ? 8 : -2;
  return (
    <>
      {points !== null && <circle class="mark" cx={markX} cy={markY} r={4} />}
      <text text-anchor={anchor} x={x} y={y + shift}>
        {title}
        <tspan class="figure" x={x} dy={15}>
          {points ?? none}
        </tspan>
      </text>
    </>
  );
};
