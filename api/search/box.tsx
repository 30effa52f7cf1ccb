import { say, type Language } from '../../domain/shared/text';
import { findableKinds, standings } from '../../domain/views/findables';
import { FilterChoice } from '../ui/filter-form';
import type { SearchQuery } from './hits';
import { kindTitles, searchWords, standingTitles } from './words';

interface SearchBoxProps {
  /** Where it leads: `/search`, or that of a programme. */
  readonly path: string;
  readonly language: Language;
  /** What was looked for: then one chooses among it as well. */
  readonly asked?: SearchQuery;
}

/** The one field by which everything is found. */
export const SearchBox = ({ path, language, asked }: SearchBoxProps) => {
  const words = searchWords[language];
  const label = path === '/search' ? words.label : words.here;
  return (
    <form method="get" action={path} role="search" class="search screen">
      <label for="q">{label}</label>
      <div class="line">
        <input id="q" name="q" type="search" minLength={2} maxLength={200} required value={asked?.q ?? ''} />
        <button>{words.go}</button>
      </div>
      {asked && (
        <div class="pair">
          <FilterChoice
            name="kind"
            label={words.kind}
            all={words.allKinds}
            chosen={asked.kind}
            options={findableKinds.map((kind) => [kind, say(kindTitles[kind], language)])}
          />
          <FilterChoice
            name="standing"
            label={words.standing}
            all={words.anyStanding}
            chosen={asked.standing}
            options={standings.map((each) => [each, say(standingTitles[each], language)])}
          />
        </div>
      )}
    </form>
  );
};
