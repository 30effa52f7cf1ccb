import { add, compare, divide, exactText, parseExact, ratio } from '../shared/rationals';
import type { Combination } from '../programme/evaluation-plans';
import type { PartyKey } from '../shared/keys';

/** Why there is no figure although it was asked for. */
export type FigureMissing = 'notReported' | 'partyMissing' | 'partiesDiffer';

export type Combined = { readonly value: string } | { readonly missing: FigureMissing };

/**
 * What becomes of the figures that several parties report: one that all of them state, their sum or their mean, exactly; no figure
 * while one is missing or they differ. Source: docs/rules/evaluation.md, "Score of one indicator".
 */
export function combined(
  parties: readonly PartyKey[],
  values: Readonly<Record<PartyKey, string>>,
  how: Combination,
): Combined {
  const given = parties.map((party) => (Object.hasOwn(values, party) ? (values[party] ?? '').trim() : ''));
  const stated = given.filter((value) => value !== '');
  if (stated.length === 0) return { missing: 'notReported' };
  if (stated.length < parties.length) return { missing: 'partyMissing' };
  const numbers = stated.flatMap((value) => parseExact(value) ?? []);
  const [first] = numbers;
  const isNumeric = first !== undefined && numbers.length === stated.length;
  if (how === 'same' || !isNumeric) {
    const agree = isNumeric
      ? numbers.every((each) => compare(each, first) === 0)
      : stated.every((value) => value === stated[0]);
    return agree ? { value: stated[0] ?? '' } : { missing: 'partiesDiffer' };
  }
  const sum = numbers.reduce(add);
  return { value: exactText(how === 'sum' ? sum : divide(sum, ratio(numbers.length))) };
}
