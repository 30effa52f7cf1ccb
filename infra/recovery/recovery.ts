import { WorkflowNotFoundError, type Client } from '@temporalio/client';
import type { Interruption } from '../../domain/processes/interruptions';
import type { Compare } from './comparison';
import { recordAgain } from './second-record';
import type { Resumed } from './restart';
import type { Resumptions } from './resumptions';
import type { Ledger } from '../store/ledger';

interface RecoveringDeps {
  readonly client: Client;
  readonly compare: Compare;
  readonly ledger: Pick<Ledger, 'lacking' | 'restore'>;
  readonly resume: (programme: string, process: string) => Promise<Resumed>;
  readonly resumptions: Pick<Resumptions, 'silentOf'>;
  /** Keeps again what the links of mails stand for; answers how many. */
  readonly renewLinks: () => Promise<number>;
  /** Has the mails of a programme go out. */
  readonly knock: (programme: string) => Promise<unknown>;
  readonly report: (line: string) => void;
}

const ofKind = (found: readonly Interruption[], is: Interruption['is']) => found.filter((each) => each.is === is);

const unlessEnded = (error: unknown): void => {
  if (!(error instanceof WorkflowNotFoundError)) throw error;
};

/**
 * Brings record and processes together again: what the record has lost is written from the histories; a process that is older than the
 * record is ended, and what then does not run begins again from the record. Answers what is left interrupted.
 */
export async function recover({
  client,
  compare,
  ledger,
  resume,
  resumptions,
  renewLinks,
  knock,
  report,
}: RecoveringDeps): Promise<readonly Interruption[]> {
  const first = await compare();
  let found = first;
  if (ofKind(found, 'unrecorded').length > 0) {
    const { entries, lost } = await recordAgain(client, ledger);
    report(`${entries} entries were written into the record again from the histories that Temporal keeps.`);
    for (const { process, from } of lost)
      report(`${process}: entries from ${from} on could not be written, since no history has the one before any more.`);
    found = await compare();
  }
  const older = ofKind(found, 'behind');
  const end = (process: string) =>
    client.workflow.getHandle(process).terminate('It was older than the record; it begins again from there.');
  for (const { process } of older) {
    await end(process);
    report(`${process}: was older than the record and was ended.`);
  }
  // Where one is older all are; by what these have told it can't be seen.
  for (const programme of new Set(older.map((each) => each.programme)))
    for (const process of await resumptions.silentOf(programme)) await end(process).catch(unlessEnded);
  const missing = ofKind(await compare(), 'missing');
  for (const { programme, process } of missing) {
    const resumed = await resume(programme, process);
    report(
      resumed.is === 'started'
        ? `${process}: runs again.`
        : `${process}: NOT recovered. ${resumed.why.en} ${resumed.why.zh}`,
    );
  }
  if (first.length > 0) report(`${await renewLinks()} links of mails open again.`);
  for (const programme of new Set(missing.map(({ programme }) => programme))) await knock(programme);
  return compare();
}
