import { say, type Language } from '../../domain/shared/text';
import { Tick } from '../ui/office-form';
import { stateWord } from '../ui/states';
import { ClearFilter, FilterChoice, FilterField } from '../ui/filter-form';
import { healths, programmeStates, type ProgrammesQuery } from './forms';
import { healthTitles } from './health-titles';

const words = {
  zh: {
    label: '筛选合作计划',
    title: '名称',
    health: '状况',
    state: '状态',
    mine: '仅列待我办理的',
    all: '全部',
    show: '筛选',
  },
  en: {
    label: 'Choose among the programmes',
    title: 'Title',
    health: 'Health',
    state: 'State',
    mine: 'Only what waits on me',
    all: 'All',
    show: 'Filter',
  },
};

interface ListFilterProps {
  readonly chosen: ProgrammesQuery;
  /** Whether things may wait on the reader: they are a person. */
  readonly isPerson: boolean;
  readonly language: Language;
}

/** Which programmes are listed, above many of them. */
export const ListFilter = ({ chosen, isPerson, language }: ListFilterProps) => {
  const phrases = words[language];
  const isChosen = Object.keys(chosen).length > 0;
  return (
    <form class="filters screen" method="get" action="/" aria-label={phrases.label}>
      <FilterField name="title" label={phrases.title} kind="text" value={chosen.title} />
      <FilterChoice
        name="health"
        label={phrases.health}
        all={phrases.all}
        chosen={chosen.health}
        options={healths.map((each) => [each, say(healthTitles[each], language)])}
      />
      <FilterChoice
        name="state"
        label={phrases.state}
        all={phrases.all}
        chosen={chosen.state}
        options={programmeStates.map((each) => [each, stateWord(each, language)])}
      />
      {isPerson && <Tick name="mine" label={phrases.mine} typed={{ mine: chosen.mine ?? '' }} />}
      <div class="actions">
        <button>{phrases.show}</button>
        {isChosen && <ClearFilter href="/" language={language} />}
      </div>
    </form>
  );
};
