import { chineseDay, englishDay } from '../../calendar/said-days';
import { toleratedCost } from '../../projects/costs';
import { deciding, groupNames } from './decisions';
import { disputeRules } from '../../disputes/disputes';
import { exitStepDays } from '../../phases/exits';
import { strategicOf } from '../../phases/gates';
import {
  budgetDeciders,
  commissioningDeciders,
  projectStages,
  type Deciders,
  type ProjectMode,
} from '../../programme/project-plans';
import type { DueDay } from '../../programme/phase-plans';
import type { Programme } from '../../programme/programme';
import { list, sentences, text } from '../../shared/sentences';
import { defaultTolerance } from '../../tolerances/slippage';
import type { Text } from '../../shared/text';

/** How far milestones may slip and projects exceed their budgets before that is reported, and to whom; no change of scope is tolerated. */
export const toleranceSentence = (programme: Programme): Text => {
  const { workingDays, percentOfPhase } = programme.tolerance ?? defaultTolerance;
  const percentOfCost = toleratedCost(programme);
  const told = groupNames(programme, strategicOf(programme));
  return text(
    `里程碑延误超过 ${workingDays} 个工作日，或超过其阶段工作日的 ${percentOfPhase}%（取其小），项目费用超过批准的预算 ${percentOfCost}%，或里程碑范围有任何变更，须提交例外报告，由${told.zh}决定。`,
    `A milestone that slips by more than ${workingDays} working days or ${percentOfPhase} % of its phase, whichever is less, a project that costs more than ${percentOfCost} % over its budget, and any change of scope call for an exception report to be decided by ${told.en}.`,
  );
};

/** How long the tiers of a dispute last, and what stands still meanwhile. */
export const disputeRulesSentence = (programme: Programme): Text => {
  const { negotiationDays, mediationDays } = disputeRules(programme);
  return text(
    `争议先协商 ${negotiationDays} 天，再调解 ${mediationDays} 天，仍未解决则仲裁；一方退出则提前进入下一步；期间只有争议事项停止计时。`,
    `A dispute is negotiated for ${negotiationDays} days, then mediated for ${mediationDays}, then goes to arbitration, earlier when a party stops taking part; only what is disputed stops its clock.`,
  );
};

/** How the programme is wound up once its exit has begun. */
export const exitSentence = (programme: Programme): Text => {
  const { exit, governance } = programme;
  const steps = list(exit.steps.map((step, at) => text(`（${at + 1}）${step.zh}`, `(${at + 1}) ${step.en}`)));
  const { zh, en } = governance.office.title;
  return text(
    `退出方案由${zh}在 ${exitStepDays(exit)} 天内逐项办结：${steps.zh}。`,
    `The exit plan is carried out by ${en} within ${exitStepDays(exit)} days: ${steps.en}.`,
  );
};

const needTitles = {
  agreement: text('协议生效', 'its agreement effective'),
  budget: text('预算批准', 'its budget approved'),
  confidentiality: text('保密义务生效', 'confidentiality effective'),
};

const dueWords = (due: DueDay): Text =>
  'date' in due
    ? text(`${chineseDay(due.date)}前`, `by ${englishDay(due.date)}`)
    : text(`立项后 ${due.months} 个月内`, `within ${due.months} month(s) of its opening`);

const stageWords = (mode: ProjectMode): Text => {
  const stages = projectStages(mode).map(({ title, needs, due }) => {
    const before = list(needs.map((need) => needTitles[need]));
    const notes = [
      ...(needs.length === 0 ? [] : [text(`须${before.zh}`, `only with ${before.en}`)]),
      ...(due ? [dueWords(due)] : []),
    ];
    const [zh, en] = [notes.map((note) => note.zh).join('，'), notes.map((note) => note.en).join(', ')];
    return notes.length === 0 ? title : text(`${title.zh}（${zh}）`, `${title.en} (${en})`);
  });
  return text(stages.map(({ zh }) => zh).join(' → '), stages.map(({ en }) => en).join(' → '));
};

const modeSentence = ({ agreements }: Programme, mode: ProjectMode): Text => {
  const under =
    mode.agreement === undefined
      ? undefined
      : (agreements[mode.agreement]?.title ?? text(mode.agreement, mode.agreement));
  const stages = stageWords(mode);
  return sentences([
    text(`业务模式“${mode.title.zh}”`, `Projects of the mode "${mode.title.en}"`),
    under
      ? text(`在“${under.zh}”之下开展`, `they run under "${under.en}" unless they name another agreement`)
      : text('各项目须指明所依据的协议', 'each names the agreement under which it runs'),
    text(`依次经过：${stages.zh}，然后投运验收`, `their stages: ${stages.en}, then commissioning`),
  ]);
};

const decidedBy = (programme: Programme, { groups, policy }: Deciders, verb: Text): Text => {
  if (typeof policy === 'string') return deciding(programme, { groups, policy }, verb);
  const who = groupNames(programme, groups);
  return text(`由${who.zh}${verb.zh}（双方各至少一席）`, `${verb.en} by ${who.en}, one seat of each company at least`);
};

/** In which ways the companies carry out projects, and who decides about their money and their commissioning. */
export const projectSentences = (programme: Programme): readonly Text[] => {
  const modes = Object.values(programme.projects.modes);
  if (modes.length === 0) return [];
  const budget = decidedBy(programme, budgetDeciders(programme), text('批准', 'approved'));
  const commissioning = decidedBy(programme, commissioningDeciders(programme), text('验收', 'accepted'));
  return [
    ...modes.map((mode) => modeSentence(programme, mode)),
    text(
      `项目预算${budget.zh}；投运${commissioning.zh}。`,
      `The budget of a project is ${budget.en}; its commissioning is ${commissioning.en}.`,
    ),
  ];
};

/** Without which agreement no data is shared. */
export const confidentialitySentences = ({ confidentiality, agreements }: Programme): readonly Text[] => {
  if (confidentiality === undefined) return [];
  const { zh, en } = agreements[confidentiality]?.title ?? text(confidentiality, confidentiality);
  return [
    text(
      `“${zh}”生效前，不得向对方告知商业秘密和技术秘密，项目也不得通过须保密的阶段。`,
      `Before "${en}" is effective no company is told a secret of the other, and no project passes a stage that needs confidentiality.`,
    ),
  ];
};
