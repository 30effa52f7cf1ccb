import type { Fault } from './faults';
import { workWords } from './faults';
import type { Programme } from '../programme/programme';
import { text } from '../shared/sentences';
import { officeOf, type Stood } from '../programme/office';
import type { WaitingView } from '../programme/awaited';

/** What was refused to a process waits for whoever can mend why: the office, which hears of it. */
export const faultsWait = (programme: Programme, all: readonly Stood<Fault>[]): readonly WaitingView[] =>
  all
    .filter(({ value }) => value.state === 'stuck')
    .map(({ since, value: { process, work, code, reason } }) => ({
      id: process,
      kind: 'fault' as const,
      what: text(`受阻：${workWords[work].zh}（${process}）`, `Stuck: ${workWords[work].en} (${process})`),
      on: officeOf(programme),
      since,
      then: text(
        `被拒绝（${code}）：${reason}。消除原因后自动重试成功，其他事项照常进行。`,
        `Refused (${code}): ${reason}. Once the cause is mended it succeeds by itself; everything else goes on.`,
      ),
    }));
