import { decidingParties } from '../../domain/programme/parties';
import type { Programme } from '../../domain/programme/programme';
import { say, type Language, type Text } from '../../domain/shared/text';
import { FilterChoice, FilterField, FilterForm } from '../ui/filter-form';
import { Tick } from '../ui/office-form';
import { waitKindNames, type WaitingQuery } from './forms';
import { waitKindTitles } from './wait-kind-titles';

const words = {
  zh: {
    group: '决策组',
    party: '合作方',
    person: '待办人（邮箱）',
    kind: '类别',
    all: '全部',
    overdue: '仅列逾期事项',
  },
  en: {
    group: 'Group',
    party: 'Party',
    person: 'Person (e-mail)',
    kind: 'Kind',
    all: 'All',
    overdue: 'Only what is overdue',
  },
};

interface WaitingFilterProps {
  readonly programme: Programme;
  readonly path: string;
  readonly chosen: WaitingQuery;
  readonly kept: Readonly<Record<string, string>>;
  readonly language: Language;
}

type Titled = { readonly key: string; readonly title: Text };

/** Which of what waits is listed: on whom, of which kind, only what is overdue. */
export const WaitingFilter = ({ programme, path, chosen, kept, language }: WaitingFilterProps) => {
  const phrases = words[language];
  const { groups, supervision } = programme.governance;
  const kinds = waitKindNames.map((kind) => ({ key: kind, title: waitKindTitles[kind] }));
  const isChosen = Object.keys(chosen).length > 0;
  const choice = (name: 'group' | 'party' | 'kind', all: readonly Titled[]) => (
    <FilterChoice
      name={name}
      label={phrases[name]}
      all={phrases.all}
      chosen={chosen[name]}
      options={all.map(({ key, title }) => [key, say(title, language)])}
    />
  );
  return (
    <FilterForm {...{ path, kept, language, isChosen }} anchor="waiting">
      <div class="pair">
        {choice('group', [...Object.values(groups), supervision])}
        {choice('party', decidingParties(programme))}
      </div>
      <div class="pair">
        {choice('kind', kinds)}
        <FilterField name="person" label={phrases.person} kind="email" value={chosen.person} />
      </div>
      <Tick name="overdue" label={phrases.overdue} typed={{ overdue: chosen.overdue ?? '' }} />
    </FilterForm>
  );
};
