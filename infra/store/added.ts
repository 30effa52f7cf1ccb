import type { Entry, Happening } from '../../domain/record/ledger';
import type { NounOf, Of } from '../../domain/record/nouns';
import type { OfType } from '../../domain/shared/told';
import type { Kept, Kind } from '../../domain/views/kept';
import { addThings, changeThing, type HeldProgramme } from './held-programmes';

/**
 * Of most nouns each is added as it stands after its first happening, and changed by what follows: told of which kind it is kept, what the
 * first is called, what is added by it, where its key stands, and how it goes on from there.
 */
export const addedBy =
  <One extends Kind, First extends Happening['type']>(
    kind: One,
    first: First,
    added: (happening: OfType<Happening, First>) => Kept[One],
    keyOf: (happening: Following<First>) => string,
    after: (value: Kept[One], happening: Following<First>) => Kept[One],
  ) =>
  (happening: OfType<Happening, First> | Following<First>, programme: HeldProgramme, { at }: Entry): void => {
    if (isFirst(first, happening)) return addThings(programme, kind, at, [added(happening)]);
    changeThing(programme, kind, { key: keyOf(happening), at }, (each) => after(each, happening));
  };

/** What happens to a noun after its first happening. */
type Following<First extends Happening['type']> = Exclude<Of<NounOf<First>>, { readonly type: First }>;

const isFirst = <First extends Happening['type']>(
  first: First,
  happening: OfType<Happening, First> | Following<First>,
): happening is OfType<Happening, First> => happening.type === first;
