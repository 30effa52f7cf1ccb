import { line } from 'd3-shape';
import type { RiskPlan, Score } from '../../domain/programme/risk-plans';
import { currentOf, levelOf, pointsOf, type Scores } from '../../domain/risks/levels';
import { isOpenRisk, type Risk } from '../../domain/risks/risks';
import { levelTitles, scoreText } from '../../domain/risks/titles';
import { say, type Language, type Text } from '../../domain/shared/text';
import type { ThingContext } from '../ui/thing';
import { levelTones } from './level-tones';

const words = {
  zh: {
    title: '风险矩阵：固有、当前与剩余风险',
    description: (all: string) => `${all}。下表列出同样的内容。`,
    likelihood: '可能性',
    impact: '影响',
    legend: ['固有', '当前（编号见下表）', '剩余'],
    semicolon: '；',
  },
  en: {
    title: 'Map of risks: inherent, current and residual',
    description: (all: string) => `${all}. The table below says the same.`,
    likelihood: 'Likelihood',
    impact: 'Impact',
    legend: ['inherent', 'current, numbered as below', 'residual'],
    semicolon: '; ',
  },
};

const [LEFT, TOP, CELL, TALL] = [22, 26, 66, 64];
const WIDTH = LEFT + 5 * CELL + 4;
const HEIGHT = TOP + 5 * TALL + 38;
const scale = [1, 2, 3, 4, 5];

/** A risk that has scores, with the number by which picture and table speak of it. */
interface Placed {
  readonly number: number;
  readonly scores: Scores;
  readonly key: string;
  readonly title: Text;
}

/** The open risks with the numbers that they have in the picture; one that nobody has assessed has no place in it. */
export const placedRisks = (risks: readonly Risk[]): readonly Placed[] =>
  risks
    .filter(isOpenRisk)
    .flatMap(({ key, title, scores }, at) => (scores ? [{ key, title, scores, number: at + 1 }] : []));

type Place = readonly [x: number, y: number];

const cornerOf = ({ likelihood, impact }: Score): Place => [LEFT + (impact - 1) * CELL, TOP + (5 - likelihood) * TALL];

const isSame = (a: Score, b: Score) => a.likelihood === b.likelihood && a.impact === b.impact;

/** So many risks have a place of their own in a cell: three rows of three. */
const PLACES = 9;

/** In which place of its cells each risk is drawn: each in another one, so that no arrow ends on the mark of another risk. */
function slotsOf(all: readonly Placed[]): ReadonlyMap<string, number> {
  const slots = new Map<string, number>();
  for (const { key, number, scores } of all) {
    const taken = all.flatMap((other) =>
      isSame(currentOf(other.scores), currentOf(scores)) ? (slots.get(other.key) ?? []) : [],
    );
    const tried = Array.from({ length: PLACES }, (_, at) => (number - 1 + at) % PLACES);
    slots.set(key, tried.find((slot) => !taken.includes(slot)) ?? number % PLACES);
  }
  return slots;
}

const shiftOf = (slot: number): Place => [14 + (slot % 3) * 19, 23 + Math.floor(slot / 3) * 16];

const placeOf = (score: Score, [right, down]: Place): Place => {
  const [x, y] = cornerOf(score);
  return [x + right, y + down];
};

/** From where a risk came over where it stands to where it should come to, each place once. */
const wayOf = ({ inherent, residual, ...rest }: Scores): readonly Score[] =>
  [inherent, currentOf({ inherent, ...rest }), ...(residual ? [residual] : [])].filter(
    (score, at, all) => at === 0 || !isSame(score, all[at - 1] ?? score),
  );

