import { FilterChoice, FilterField, FilterForm } from '../ui/filter-form';
import { DayField } from '../ui/period-form';
import { Crumbs } from '../ui/crumbs';
import type { ChainedEntry } from '../../domain/record/ledger';
import { nounOf } from '../../domain/record/nouns';
import { nounTitles } from '../../domain/record/titles';
import { titleIn } from '../../domain/programme/titles';
import { say, type Text } from '../../domain/shared/text';
import type { ProgrammeView } from '../../domain/views/views';
import { Frame, type Reader } from '../ui/frame';
import { Empty, Table, When } from '../ui/html';
import { queryOf } from '../ui/query';
import { entryPath } from './entry-path';
import { filterOf, kinds, type HistoryQuery } from './forms';
import { historyWords } from './words';

/** An entry, and what it says in a sentence. */
export interface ToldEntry extends ChainedEntry {
  readonly sentence: Text;
}

interface HistoryPageProps {
  readonly view: ProgrammeView;
  readonly reader: Reader;
  readonly asked: HistoryQuery;
  readonly entries: readonly ToldEntry[];
  /** Where the page of earlier entries begins. */
  readonly next?: number;
}

/** The whole record of a programme, the latest first: which of it is shown can be chosen, and all that was chosen taken along. */
export const HistoryPage = ({ view, reader, asked, entries, next }: HistoryPageProps) => {
  const { language } = reader;
  const words = historyWords[language];
  const home = `/programmes/${view.key}`;
  const path = `${home}/history`;
  const filter = filterOf(asked);
  const isFiltered = Object.keys(filter).length > 0;
  return (
    <Frame reader={reader} title={words.title} name={say(view.title, language)} home={home}>
      <Crumbs home={home} kind={words.title} language={language} />
      <h1>{words.title}</h1>
      <p class="quiet">{words.lead}</p>
      <Filter view={view} path={path} asked={asked} language={language} isOpen={isFiltered} />
      {entries.length === 0 ? (
        <Empty>{isFiltered ? words.none : words.nothing}</Empty>
      ) : (
        <Entries reader={reader} entries={entries} />
      )}
      <p class="actions">
        {asked.before !== undefined && (
          <a class="button" href={`${path}${queryOf(filter)}`}>
            {words.newest}
          </a>
        )}
        {next !== undefined && (
          <a class="button" rel="next" href={`${path}${queryOf({ ...filter, before: String(next) })}`}>
            {words.older}
          </a>
        )}
        <a class="button" href={`${path}.csv${queryOf(filter)}`}>
          {words.csv}
        </a>
        <a class="button" href={`${path}.json${queryOf(filter)}`}>
          {words.json}
        </a>
      </p>
      <p class="small quiet">{words.exports}</p>
    </Frame>
  );
};

const Entries = ({ reader, entries }: Pick<HistoryPageProps, 'reader' | 'entries'>) => {
  const { language, zone } = reader;
  const words = historyWords[language];
  return (
    <Table isStacked caption={words.title} heads={words.heads} numbers={[3]}>
      {entries.map((entry) => (
        <tr key={entry.sequence}>
          <td class="whole">
            <When at={entry.at} zone={zone} language={language} year />
          </td>
          <td data-label={words.heads[1]}>
            <a href={entryPath(entry)}>{say(entry.sentence, language)}</a>
          </td>
          <td data-label={words.heads[2]}>{kindOf(entry, language)}</td>
          <td class="number" title={entry.hash} data-label={words.heads[3]}>
            {entry.sequence}
          </td>
        </tr>
      ))}
    </Table>
  );
};

/** What an entry is about, by name; of a noun that only a newer program knows its type. */
export const kindOf = ({ happening }: Pick<ChainedEntry, 'happening'>, language: Reader['language']): string => {
  const noun = nounOf(happening);
  return Object.hasOwn(nounTitles, noun) ? say(nounTitles[noun], language) : happening.type;
};

interface FilterProps extends Pick<HistoryPageProps, 'view' | 'asked'> {
  readonly path: string;
  readonly language: Reader['language'];
  readonly isOpen: boolean;
}

const Filter = ({ view, path, asked, language, isOpen }: FilterProps) => {
  const words = historyWords[language];
  const groups = view.definition.governance.groups;
  return (
    <FilterForm path={path} language={language} isChosen={isOpen}>
      <div class="pair">
        <FilterChoice
          name="kind"
          label={words.kind}
          all={words.all}
          chosen={asked.kind}
          options={kinds.map((kind) => [kind, say(nounTitles[kind], language)])}
        />
        <FilterChoice
          name="group"
          label={words.group}
          all={words.all}
          chosen={asked.group}
          options={Object.keys(groups).map((key) => [key, say(titleIn(groups, key), language)])}
        />
      </div>
      <div class="pair">
        <FilterField name="thing" label={words.thing} kind="text" value={asked.thing} />
        <FilterField name="person" label={words.person} kind="email" value={asked.person} />
      </div>
      <div class="pair">
        <DayField name="from" label={words.from} value={asked.from} />
        <DayField name="until" label={words.until} value={asked.until} />
      </div>
    </FilterForm>
  );
};
