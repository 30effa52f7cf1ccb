import { add, compare, parseExact, type Rational, ratio, times, toHundredths } from '../shared/rationals';
import type { Text } from '../shared/text';
import { figureText } from './figure-words';
import { floorFigure, floorOf, nothing } from './attainments';
import type { FigureMissing } from './combinations';
import type { ExactScore, exactly } from './evaluations';

/** Why an indicator has no points of its own. */
export type RowMissing = FigureMissing | 'tooFewRaters' | 'furtherRater';

/** How an indicator came out, and how near the cliff of its floor it stands. */
export interface Row {
  readonly kpi: string;
  readonly title: Text;
  readonly actual: string | null;
  readonly unit: string;
  readonly target: string;
  readonly better: 'higher' | 'lower';
  /** Basis points in the definition, and of the total once the missing ones are weighed out. */
  readonly weight: number;
  readonly counted: string | null;
  /** Per cent of the target, neither capped nor cut off. */
  readonly attainment: string | null;
  readonly score: string | null;
  readonly state: 'scored' | 'capped' | 'nearFloor' | 'underFloor' | 'missing';
  readonly missing?: RowMissing;
  /** Where the floor stands in the unit of the figure. */
  readonly floor: string;
  /** How far the figure is above its floor, negative under it; in its unit. */
  readonly margin?: string;
  /** How many points of the total go with it when it falls under the floor. */
  readonly atStake?: string;
}

/** Whoever stands less than so many points above the floor is told so. */
const near = ratio(5);

const opposite = (value: Rational) => times(value, ratio(-1));

const marginOf = ({ kpi, actual, attained }: ExactScore): Rational | undefined => {
  const [value, floor] = [parseExact(actual ?? ''), floorFigure(kpi)];
  if (!attained || !floor) return undefined;
  if ('rubric' in kpi.target) return value && add(value, opposite(floor));
  if (!value) return undefined;
  const above = add(value, opposite(floor));
  return kpi.target.better === 'higher' ? above : opposite(above);
};

const stateOf = ({ kpi, attained, score }: ExactScore): Row['state'] => {
  if (!attained || !score) return 'missing';
  const above = add(attained, opposite(floorOf(kpi)));
  if (compare(above, nothing) < 0) return 'underFloor';
  if (compare(score, attained) < 0) return 'capped';
  return compare(above, near) < 0 ? 'nearFloor' : 'scored';
};

/** One line of the scorecard. */
export function rowOf(
  exact: ExactScore,
  { scores }: ReturnType<typeof exactly>,
  missing: Readonly<Record<string, FigureMissing>> = {},
): Row {
  const { kpi, actual, attained, score, rating } = exact;
  const covered = scores.reduce((sum, each) => sum + (each.score ? each.kpi.weight : 0), 0);
  const share = score && covered > 0 ? ratio(kpi.weight, covered) : null;
  const [margin, floor] = [marginOf(exact), floorFigure(kpi)];
  const state = stateOf(exact);
  const why = rating && 'missing' in rating ? rating.missing : (missing[kpi.key] ?? 'notReported');
  return {
    kpi: kpi.key,
    title: kpi.title,
    actual,
    unit: 'rubric' in kpi.target ? '' : kpi.target.unit,
    target: 'rubric' in kpi.target ? '4' : kpi.target.number,
    better: 'rubric' in kpi.target ? 'higher' : kpi.target.better,
    weight: kpi.weight,
    counted: share && toHundredths(times(share, ratio(100))),
    attainment: attained && toHundredths(attained),
    score: score && toHundredths(score),
    state,
    ...(state === 'missing' && { missing: why }),
    floor: floor ? figureText(floor) : '',
    ...(margin && { margin: figureText(margin) }),
    ...(share && score && state === 'nearFloor' && { atStake: toHundredths(times(score, share)) }),
  };
}
