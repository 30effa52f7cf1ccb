import type { Wanted } from '../../domain/evaluations/asks';
import { unitOf, withUnit } from '../../domain/evaluations/figure-words';
import { boundOf } from '../../domain/programme/evaluation-defaults';
import type { Guard, Kpi } from '../../domain/programme/evaluation-plans';
import type { Programme } from '../../domain/programme/programme';
import { text } from '../../domain/shared/sentences';
import type { Text } from '../../domain/shared/text';

/** A value as people read it: with its unit, as a level, in points, kept or not. */
export function valueText({ evaluation }: Pick<Programme, 'evaluation'>, { of, as }: Wanted, value: string): Text {
  if (as === 'passFail') return value === 'pass' ? text('达标', 'kept') : text('未达标', 'not kept');
  if (as === 'level') return text(`${value} 级`, `level ${value}`);
  if (as === 'points') return text(`${value} 分`, `${value} points`);
  return withUnit(value, unitOf({ evaluation }, of));
}

/** An indicator's figure as people read it: what was counted as a fraction has four decimals, levels of several raters stand beside each other. */
export function actualText(kpi: Kpi | undefined, actual: string): Text {
  if (kpi && 'rubric' in kpi.target) return text(`${actual} 级`, `level ${actual}`);
  return withUnit(actual, kpi && 'unit' in kpi.target ? kpi.target.unit : '');
}

/** A guard's figure as people read it; without a bound somebody said whether it is kept. */
export function guardText(guard: Guard | undefined, actual: string | null): Text {
  const bound = guard && boundOf(guard);
  if (actual === null || !bound) return text('—', '—');
  return withUnit(actual, bound.unit);
}
