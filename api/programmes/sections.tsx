import { isOpen } from '../../domain/improvements/improvements';
import { text } from '../../domain/shared/sentences';
import { say, type Language, type Text } from '../../domain/shared/text';
import type { ProgrammeView } from '../../domain/views/views';
import type { PageBelow } from '../access/matrix';

const words = {
  zh: {
    title: '栏目',
    open: (count: number, overdue: number) => `进行中 ${count} 项${overdue > 0 ? `，逾期 ${overdue} 项` : ''}`,
  },
  en: {
    title: 'Sections',
    open: (count: number, overdue: number) => `${count} open${overdue > 0 ? `, ${overdue} overdue` : ''}`,
  },
};

interface Section {
  readonly path: PageBelow;
  readonly title: Text;
  /** Left out where a programme has none of it. */
  readonly isThere?: (view: ProgrammeView) => boolean;
  readonly note?: (view: ProgrammeView, language: Language) => string | undefined;
}

function openImprovements({ improvements }: ProgrammeView, language: Language): string | undefined {
  const open = improvements.filter(isOpen);
  if (open.length === 0) return undefined;
  return words[language].open(open.length, open.filter(({ clock }) => clock?.isOverdue).length);
}

const groups: readonly { readonly title: Text; readonly sections: readonly Section[] }[] = [
  {
    title: text('治理', 'Governance'),
    sections: [
      { path: 'roster', title: text('席位与代理人', 'Seats and substitutes') },
      { path: 'calendars', title: text('工作日历', 'Calendars') },
      { path: 'changes', title: text('基线、期限与变更', 'Baselines, times and changes') },
      { path: 'strategy', title: text('战略与规划', 'Strategy and plans') },
      { path: 'history', title: text('全部办理记录', 'Whole history') },
      { path: 'response-times', title: text('答复时效', 'Response times') },
      { path: 'operations', title: text('运维', 'Operations') },
    ],
  },
  {
    title: text('实施', 'Work'),
    sections: [
      { path: 'projects', title: text('合作项目', 'Projects') },
      { path: 'innovations', title: text('创新登记', 'Innovations') },
      { path: 'ip', title: text('知识产权', 'Intellectual property') },
      {
        path: 'staffing',
        title: text('人员保障', 'Staffing'),
        isThere: ({ staffing }) => staffing.length > 0,
      },
    ],
  },
  {
    title: text('评估与风险', 'Evaluation and risk'),
    sections: [
      { path: 'evaluations', title: text('评估', 'Evaluations') },
      { path: 'improvements', title: text('持续改进', 'Improvements'), note: openImprovements },
      { path: 'risks', title: text('风险', 'Risks') },
      { path: 'disputes', title: text('争议', 'Disputes') },
    ],
  },
  {
    title: text('资金', 'Money'),
    sections: [
      { path: 'distributions', title: text('收益分配', 'Distributions') },
      { path: 'funds', title: text('资金池', 'Funds') },
      { path: 'money', title: text('账簿', 'Journal') },
      {
        path: 'budgets',
        title: text('预算', 'Budgets'),
        isThere: ({ definition }) => Object.keys(definition.budgets).length > 0,
      },
    ],
  },
];

interface SectionsProps {
  readonly view: ProgrammeView;
  readonly language: Language;
  /** Whether the reader may go there. */
  readonly mayVisit: (path: PageBelow) => boolean;
}

/** The way to everything that a programme is made of and the reader may see, by what it belongs to. */
export const Sections = ({ view, language, mayVisit }: SectionsProps) => {
  const shown = groups
    .map(({ title, sections }) => ({
      title,
      sections: sections.filter(({ path, isThere }) => mayVisit(path) && (isThere?.(view) ?? true)),
    }))
    .filter(({ sections }) => sections.length > 0);
  if (shown.length === 0) return null;
  return (
    <nav class="sections" aria-label={words[language].title}>
      {shown.map(({ title, sections }) => (
        <div key={title.en}>
          <h2>{say(title, language)}</h2>
          <ul>
            {sections.map((section) => {
              const note = section.note?.(view, language);
              return (
                <li key={section.path}>
                  <a href={`/programmes/${view.key}/${section.path}`}>{say(section.title, language)}</a>
                  {note && <span class="small quiet"> {note}</span>}
                </li>
              );
            })}
          </ul>
        </div>
      ))}
    </nav>
  );
};
