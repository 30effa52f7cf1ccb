import type { Happening } from './ledger';

/** What happenings are about, by the first word of their types: `agreement` of `agreement.signed`. */
export type NounOf<Type extends string> = Type extends `${infer Noun}.${string}` ? Noun : never;

/** Everything that something can happen to. Each layer has a table with a place for each of them: without one it does not compile. */
export type Noun = NounOf<Happening['type']>;

/** The happenings of one noun. */
export type Of<One extends string> = Extract<Happening, { type: `${One}.${string}` }>;

/** Whether a happening is one of a noun's: `agreement.signed` is one of an agreement. */
export const isOf = <One extends string>(noun: One, happening: Happening): happening is Of<One> =>
  happening.type.startsWith(`${noun}.`);

/** What a happening is about. */
export const nounOf = ({ type }: Happening): Noun => type.slice(0, type.indexOf('.')) as Noun;

/** For each noun a function that is told its happenings, and something beside. */
export type ByNoun<Beside extends readonly unknown[], Answer> = {
  readonly [One in Noun]: (happening: Of<One>, ...beside: Beside) => Answer;
};

/** Tells a happening to the function of its noun; `undefined` where there is none, or where a newer program than this one tells of a noun that it doesn't know. */
export const byNoun = <Beside extends readonly unknown[], Answer>(
  table: Partial<ByNoun<Beside, Answer>>,
  happening: Happening,
  ...beside: Beside
): Answer | undefined => {
  const tell = table[nounOf(happening)] as ((happening: Happening, ...beside: Beside) => Answer) | undefined;
  return tell?.(happening, ...beside);
};
