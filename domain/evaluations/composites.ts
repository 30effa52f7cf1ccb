import { add, compare, divide, exactText, type Rational, ratio, times } from '../shared/rationals';
import { divergencePoints } from '../programme/evaluation-defaults';
import type { Method, MethodPlan } from '../programme/evaluation-plans';
import { nothing } from './attainments';

/** The methods of one evaluation, each with its points where it was carried out. */
export interface Judged {
  readonly methods: readonly Method[];
  readonly plans: Partial<Readonly<Record<Method, Pick<MethodPlan, 'weight' | 'divergenceOver'>>>>;
  readonly points: Partial<Readonly<Record<Method, Rational>>>;
  /** Figures were asked for and too few came: judgement does not stand in for data. */
  readonly lacksData: boolean;
}

/** The mean of all methods by weight; those that nobody carried out are weighed out. */
export function composite({ methods, plans, points, lacksData }: Judged): Rational | null {
  const present = methods.flatMap((method) => {
    const [value, weight] = [points[method], plans[method]?.weight ?? 0];
    return value && weight > 0 ? [{ value, weight }] : [];
  });
  const whole = present.reduce((sum, { weight }) => sum + weight, 0);
  if (lacksData || whole === 0) return null;
  const sum = present.reduce((so, { value, weight }) => add(so, times(value, ratio(weight))), nothing);
  return divide(sum, ratio(whole));
}

/** A self-assessment that is further above the third party's than is let pass. */
export interface Divergence {
  /** Points, exactly. */
  readonly by: string;
  readonly over: number;
}

/** By how much the companies judge themselves better than the third party does, where that is more than the programme lets pass. */
export function divergence({ methods, plans, points }: Judged): Divergence | undefined {
  const [own, theirs] = [points.self, points.thirdParty];
  if (!own || !theirs || !methods.includes('self') || !methods.includes('thirdParty')) return undefined;
  const over = plans.self?.divergenceOver ?? divergencePoints;
  const by = add(own, times(theirs, ratio(-1)));
  return compare(by, ratio(over)) > 0 ? { by: exactText(by), over } : undefined;
}
