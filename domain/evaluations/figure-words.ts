import { boundOf } from '../programme/evaluation-defaults';
import type { Programme } from '../programme/programme';
import { exactText, parseExact, rounded, type Rational } from '../shared/rationals';
import { text } from '../shared/sentences';
import type { Text } from '../shared/text';
import { guardName } from './asks';

/** Basis points as per cent: 6500 is "65", 3333 is "33.33". */
export const percentText = (basisPoints: number): string => String(basisPoints / 100);

/** A figure for people: as it is where its decimals end, else with four of them. */
export const figureText = (value: Rational): string => {
  const exact = exactText(value);
  return exact.includes('/') || exact.length > 24 ? rounded(value, 4, 'down') : exact;
};

/** The unit in which an indicator or a bounded guard is told; none of what is judged by levels, points or words. */
export function unitOf({ evaluation }: Pick<Programme, 'evaluation'>, of: string): string {
  const kpi = evaluation.kpis.find(({ key }) => key === of);
  const guard = Object.entries(evaluation.guards).find(([key]) => guardName(key) === of)?.[1];
  return (kpi && 'unit' in kpi.target ? kpi.target.unit : guard && boundOf(guard)?.unit) ?? '';
}

/** A number as people read it, with its unit as each language writes it: "12%", "3 days"; a level of a rubric has none. */
export const withUnit = (number: string, unit: string): Text => {
  const fraction = number.includes('/') ? parseExact(number) : undefined;
  const shown = fraction ? figureText(fraction) : number;
  const words = unit === '%' || unit === '' ? `${shown}${unit}` : `${shown} ${unit}`;
  return text(words, words);
};
