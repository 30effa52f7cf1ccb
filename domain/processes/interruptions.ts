import type { Programme } from '../programme/programme';
import { text } from '../shared/sentences';
import type { Text } from '../shared/text';
import { officeOf } from '../programme/office';
import type { WaitingView } from '../programme/awaited';

/**
 * What the record and Temporal do not agree about of a process: it does not run, though the record has it open (`missing`); it knows less
 * than the record (`behind`); the record knows less than it (`unrecorded`).
 */
export type Disagreement = 'missing' | 'behind' | 'unrecorded';

/** A process that is interrupted: it can't go on, or not be believed, before it is recovered. */
export interface Interruption {
  readonly process: string;
  readonly programme: string;
  readonly is: Disagreement;
  /** ISO instant at which it was found. */
  readonly since: string;
}

const why: Readonly<Record<Disagreement, Text>> = {
  missing: text(
    '记录中仍在进行，但流程引擎中并未运行',
    'the record has it open, and the workflow engine does not run it',
  ),
  behind: text('流程引擎中的状态落后于记录', 'the workflow engine has it as it was before'),
  unrecorded: text('记录缺少该流程已写入的内容', 'the record lacks what it has told'),
};

/** What is wrong with a process, as a sentence. */
export const interruptedSentence = ({ is }: Pick<Interruption, 'is'>): Text =>
  text(
    `流程中断：${why[is].zh}。运维人员须执行 gatehouse recover；在此之前，不接受对它的操作，已记录的内容不会丢失。`,
    `Interrupted: ${why[is].en}. An operator has to run "gatehouse recover"; until then it takes nothing, and nothing that was recorded is lost.`,
  );

/** That it is interrupted waits on the office, which knows the operator. */
export const interruptionWaits = (programme: Programme, interruption: Interruption): WaitingView => ({
  id: interruption.process,
  kind: 'fault',
  what: text(`流程中断（${interruption.process}）`, `Interrupted process (${interruption.process})`),
  on: officeOf(programme),
  since: interruption.since,
  then: interruptedSentence(interruption),
});
