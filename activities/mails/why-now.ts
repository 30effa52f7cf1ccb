import type { Approval } from '../../domain/approvals/approvals';
import { actionSentence } from '../../domain/approvals/actions/words';
import type { ActionType } from '../../domain/approvals/actions/actions';
import type { AskingKind } from '../../domain/mail/kinds';
import { actionsOf } from '../../domain/approvals/seats';
import { text } from '../../domain/shared/sentences';
import type { Text } from '../../domain/shared/text';

const always: Readonly<Record<AskingKind, Text>> = {
  task: text('该事项已提请您的席位表决。', 'Your seat has been asked to decide.'),
  reminder: text('您的席位尚未表决。', 'Your seat has not decided yet.'),
  nudge: text('提交人请您尽快表决。', 'The requester asks you to decide soon.'),
  answer: text('提交人已答复提问，请据此表决。', 'The requester has answered the question; please decide.'),
  extended: text('截止时间已变更。', 'The deadline was moved.'),
  escalation: text('该事项逾期未形成决定，现上报至您。', 'No decision was reached in time, so it has come up to you.'),
};

const caughtUp = text(
  '此前邮件因故障未能发出，现补发；您的时限已重新计算。',
  'An outage held up our mails; your time has been counted anew.',
);

/** What has happened that a letter of this kind is about, in the order in which it is told: of each, the last of several kinds. */
const told: Readonly<Partial<Record<AskingKind, readonly (readonly ActionType[])[]>>> = {
  nudge: [['approval.nudged']],
  answer: [['approval.questioned'], ['approval.answered']],
  extended: [['approval.extended', 'approval.recounted', 'approval.unblocked']],
};

const joined = (sentences: readonly Text[]): Text =>
  text(sentences.map(({ zh }) => zh).join(''), sentences.map(({ en }) => en).join(' '));

/** Why a person is asked just now: the last that happened, in the words of the record, before what is always said; or that an outage held it up. */
export function whyNow(approval: Approval, kind: AskingKind, isHeldUp = false): Text {
  const happened = (told[kind] ?? []).flatMap(
    (types) => actionsOf(approval).findLast(({ type }) => types.includes(type)) ?? [],
  );
  return joined([...happened.map((action) => actionSentence(approval, action)), isHeldUp ? caughtUp : always[kind]]);
}

/** Why reminders come together. */
export const reminded = always.reminder;
