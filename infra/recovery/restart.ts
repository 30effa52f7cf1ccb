import { DomainError } from '../../domain/shared/errors';
import type { Text } from '../../domain/shared/text';
import type { Processes } from '../processes/processes';
import { isUnknown, type Irrecoverable } from './resumption';
import type { Resumptions } from './resumptions';
import type { Ledger } from '../store/ledger';

/** What became of a lost process. */
export type Resumed = { readonly is: 'started' } | { readonly is: 'notStarted'; readonly why: Text };

interface Deps {
  readonly resumptions: Resumptions;
  readonly processes: Pick<Processes, 'begin'>;
  readonly ledger: Pick<Ledger, 'countOf'>;
}

/** A record that lacks even how its programme began tells nothing of its processes. */
const asUnknown = (error: unknown): Irrecoverable => {
  if (error instanceof DomainError && error.code === 'not_found') return isUnknown;
  throw error;
};

/**
 * Starts a lost process of a programme again from the record; one that runs meanwhile is left alone. With the programme's own begin those
 * that it had begun and that never came to tell anything.
 */
export const createResuming = ({ resumptions, processes, ledger }: Deps) => {
  const resume = async (programme: string, process: string): Promise<Resumed> => {
    const found = await resumptions.of(programme, process).catch(asUnknown);
    if ('why' in found) return { is: 'notStarted', ...found };
    if (found.type === 'programme')
      for (const child of await resumptions.childrenOf(programme))
        if ((await ledger.countOf(child)) === 0) await resume(programme, child);
    await processes.begin(found);
    return { is: 'started' };
  };
  return resume;
};
