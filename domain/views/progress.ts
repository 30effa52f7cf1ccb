import { chineseDay, englishDay } from '../calendar/said-days';
import type { ProgressLine } from '../evaluations/progress';
import { obligationTitle } from '../obligations/titles';
import type { MilestoneView } from '../phases/views';
import { isProjectOver, nextProjectStage, type Project } from '../projects/projects';
import type { Scope } from '../programme/evaluation-plans';
import type { BudgetStanding } from '../money/budgets/standings';
import { text } from '../shared/sentences';
import type { Exception } from '../tolerances/exception-reports';
import { budgetStandingsIn } from './budgets';
import { openCalls, openDraws, openRuns } from './open-money';
import type { ProgrammeView } from './views';

type Seen = Pick<
  ProgrammeView,
  'phases' | 'projects' | 'obligations' | 'budgets' | 'definition' | 'funds' | 'draws' | 'distributions'
>;

const isOpenException = (exception: Exception | undefined): boolean =>
  exception !== undefined && exception.state !== 'approved';

const milestonesOf = ({ phases }: Seen): readonly MilestoneView[] => phases.flatMap(({ milestones }) => milestones);

const slip = ({ key, title, slip: late, actualOn }: MilestoneView): readonly ProgressLine[] =>
  late === undefined || late.workingDays <= 0 || actualOn !== undefined
    ? []
    : [
        {
          scope: 'slips',
          ...{ thing: `milestone:${key}`, title },
          words: text(
            `延误 ${late.workingDays} 个工作日${late.isOver ? '，超出容许范围' : ''}`,
            `${late.workingDays} working days late${late.isOver ? ', over tolerance' : ''}`,
          ),
        },
      ];

const stage = (project: Project): readonly ProgressLine[] => {
  const { key, title, passed, stages } = project;
  const next = nextProjectStage(project);
  const [zh, en] = next ? [`，下一阶段：${next.title.zh}`, `; next: ${next.title.en}`] : ['', ''];
  return isProjectOver(project)
    ? []
    : [
        {
          scope: 'stages',
          ...{ thing: `project:${key}`, title },
          words: text(
            `已通过 ${passed.length}/${stages.length} 个阶段${zh}`,
            `${passed.length} of ${stages.length} stages passed${en}`,
          ),
        },
      ];
};

/** A budget as the review of the money lists it: one that escalates, or was told to be used to more than 95 %, is a finding. */
const budgetLine = ({ budgets }: Seen, { key, title, answer }: BudgetStanding): ProgressLine => {
  const told = budgets.find((each) => each.key === key);
  const isFinding = answer.level === 'escalate' || answer.level === 'block' || told?.isOver95 === true;
  return { scope: 'budgets', thing: `budget:${key}`, title, words: answer.why, ...(isFinding && { isFinding }) };
};

const openException = text('例外尚未了结', 'an exception is not settled');

const listed: Readonly<Record<Scope, (seen: Seen) => readonly ProgressLine[]>> = {
  slips: (seen) => milestonesOf(seen).flatMap(slip),
  exceptions: (seen) => [
    ...milestonesOf(seen).flatMap(({ key, title, exception }) =>
      isOpenException(exception)
        ? [{ scope: 'exceptions' as const, thing: `milestone:${key}`, title, words: openException }]
        : [],
    ),
    ...seen.projects.flatMap(({ key, title, cost }) =>
      isOpenException(cost?.exception)
        ? [{ scope: 'exceptions' as const, thing: `project:${key}`, title, words: openException }]
        : [],
    ),
  ],
  obligations: ({ obligations }) =>
    obligations
      .filter(({ state }) => state === 'lapsed')
      .map((each) => {
        const { zh, en } = obligationTitle(each);
        const { text: what, due, owner } = each.condition;
        return {
          scope: 'obligations',
          title: text(`${zh}：${what}`, `${en}: ${what}`),
          words: text(`应于${chineseDay(due)}前履行（${owner}）`, `was due on ${englishDay(due)} (${owner})`),
        };
      }),
  stages: ({ projects }) => projects.flatMap(stage),
  budgets: (seen) => budgetStandingsIn(seen).map((standing) => budgetLine(seen, standing)),
  calls: (seen) => openCalls(seen).map(({ about: _, ...line }) => ({ scope: 'calls', ...line })),
  draws: (seen) => openDraws(seen).map(({ about: _, ...line }) => ({ scope: 'draws', ...line })),
  distributions: (seen) => openRuns(seen).map(({ about: _, ...line }) => ({ scope: 'distributions', ...line })),
};

/** What an evaluation lists of a programme's progress and problems. Source: docs/rules/evaluation.md, "Cycles". */
export const progressOf = (seen: Seen, scopes: readonly Scope[]): readonly ProgressLine[] =>
  scopes.flatMap((scope) => listed[scope](seen));
