import type { Client } from '@temporalio/client';
import type { Interruption } from '../domain/interruptions';
import type { Text } from '../domain/text';
import type { Compare } from './comparing';
import { recordAgain } from './recording-again';
import type { Ledger } from './store/ledger';

/** What became of an attempt to begin a process again. */
export type Resumed = { readonly is: 'started' } | { readonly is: 'notStarted'; readonly why: Text };

interface RecoveringDeps {
  readonly client: Client;
  readonly compare: Compare;
  readonly ledger: Pick<Ledger, 'lacking' | 'restore'>;
  readonly resume: (programme: string, process: string) => Promise<Resumed>;
  /** Has the mails of a programme go out. */
  readonly knock: (programme: string) => Promise<unknown>;
  readonly report: (line: string) => void;
}

const ofKind = (found: readonly Interruption[], is: Interruption['is']) => found.filter((each) => each.is === is);

/**
 * Brings record and processes together again: what the record has lost is written from the histories; a process that is older than the
 * record is ended, and what then does not run begins again from the record. Answers what is left interrupted.
 */
export async function recover({
  client,
  compare,
  ledger,
  resume,
  knock,
  report,
}: RecoveringDeps): Promise<readonly Interruption[]> {
  let found = await compare();
  if (ofKind(found, 'unrecorded').length > 0) {
    const { entries, lost } = await recordAgain(client, ledger);
    report(`${entries} entries were written into the record again from the histories that Temporal keeps.`);
    for (const { process, from } of lost)
      report(`${process}: entries from ${from} on could not be written, since no history has the one before any more.`);
    found = await compare();
  }
  for (const { process } of ofKind(found, 'behind')) {
    await client.workflow.getHandle(process).terminate('It was older than the record; it begins again from there.');
    report(`${process}: was older than the record and was ended.`);
  }
  const missing = ofKind(await compare(), 'missing');
  for (const { programme, process } of missing) {
    const resumed = await resume(programme, process);
    report(
      resumed.is === 'started'
        ? `${process}: runs again.`
        : `${process}: NOT recovered. ${resumed.why.en} ${resumed.why.zh}`,
    );
  }
  for (const programme of new Set(missing.map(({ programme }) => programme))) await knock(programme);
  return compare();
}
