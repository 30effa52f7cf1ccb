import { text } from '../shared/sentences';
import type { Text } from '../shared/text';

/** Basis points as per cent: 6500 is "65", 3333 is "33.33". */
export const percentText = (basisPoints: number): string => String(basisPoints / 100);

/** A number with its unit as each language writes it: "12%", "3 days"; a level of a rubric has none. */
export const withUnit = (number: string, unit: string): Text =>
  unit === '%' || unit === ''
    ? text(`${number}${unit}`, `${number}${unit}`)
    : text(`${number} ${unit}`, `${number} ${unit}`);
