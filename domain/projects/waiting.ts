import { isCostOpen } from './costs';
import { isUnreported } from '../tolerances/exception-reports';
import type { Programme } from '../programme/programme';
import { isProjectOver, lacking, nextProjectStage, type Project } from './projects';
import { stageTitle, stepAhead } from './titles';
import { text } from '../shared/sentences';
import type { Text } from '../shared/text';
import { officeOf, type Stood } from '../programme/office';
import type { WaitingView } from '../programme/awaited';

const landsBy = text(
  '全部阶段通过并投运验收后，项目落地。',
  'It lands once every stage is passed and its commissioning accepted.',
);
const startsBy = text(
  '协议生效且预算批准前，项目不启动。',
  'It does not start before its agreement is effective and its budget approved.',
);

const sharesBy = text(
  '保密协议生效前，不得共享数据、不得开展技术对接。',
  'Before it is effective no data is shared and no technical step taken.',
);

/** The step for which a project waits on the office; none while people decide about it. */
const stepOf = (project: Project): { readonly what: Text; readonly then: Text } | undefined => {
  const { title, budgetApproval, commissioning, agreementOn } = project;
  const step = (zh: string, en: string, then: Text) => ({
    what: text(`${zh}：${title.zh}`, `${en}: ${title.en}`),
    then,
  });
  if (commissioning.state === 'asked') return undefined;
  if (budgetApproval.state === 'returned') return step('重新报批预算', 'Ask for the budget anew', startsBy);
  const stage = nextProjectStage(project);
  const isHeld = (need: 'agreement' | 'budget') => stage === undefined || stage.needs.includes(need);
  if (agreementOn === undefined && isHeld('agreement'))
    return step('使协议生效', 'Bring its agreement into force', startsBy);
  if (budgetApproval.state === 'asked' && isHeld('budget')) return undefined;
  if (stage && stage.needs.includes('confidentiality') && lacking(project).includes('confidentiality'))
    return step('使保密协议生效', 'Bring the confidentiality agreement into force', sharesBy);
  const ahead = stepAhead(project);
  if (ahead) return { what: stageTitle(project, ahead.step), then: landsBy };
  if (isCostOpen(project.cost)) return undefined;
  return step('提请投运验收', 'Submit the commissioning', landsBy);
};

/** A cost beyond what is tolerated that nobody has reported yet, or whose report was refused. */
const reportOf = ({ title, cost }: Project) =>
  isUnreported(cost?.exception)
    ? {
        what: text(`例外报告（费用）：${title.zh}`, `Exception report on the cost: ${title.en}`),
        then: text(
          '提交后由战略决策组决定；决定前不能提请投运验收。',
          'Once it is handed in the strategic group decides; until then its commissioning cannot be submitted.',
        ),
      }
    : undefined;

/** What the office has to bring forward in the projects. */
export const projectsWait = (programme: Programme, all: readonly Stood<Project>[]): readonly WaitingView[] =>
  all.flatMap(({ since, value }) => {
    if (isProjectOver(value)) return [];
    const on = officeOf(programme);
    return [stepOf(value), reportOf(value)].flatMap((step) =>
      step ? [{ id: value.key, kind: 'project' as const, on, since, ...step }] : [],
    );
  });
