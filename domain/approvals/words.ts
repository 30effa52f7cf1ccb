import { isApprovedInSilence, overrideOf } from './actions/rules';
import type { Approval, Outcome, Verdict } from './approvals';
import { isOnHold } from './blockages';
import { actionSentence } from './actions/words';
import { endBySilence, nextStep } from './time/escalations';
import { graceOver, holdThen } from './hold-words';
import { conditionsOf, currentTally, outcome, stageIsDone } from './outcomes';
import { text } from '../shared/sentences';
import { numberWords } from './counting/words';
import type { Text } from '../shared/text';
import { addresseeTitle, type Titles } from '../programme/titles';

/** What a verdict is called, on buttons and in sentences. */
export const verdictTitles: Readonly<Record<Verdict, Text>> = {
  approve: text('同意', 'Approve'),
  approveWithConditions: text('附条件同意', 'Approve with conditions'),
  requestChanges: text('退回修改', 'Request changes'),
  reject: text('不同意', 'Reject'),
  abstain: text('弃权', 'Abstain'),
  recuse: text('回避', 'Recuse'),
};

/** What an outcome is called. */
export const outcomeTitles: Readonly<Record<'open' | Outcome, Text>> = {
  open: text('审批中', 'Open'),
  approved: text('已通过', 'Approved'),
  approvedWithConditions: text('附条件通过', 'Approved with conditions'),
  changesRequested: text('退回修改', 'Changes requested'),
  rejected: text('未获通过', 'Not approved'),
  withdrawn: text('已撤回', 'Withdrawn'),
  expired: text('已逾期失效', 'Expired'),
  impossible: text('无法形成决定', 'No decision possible'),
};

/** What is still needed, in words: "还需甲方2席同意，其中须含主席。" */
export function stillNeeded(approval: Approval, titles: Titles = approval.request.titles): Text {
  if (outcome(approval) !== 'open') return text('无需再表决。', 'Nothing more is needed.');
  if (stageIsDone(approval))
    return text('本环节已通过，下一环节即将开始。', 'This stage is approved; the next one opens.');
  return currentTally(approval, titles).why;
}

/** How it ended and why, for the closing mail and the record. */
export function closeSentence(approval: Approval, titles: Titles = approval.request.titles): Text {
  const state = outcome(approval);
  const why = whyItEnded(approval, state, titles);
  const { zh, en } = outcomeTitles[state];
  if (approval.ended !== 'rejected') return text(`${zh}：${why.zh}`, `${en}: ${why.en}`);
  const numbers = numberWords(currentTally(approval, titles).numbers);
  return text(`${zh}（${numbers.zh}）：${why.zh}`, `${en} (${numbers.en}): ${why.en}`);
}

function whyItEnded(approval: Approval, state: 'open' | Outcome, titles: Titles): Text {
  if (state === 'withdrawn' && approval.withdrawnBy !== undefined)
    return text(
      '合作计划终止，由系统撤回；无须再作决定。',
      'the programme ends; nothing is left to decide (by the system).',
    );
  if (state === 'withdrawn') return text('提交人已撤回。', 'the requester withdrew it.');
  const override = overrideOf(approval);
  if (override) return actionSentence(approval, override);
  if (isApprovedInSilence(approval))
    return text(
      '到期未答复的席位按规则视为同意（系统自动）。',
      'whoever had not answered in time counts as approving (by the system).',
    );
  if (approval.ended === 'impossible') return graceOver(approval);
  if (state === 'expired') return text('到期未形成决定。', 'no decision was reached in time.');
  if (approval.ended === 'rejected')
    return text(
      '到期未形成决定，按规则视为未获通过。',
      'no decision was reached in time, which counts as not approved.',
    );
  if (state === 'open') return stillNeeded(approval, titles);
  const { why } = currentTally(approval, titles);
  if (state !== 'approvedWithConditions') return why;
  const count = conditionsOf(approval).length;
  const conditions = count === 1 ? 'One condition' : `${count} conditions`;
  return text(`${why.zh}附 ${count} 项条件。`, `${why.en} ${conditions} to be met.`);
}

/** What happens if nobody acts: the mail, the decision page and the waiting list say it beside the deadline. */
export function whatThen(approval: Approval, titles: Titles = approval.request.titles): Text {
  if (outcome(approval) !== 'open') return text('审批已结束。', 'The approval is closed.');
  if (isOnHold(approval)) return holdThen;
  const next = nextStep(approval);
  if (next) return escalationSentence(next.step.does, addresseeTitle(titles, next.step.to));
  return endingThen(approval);
}

/** How it ends where nobody has acted and no step is left. */
export function endingThen(approval: Approval): Text {
  const end = endBySilence(approval);
  if (end === 'rejected')
    return text('到期未形成决定的，视为未获通过。', 'Without a decision by then, it counts as not approved.');
  return end === 'approved'
    ? text('到期未答复的，视为同意。', 'Whoever has not answered by then counts as approving.')
    : text('到期未形成决定的，本次审批失效。', 'Without a decision by then, this approval expires.');
}

/** What a step of the chain does, to whom. */
export const escalationSentence = (does: 'notify' | 'addApprovers' | 'handOver', to: Text): Text =>
  ({
    notify: text(`到期未形成决定的，将上报${to.zh}。`, `Without a decision by then, ${to.en} will be told.`),
    addApprovers: text(
      `到期未形成决定的，将上报${to.zh}，并可由其代为表决。`,
      `Without a decision by then, it goes up to ${to.en}, who may then answer as well.`,
    ),
    handOver: text(
      `到期未形成决定的，将移交${to.zh}表决。`,
      `Without a decision by then, it is handed over to ${to.en} to decide.`,
    ),
  })[does];

/** The one line that tells most: while it is open what it waits for, afterwards how it ended. */
export const bestDescription = (approval: Approval, titles: Titles = approval.request.titles): Text =>
  outcome(approval) === 'open' ? stillNeeded(approval, titles) : closeSentence(approval, titles);