/** Where the open risks stand, and by an arrow from where they came and where they should come to; the worst corner above on the right. */
export const MapPicture = ({ context }: { readonly context: Pick<ThingContext, 'view' | 'reader'> }) => {
  const { view, reader } = context;
  const { language } = reader;
  const phrases = words[language];
  const placed = placedRisks(view.risks);
  const slots = slotsOf(placed);
  const told = placed
    .map(({ number, title, scores }) => `${number} ${say(title, language)} ${wayOf(scores).map(scoreText).join(' → ')}`)
    .join(phrases.semicolon);
  return (
    <svg class="chart wide-chart" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-labelledby="map-title map-desc">
      <title id="map-title">{phrases.title}</title>
      <desc id="map-desc">{phrases.description(told)}</desc>
      <defs>
        <marker id="map-arrow" viewBox="0 0 8 8" refX={7} refY={4} markerWidth={7} markerHeight={7} orient="auto">
          <path class="arrow-head" d="M0,0L8,4L0,8Z" />
        </marker>
      </defs>
      <Cells plan={view.definition.risks} language={language} />
      {placed.map((risk) => (
        <Way key={risk.key} risk={risk} shift={shiftOf(slots.get(risk.key) ?? 0)} />
      ))}
      <text class="quiet" x={LEFT} y={12}>{`↑ ${phrases.likelihood}`}</text>
      <text class="quiet" text-anchor="end" x={WIDTH - 4} y={HEIGHT - 4}>{`${phrases.impact} →`}</text>
      <Legend legend={phrases.legend} />
    </svg>
  );
};

interface CellsProps {
  readonly plan: RiskPlan;
  readonly language: Language;
}

/** The cells, each with its points and its level in words. */
const Cells = ({ plan, language }: CellsProps) => (
  <>
    {scale.flatMap((likelihood) =>
      scale.map((impact) => {
        const [x, y] = cornerOf({ likelihood, impact });
        const level = levelOf(plan, { likelihood, impact });
        return (
          <g key={`${likelihood} ${impact}`}>
            <rect class={`cell ${levelTones[level]}`} x={x} y={y} width={CELL} height={TALL} />
            <text class="quiet" x={x + 4} y={y + 12}>
              {`${say(levelTitles[level], language)} ${pointsOf({ likelihood, impact })}`}
            </text>
          </g>
        );
      }),
    )}
    {scale.map((one) => (
      <g key={one}>
        <text class="quiet" text-anchor="end" x={LEFT - 6} y={TOP + (5 - one) * TALL + TALL / 2 + 4}>
          {one}
        </text>
        <text class="quiet" text-anchor="middle" x={LEFT + (one - 1) * CELL + CELL / 2} y={TOP + 5 * TALL + 13}>
          {one}
        </text>
      </g>
    ))}
  </>
);

interface WayProps {
  readonly risk: Placed;
  readonly shift: Place;
}

const Way = ({ risk: { number, scores }, shift }: WayProps) => {
  const way = wayOf(scores).map((score) => placeOf(score, shift));
  const [fromX, fromY] = placeOf(scores.inherent, shift);
  const [x, y] = placeOf(currentOf(scores), shift);
  return (
    <g>
      {way.length > 1 && (
        <path class="way" marker-end="url(#map-arrow)" d={line()(way.map(([a, b]) => [a, b])) ?? ''} />
      )}
      <circle class="origin" cx={fromX} cy={fromY} r={5} />
      <circle class="stands" cx={x} cy={y} r={7.5} />
      <text class="stands-number" text-anchor="middle" x={x} y={y + 3.5}>
        {number}
      </text>
    </g>
  );
};

const Legend = ({ legend: [inherent, current, residual] }: { readonly legend: readonly string[] }) => (
  <g>
    <circle class="origin" cx={LEFT + 82} cy={8} r={5} />
    <text class="quiet" x={LEFT + 90} y={12}>
      {inherent}
    </text>
    <circle class="stands" cx={LEFT + 144} cy={8} r={6} />
    <text class="quiet" x={LEFT + 153} y={12}>
      {current}
    </text>
    <path class="way" marker-end="url(#map-arrow)" d={`M${WIDTH - 76},8L${WIDTH - 54},8`} />
    <text class="quiet" x={WIDTH - 48} y={12}>
      {residual}
    </text>
  </g>
);
