import { groupNames, deciding } from './decisions';
import { strategicOf } from '../../phases/gates';
import type { Budget } from '../../programme/budget-plans';
import type { Programme } from '../../programme/programme';
import { titleIn } from '../../programme/titles';
import { amountText } from '../../shared/amounts';
import { text } from '../../shared/sentences';
import type { Text } from '../../shared/text';

/** Whose budgets are taken out of it. */
const covered = ({ projects }: Programme, { project, mode }: Budget): readonly Text[] => {
  if (project !== undefined)
    return [text(`项目“${project}”的预算从中列支`, `the budget of the project "${project}" is taken out of it`)];
  if (mode === undefined) return [];
  const { zh, en } = titleIn(projects.modes, mode);
  return [text(`“${zh}”项目的预算从中列支`, `the budgets of projects of "${en}" are taken out of it`)];
};

const measured = ({ phases }: Programme, { phase }: Budget): readonly Text[] => {
  const title = phases.find(({ key }) => key === phase)?.title;
  return title
    ? [text(`按“${title.zh}”的里程碑计算挣值`, `what it earns is measured by the milestones of "${title.en}"`)]
    : [];
};

const excepted = (programme: Programme, { exception }: Budget): Text => {
  if (exception) return deciding(programme, exception, text('决定', 'decided'));
  const groups = groupNames(programme, strategicOf(programme));
  return text(`由${groups.zh}决定`, `decided by ${groups.en}`);
};

/** Which budgets there are, from when on they warn, and who decides on what is beyond them. */
export const budgetSentences = (programme: Programme): readonly Text[] =>
  Object.values(programme.budgets).map((budget) => {
    const { title, amount, warnPercent, escalatePercent } = budget;
    const size = amountText(amount, programme.currency);
    const more = [...covered(programme, budget), ...measured(programme, budget)];
    const { zh, en } = excepted(programme, budget);
    return text(
      `${title.zh}：${size}，用到 ${warnPercent}% 提示，${escalatePercent}% 上报，超过 100% 不予支付，例外${zh}${more.map((one) => `；${one.zh}`).join('')}。`,
      `${title.en}: ${size}; warns at ${warnPercent} %, escalates at ${escalatePercent} %, blocks above 100 %, an exception is ${en}${more.map((one) => `; ${one.en}`).join('')}.`,
    );
  });
