import { askTitleIn } from './ask-titles';
import { text } from '../shared/sentences';
import { officeOf, type Stood } from '../programme/office';
import type { Person } from '../shared/keys';
import type { Text } from '../shared/text';
import type { WaitingView } from '../programme/awaited';
import { askId, awaitedFor, type InForce } from './answerers';
import { isCollecting, isOfOffice, unanswered } from './collection';
import { evaluationTitle } from './titles';
import type { Asked, EvaluationView } from './views';

const staysOpen = text(
  '未填报实际值前，本次评估保持开放，不会自动评分。',
  'Without the figures the evaluation stays open; nothing is scored by itself.',
);
const sentBack = text(
  '更正数据后由服务办公室重新提请签认。',
  'The office corrects the figures and sends them to sign-off again.',
);
const escalates = text(
  '到期前提醒；逾期上报所在组组长和服务办公室。数据覆盖足够时评估按期评分，缺数不计为零。',
  'A reminder before; overdue it goes to the chair of the group and to the office. The evaluation is scored on time where the data suffice; what is missing is not counted as zero.',
);
const substituteOf = (person: Person) => text(`${person} 的代理`, `Substitute of ${person}`);
const isOverdue = text(
  '已逾期并上报；补报前仍可填报，会注明逾期。',
  'Overdue and escalated; it can still be reported, and is marked as late.',
);

/** What an evaluation waits for: of whom figures, ratings and reports are still due, and what the office has to send. */
export const evaluationWaits = (inForce: InForce, evaluation: Stood<EvaluationView>): readonly WaitingView[] => {
  const { programme } = inForce;
  const { since, value } = evaluation;
  if (!isCollecting(value)) return [];
  const title = evaluationTitle(programme, value);
  const office = (what: Text, then: Text): WaitingView => ({
    id: value.key,
    kind: 'actuals',
    what,
    on: officeOf(programme),
    since,
    dueAt: value.dueAt,
    then,
  });
  const actuals = text(`${title.zh}：实际值`, `${title.en}: actual figures`);
  if (!value.asked) return [office(actuals, staysOpen)];
  if (value.state === 'returned') return [office(text(`${title.zh}：已退回`, `${title.en}: sent back`), sentBack)];
  const open = unanswered(value);
  return [
    ...(open.some(isOfOffice) ? [office(actuals, staysOpen)] : []),
    ...open.filter((ask) => !isOfOffice(ask)).map((ask) => askWait(inForce, evaluation, ask)),
  ];
};

const askWait = (inForce: InForce, { since, value }: Stood<EvaluationView>, ask: Asked): WaitingView => {
  const { programme } = inForce;
  return {
    id: askId(value.key, ask.key),
    kind: 'figure',
    what: askTitleIn(programme, value, ask),
    on: awaitedFor(inForce, value, ask).map(({ person, standsInFor }) => ({
      person,
      title: standsInFor === undefined ? text('填报人', 'Owner of the figure') : substituteOf(standsInFor),
    })),
    since,
    dueAt: ask.dueAt,
    then: ask.isOverdue ? isOverdue : escalates,
  };
};
