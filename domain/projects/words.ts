import { chineseDay, englishDay } from '../calendar/said-days';
import { outcomeTitles } from '../approvals/words';
import { reportSentence } from '../tolerances/exception-reports';
import type { ProjectHappening } from './projects';
import { text } from '../shared/sentences';
import { isBlank, type Text } from '../shared/text';
import type { Programme } from '../programme/programme';
import { projectStages } from '../programme/project-plans';
import { titleAmong } from '../programme/titles';
import type { ProjectsNeed } from '../programme/needs';

const levelWords = {
  agreed: text('的协议已生效', 'with an effective agreement'),
  started: text(
    '已启动（协议生效、预算批准、首笔提款已付）',
    'started (agreement effective, budget approved, first draw paid)',
  ),
  landed: text('已落地', 'landed'),
} as const;

/** "10 个项目已落地", "1 overseas project with an effective agreement". */
export const projectsNeedWords = ({ projects, is, overseas }: ProjectsNeed): Text => {
  const level = levelWords[is];
  const noun = projects === 1 ? 'project' : 'projects';
  return text(
    `${projects} 个${overseas ? '海外' : ''}项目${level.zh}`,
    `${projects} ${overseas ? 'overseas ' : ''}${noun} ${level.en}`,
  );
};

const said = (note: string): Text => (isBlank(note) ? text('', '') : text(`：${note}`, `: ${note}`));

/** One thing that happened to a project, as its history says it. */
export function projectSentence(
  happening: ProjectHappening,
  { programme }: { readonly programme: Pick<Programme, 'projects'> },
): Text {
  switch (happening.type) {
    case 'project.opened':
      return text(`${happening.by} 立项`, `${happening.by} opened the project`);
    case 'project.budgetSubmitted':
      return text(
        `${happening.by} 报批预算${said(happening.note).zh}`,
        `${happening.by} asked for its budget${said(happening.note).en}`,
      );
    case 'project.budgetDecided':
      return text(
        `预算审批：${outcomeTitles[happening.outcome].zh}`,
        `The budget: ${outcomeTitles[happening.outcome].en}`,
      );
    case 'project.agreementEffective':
      return text(
        `所属协议自${chineseDay(happening.on)}生效`,
        `Its agreement is effective from ${englishDay(happening.on)}`,
      );
    case 'project.agreementEnded':
      return text(
        `所属协议自${chineseDay(happening.on)}不再生效`,
        `Its agreement is no longer effective from ${englishDay(happening.on)}`,
      );
    case 'project.firstDrawPaid':
      return text(
        `首笔提款已于${chineseDay(happening.on)}支付：${happening.draw}`,
        `The first draw for it was paid on ${englishDay(happening.on)}: ${happening.draw}`,
      );
    case 'project.firstDrawReclaimed':
      return text(
        `首笔提款未获追认，须退回：${happening.draw}`,
        `The first draw for it was not ratified and is owed back: ${happening.draw}`,
      );
    case 'project.confidentialityEffective':
      return text(
        `保密义务自${chineseDay(happening.on)}生效，可以共享数据`,
        `Confidentiality is effective from ${englishDay(happening.on)}: data may be shared`,
      );
    case 'project.confidentialityEnded':
      return text(
        `保密义务自${chineseDay(happening.on)}不再生效，不得共享数据`,
        `Confidentiality is no longer effective from ${englishDay(happening.on)}: no data may be shared`,
      );
    case 'project.stagePassed': {
      const { by, stage, evidence, note } = happening;
      const { zh, en } = titleAmong(Object.values(programme.projects.modes).flatMap(projectStages), stage);
      return text(
        `${by} 登记通过阶段“${zh}”，证明材料 ${evidence.length} 项${said(note).zh}`,
        `${by} recorded stage "${en}" as passed, with ${evidence.length} pieces of evidence${said(note).en}`,
      );
    }
    case 'project.commissioningSubmitted':
      return text(
        `${happening.by} 提请投运验收${said(happening.note).zh}`,
        `${happening.by} submitted its commissioning${said(happening.note).en}`,
      );
    case 'project.commissioningDecided':
      return text(
        `投运验收：${outcomeTitles[happening.outcome].zh}`,
        `The commissioning: ${outcomeTitles[happening.outcome].en}`,
      );
    case 'project.costForecast': {
      const { by, reason, why } = happening;
      return text(`${by} 预测项目费用：${why.zh}理由：${reason}`, `${by} forecast its cost: ${why.en} ${reason}`);
    }
    case 'project.exceptionOpened':
      return text('费用超出容许范围，须提交例外报告', 'Its cost is more than is tolerated: an exception report is due');
    case 'project.exceptionReported':
      return reportSentence(happening);
    case 'project.exceptionDecided':
      return text(
        `例外报告：${outcomeTitles[happening.outcome].zh}`,
        `The exception report: ${outcomeTitles[happening.outcome].en}`,
      );
    case 'project.landed':
      return text('项目落地', 'The project has landed');
    case 'project.cancelled':
      return text(
        `${happening.by} 取消了项目${said(happening.reason).zh}`,
        `${happening.by} cancelled the project${said(happening.reason).en}`,
      );
  }
}
