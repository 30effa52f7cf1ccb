import type { Fault } from './faults';
import { works } from './faults';
import type { Programme } from '../programme/programme';
import { text } from '../shared/sentences';
import { officeOf, type Standing } from '../programme/office';
import type { WaitingView } from '../programme/awaited';

/** What was refused to a process waits for whoever can mend why: the office, which hears of it. */
export const faultsWait = (programme: Programme, all: readonly Standing<Fault>[]): readonly WaitingView[] =>
  all
    .filter(({ value }) => value.state === 'stuck')
    .map(({ since, value: { process, work, code, reason } }) => ({
      id: process,
      kind: 'fault' as const,
      what: text(`受阻：${works[work].zh}（${process}）`, `Stuck: ${works[work].en} (${process})`),
      on: officeOf(programme),
      since,
      then: text(
        `被拒绝（${code}）：${reason}。消除原因后自动重试成功，其他事项照常进行。`,
        `Refused (${code}): ${reason}. Once the cause is mended it succeeds by itself; everything else goes on.`,
      ),
    }));
