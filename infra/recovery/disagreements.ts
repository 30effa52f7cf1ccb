import { programmeIn } from '../../domain/shared/ids';
import { DomainError } from '../../domain/shared/errors';
import { interruptedSentence, type Disagreement } from '../../domain/processes/interruptions';
import type { OpenInRecord } from './open-in-record';
import type { RunningProcesses } from './running-processes';
import { LedgerConflict, LedgerGap, type Ledger } from '../store/ledger';
import type { Interruptions } from '../store/interruptions';

type Append = Ledger['append'];

/** Which half is older where an entry does not fit: a process tells a number again, or the record lacks the one before. */
const disagreementIn = (error: unknown): { readonly process: string; readonly is: Disagreement } | undefined => {
  if (error instanceof LedgerConflict) return { process: error.process, is: 'behind' };
  return error instanceof LedgerGap ? { process: error.process, is: 'unrecorded' } : undefined;
};

/** The same append for processes, which write in order; one whose entry does not fit is noted as interrupted. */
export const notingDisagreements =
  (append: Append, { note }: Pick<Interruptions, 'note'>): Append =>
  async (entries) => {
    try {
      await append(entries);
    } catch (error) {
      const found = disagreementIn(error);
      if (found) await note(found.process, found.is);
      throw error;
    }
  };

interface InterruptedDeps {
  readonly interruptions: Pick<Interruptions, 'of' | 'note'>;
  readonly openInRecord: OpenInRecord;
  readonly ledger: Pick<Ledger, 'countOf'>;
  readonly running: Pick<RunningProcesses, 'fateOf'>;
}

/** Whether a process is interrupted, for whoever wants something of it. */
export const createInterruptedNow = ({ interruptions, openInRecord, ledger, running }: InterruptedDeps) => ({
  /** Throws `process_interrupted`, as far as it is known. */
  assertWhole: async (process: string): Promise<void> => {
    const known = await interruptions.of(process);
    if (known) throw interrupted(process, known.is);
  },

  /** The same of a process that does not answer because the server does not run it: the record may have it open all the same. One that never told anything is just being begun. */
  assertOver: async (process: string): Promise<void> => {
    const programme = programmeIn(process);
    const open = await openInRecord(programme);
    if (!open.includes(process) || (await ledger.countOf(process)) === 0) return;
    if ((await running.fateOf(process)) !== 'gone') return;
    await interruptions.note(process, 'missing');
    throw interrupted(process, 'missing');
  },
});

/** That a process is interrupted, as a refusal. */
export const interrupted = (process: string, is: Disagreement): DomainError =>
  new DomainError('process_interrupted', interruptedSentence({ is }), { process, is });

/**
 * Writes for somebody who waits for an answer. What a process told that is behind the record is lost when it is recovered: it was not
 * accepted (`process_interrupted`). Where the entry before is missing, the process writes both, or it counts and is written when it is recovered.
 */
export const writingFor =
  (append: Append, { note }: Pick<Interruptions, 'note'>): Append =>
  async (entries) => {
    try {
      await append(entries);
    } catch (error) {
      if (error instanceof LedgerGap) throw new DomainError('store_unavailable');
      if (!(error instanceof LedgerConflict)) throw error;
      await note(error.process, 'behind');
      throw interrupted(error.process, 'behind');
    }
  };
