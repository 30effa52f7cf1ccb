import type { Approval } from '../domain/approvals';
import { changeSentence } from '../domain/change-words';
import type { ChangeType } from '../domain/changes';
import type { AskingKind } from '../domain/letter-kinds';
import { changesOfType } from '../domain/seats';
import { text } from '../domain/sentences';
import type { Text } from '../domain/text';

const always: Readonly<Record<AskingKind, Text>> = {
  task: text('该事项已提请您的席位表决。', 'Your seat has been asked to decide.'),
  reminder: text('您的席位尚未表决。', 'Your seat has not decided yet.'),
  nudge: text('提交人请您尽快表决。', 'The requester asks you to decide soon.'),
  answer: text('提交人已答复提问，请据此表决。', 'The requester has answered the question; please decide.'),
  extended: text('截止时间已变更。', 'The deadline was moved.'),
  escalation: text('该事项逾期未形成决定，现上报至您。', 'No decision was reached in time, so it has come up to you.'),
};

/** What has happened that a letter of this kind is about, in the order in which it is told. */
const told: Readonly<Partial<Record<AskingKind, readonly ChangeType[]>>> = {
  nudge: ['approval.nudged'],
  answer: ['approval.questioned', 'approval.answered'],
  extended: ['approval.extended'],
};

const joined = (sentences: readonly Text[]): Text =>
  text(sentences.map(({ zh }) => zh).join(''), sentences.map(({ en }) => en).join(' '));

/** Why a person is asked just now: the last that happened, in the words of the record, before what is always said. */
export function whyNow(approval: Approval, kind: AskingKind): Text {
  const happened = (told[kind] ?? []).flatMap((type) => changesOfType(approval, type).at(-1) ?? []);
  return joined([...happened.map((change) => changeSentence(approval, change)), always[kind]]);
}

/** Why reminders come together. */
export const reminded = always.reminder;
