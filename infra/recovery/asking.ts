import type { Disagreement } from '../../domain/processes/interruptions';
import type { Interruptions } from '../store/interruptions';
import type { Ledger } from '../store/ledger';
import type { RunningProcesses } from './running-processes';

interface AskingDeps {
  readonly running: Pick<RunningProcesses, 'toldBy' | 'isWriting'>;
  readonly ledger: Pick<Ledger, 'countOf' | 'toldAt'>;
}

/** What a process that runs and the record do not agree about; nothing where they agree, or where nobody answers for it. What was told no longer ago than `underWay`, in milliseconds, is still on its way. */
export type Ask = (process: string, underWay: number) => Promise<Disagreement | undefined>;

/** What a process has told beside what the record has of it; nothing where nobody answers for the process. */
const compared = async ({ running, ledger }: AskingDeps, process: string) => {
  const told = await running.toldBy(process);
  if (!told) return undefined;
  const known = await ledger.countOf(process);
  const since = told.at === undefined ? Infinity : Date.now() - Date.parse(told.at);
  if (told.number > known) return { is: 'more', since } as const;
  if (told.number < known) return { is: 'less' } as const;
  // As many, and yet others: it was older, and has told something else since.
  const isSame = told.at === undefined || told.at === (await ledger.toldAt(process, known));
  return { is: isSame ? 'same' : 'less' } as const;
};

/** Whether a process that runs has told as much as the record has of it. */
export const createAsking =
  (deps: AskingDeps): Ask =>
  async (process, underWay) => {
    const told = await compared(deps, process);
    if (told?.is === 'less') return 'behind';
    const isLost = told?.is === 'more' && told.since >= underWay && !(await deps.running.isWriting(process));
    return isLost ? 'unrecorded' : undefined;
  };

interface ForgettingDeps extends AskingDeps {
  readonly running: AskingDeps['running'] & Pick<RunningProcesses, 'fateOf'>;
  readonly interruptions: Pick<Interruptions, 'all' | 'forget'>;
}

/** Takes back what was found of processes that have told since then what the record has: they only had to wait. Costs nothing where nothing was found. */
export const createForgetting = ({ interruptions, ...deps }: ForgettingDeps) => {
  const isWhole = async (process: string) =>
    (await deps.running.fateOf(process)) !== 'gone' && (await compared(deps, process))?.is === 'same';
  return async (): Promise<void> => {
    for (const { process } of await interruptions.all())
      if (await isWhole(process)) await interruptions.forget(process);
  };
};
