import type { Programme } from '../../domain/programme/programme';
import { gramsOf } from '../../domain/shared/grams';
import { say, type Language } from '../../domain/shared/text';
import { findableKinds, type FindableKind } from '../../domain/views/findables';
import type { Hit } from '../../infra/store/search';
import { Crumbs } from '../ui/crumbs';
import { Frame, type Reader } from '../ui/frame';
import { Empty } from '../ui/html';
import { counted } from '../ui/paging';
import { queryOf } from '../ui/query';
import { SearchBox } from './box';
import { OF_ONE, type SearchQuery } from './hits';
import { kindTitles, searchWords, standingTitles } from './words';

interface SearchPageProps {
  readonly reader: Reader;
  /** The one programme in which it was looked; all of them when left out. */
  readonly programme?: Programme;
  readonly asked: SearchQuery;
  readonly hits: readonly (Hit & { readonly path: string })[];
}

/** Whether less is looked through than there is. */
const isNarrowed = ({ kind, standing }: SearchQuery): boolean => kind !== undefined || standing !== undefined;

/** What was found, kind by kind, each thing with its programme. */
export const SearchPage = ({ reader, programme, asked, hits }: SearchPageProps) => {
  const { language } = reader;
  const words = searchWords[language];
  const home = programme && `/programmes/${programme.key}`;
  const path = `${home ?? ''}/search`;
  const isLooked = gramsOf(asked.q).length > 0;
  return (
    <Frame
      reader={reader}
      title={words.title}
      {...(programme && home && { name: say(programme.title, language), home })}
      current={home === undefined ? 'programmes' : 'overview'}
    >
      <Crumbs home={home ?? '/'} kind={words.title} language={language} />
      <h1>{words.title}</h1>
      <SearchBox path={path} language={language} asked={asked} />
      {programme && (
        <p class="small">
          <a href={`/search${queryOf(asked)}`}>{words.everywhere}</a>
        </p>
      )}
      {!isLooked && <Empty>{words.short}</Empty>}
      {isLooked && hits.length === 0 && (
        <Empty>{isNarrowed(asked) ? words.noneChosen(asked.q) : words.none(asked.q)}</Empty>
      )}
      {findableKinds.map((kind) => (
        <Group key={kind} kind={kind} {...{ path, asked, language }} hits={hits.filter((hit) => hit.kind === kind)} />
      ))}
    </Frame>
  );
};

interface GroupProps extends Pick<SearchPageProps, 'asked' | 'hits'> {
  readonly kind: FindableKind;
  readonly path: string;
  readonly language: Language;
}

const Group = ({ kind, path, asked, hits, language }: GroupProps) => {
  const [first] = hits;
  if (!first) return null;
  const words = searchWords[language];
  const number = counted(first.count, language);
  const isCut = hits.length < first.count;
  return (
    <section aria-labelledby={`found-${kind}`}>
      <h2 id={`found-${kind}`}>
        {say(kindTitles[kind], language)} <span class="small quiet">{words.found(number)}</span>
      </h2>
      <ul class="card found">
        {hits.map(({ programme, programmeTitle, id, title, isOver, path: href }) => (
          <li key={`${programme} ${id}`}>
            <a href={href}>{say(title, language)}</a>
            {kind !== 'programmes' && path === '/search' && (
              <span class="small quiet"> · {say(programmeTitle, language)}</span>
            )}
            {isOver && <span class="small quiet"> · {say(standingTitles.over, language)}</span>}
          </li>
        ))}
      </ul>
      {isCut &&
        (asked.kind === kind ? (
          <p class="small quiet">{words.most(OF_ONE)}</p>
        ) : (
          <p class="small">
            <a href={`${path}${queryOf({ ...asked, kind })}`}>{words.more(number)}</a>
          </p>
        ))}
    </section>
  );
};
