import type { Happening } from './ledger';

/** The happenings of one noun. */
export type Of<Noun extends string> = Extract<Happening, { type: `${Noun}.${string}` }>;

/** Whether a happening is one of a noun's: `agreement.signed` is one of an agreement. */
export const isOf = <Noun extends string>(noun: Noun, happening: Happening): happening is Of<Noun> =>
  happening.type.startsWith(`${noun}.`);
