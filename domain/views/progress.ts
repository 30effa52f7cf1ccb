import type { ProgressLine } from '../evaluations/progress';
import { obligationTitle } from '../obligations/titles';
import type { MilestoneView } from '../phases/views';
import { isProjectOver, nextProjectStage, type Project } from '../projects/projects';
import type { Scope } from '../programme/evaluation-plans';
import { text } from '../shared/sentences';
import type { Exception } from '../tolerances/exception-reports';
import type { ProgrammeView } from './views';

type Seen = Pick<ProgrammeView, 'phases' | 'projects' | 'obligations'>;

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
            `延误 ${late.workingDays} 个工作日${late.isOver ? '，超出容差' : ''}`,
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
          words: text(`应于 ${due} 前履行（${owner}）`, `was due on ${due} (${owner})`),
        };
      }),
  stages: ({ projects }) => projects.flatMap(stage),
};

/** What an evaluation lists of a programme's progress and problems. Source: docs/rules/evaluation.md, "Cycles". */
export const progressOf = (seen: Seen, scopes: readonly Scope[]): readonly ProgressLine[] =>
  scopes.flatMap((scope) => listed[scope](seen));
