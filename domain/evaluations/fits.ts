import { boundOf } from '../programme/evaluation-defaults';
import type { Guard, Kpi } from '../programme/evaluation-plans';
import { parseExact } from '../shared/rationals';
import { pointsOfLevel } from './attainments';

/** Whether a text is what an indicator asks for: a number, or a level of its rubric. */
export const fitsFigure = ({ target }: Pick<Kpi, 'target'>, value: string): boolean =>
  ('rubric' in target ? pointsOfLevel(value) : parseExact(value)) !== undefined;

/** Whether a text is what a guard asks for: a number where it has a bound, else `pass` or `fail`. */
export const fitsGuard = (guard: Guard, value: string): boolean =>
  boundOf(guard) ? parseExact(value) !== undefined : ['pass', 'fail'].includes(value.trim());
