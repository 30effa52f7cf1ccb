import type { Language } from '../../domain/shared/text';
import { searchWords } from './words';

interface SearchBoxProps {
  /** Where it leads: `/search`, or that of a programme. */
  readonly path: string;
  readonly language: Language;
  readonly typed?: string;
}

/** The one field by which everything is found. */
export const SearchBox = ({ path, language, typed = '' }: SearchBoxProps) => {
  const words = searchWords[language];
  const label = path === '/search' ? words.label : words.here;
  return (
    <form method="get" action={path} role="search" class="search screen">
      <label for="q">{label}</label>
      <div class="line">
        <input id="q" name="q" type="search" minLength={2} maxLength={200} required value={typed} />
        <button>{words.go}</button>
      </div>
    </form>
  );
};
