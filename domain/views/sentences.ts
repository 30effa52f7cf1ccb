import { titlesOf } from '../programme/titles';
import type { Happening } from '../record/ledger';
import { nounOf } from '../record/nouns';
import { text } from '../shared/sentences';
import type { Text } from '../shared/text';
import { nouns, type Around } from './nouns';

/** One happening as a sentence, in both languages; what only a newer program than this one knows is told as something else. */
export const sentenceOf = (happening: Happening, { programme, approval, zone }: Omit<Around, 'titles'>): Text => {
  const told = nouns[nounOf(happening)] as
    { readonly sentence: (happening: Happening, around: Around) => Text } | undefined;
  return (
    told?.sentence(happening, { programme, approval, zone, titles: titlesOf(programme) }) ??
    text('其他事项', 'Something else')
  );
};
