import type { Text } from '../shared/text';
import type { ComputedFigure } from './computed/counts';

/**
 * A figure that the machine counted from the record when the evaluation opened. `of` is the key of an indicator or `guard.KEY`; `value` is
 * text that loses nothing, left out where nothing was there to be counted. `from` names the things (and the entries) that it was counted
 * from, those that count for it first, so that anybody can count again.
 */
export interface Counted {
  readonly of: string;
  readonly value?: string;
  readonly part: number;
  readonly whole: number;
  readonly words: Text;
  readonly from: readonly string[];
}

const nameOf = ({ thing, process, number }: ComputedFigure['counted'][number]): string =>
  process !== undefined && number !== undefined ? `${thing} (${process}#${number})` : thing;

const NAMED = /^(.*?)(?: \((.*)#(\d+)\))?$/s;

/** What such a name tells: the thing, and the entry of the record that says so, where one does. */
export const parseCountedName = (
  name: string,
): Pick<ComputedFigure['counted'][number], 'thing' | 'process' | 'number'> => {
  const [, thing = name, process, number] = NAMED.exec(name) ?? [];
  return { thing, ...(process !== undefined && { process, number: Number(number) }) };
};

/** A figure as it is kept with the evaluation. */
export const countedFigure = (
  of: string,
  { exact, numerator, denominator, words, counted }: ComputedFigure,
): Counted => ({
  of,
  ...(exact !== null && { value: exact }),
  part: numerator,
  whole: denominator,
  words,
  from: [...counted.filter(({ isGood }) => isGood), ...counted.filter(({ isGood }) => !isGood)].map(nameOf),
});
