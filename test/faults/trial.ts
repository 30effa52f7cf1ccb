import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { benchDefinition, PROGRAMME, requestBody } from '../../bench/programme';
import { inParallel } from '../../bench/figures';
import { eventually } from '../support/eventually';
import { clickOnWhatComes, insist } from './clicking';
import { mailsAgain, recordOf, wrongMails, wrongVotes } from './findings';
import { countedByPart, type Kill } from './killing';
import type { Product } from './product';

/** Does to a product what it has to stand, and answers when it did what; at the end everything serves again. */
export type Disturb<P extends Product> = (product: P, report: (line: string) => void) => Promise<readonly Kill[]>;

/** So many requests are on their way at once; each waits for the one before it, so that they spread over the kills. */
const OPENERS = 4;

/** How long everything may need to come to rest once nothing is killed any more, in seconds. */
const REST_SECONDS = 300;

const openApproval = async (product: Product, key: string): Promise<string> => {
  const headers = { 'idempotency-key': key };
  const { answer } = await insist(() =>
    product.post<{ approval: string }>(`/programmes/${PROGRAMME}/approvals`, requestBody(key), headers),
  );
  if (answer.status !== 201) throw new Error(`${key}: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body.approval;
};

const mailsWaiting = async ({ raw }: Product) =>
  Number(/^gatehouse_mails_waiting (\d+)/m.exec((await raw<string>('GET', '/metrics')).body)?.[1] ?? NaN);

/**
 * Opens approvals and lets people click while the product is disturbed; then compares what everybody was told with
 * the record, and what was mailed with what may have been. `wrong` has a sentence for each difference.
 */
export async function tryFaults<P extends Product>(
  start: (folder: string) => Promise<P>,
  approvals: number,
  disturb: Disturb<P>,
  report: (line: string) => void,
) {
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-faults-'));
  const product = await start(folder);
  let stopping: ReturnType<typeof product.stop> | undefined;
  const stop = () => (stopping ??= product.stop());
  try {
    const started = await product.post('/programmes', { definition: benchDefinition() });
    if (started.status !== 201) throw new Error(JSON.stringify(started.body));
    const people = clickOnWhatComes(product);
    const disturbing = disturb(product, report);
    const opened: string[] = [];
    await inParallel(approvals, OPENERS, async (index) => {
      opened.push(await openApproval(product, `fault-${index}`));
    });
    report(`all ${approvals} are open`);
    const kills = await disturbing;
    const isAtRest = async () => (await mailsWaiting(product)) === 0;
    await eventually(async () => {
      const { closed } = await recordOf(product.store, opened);
      return closed.length >= opened.length && isAtRest();
    }, REST_SECONDS);
    await people.finish();
    await eventually(isAtRest, REST_SECONDS);
    const record = await recordOf(product.store, opened);
    const isWhole = await product.verify();
    const accepted = people.clicks.filter(({ told }) => told === 'accepted').length;
    return {
      approvals: opened.length,
      kills: countedByPart([...new Set(kills.map(({ part }) => part))].sort(), kills),
      clicks: people.clicks.length,
      accepted,
      tries: people.clicks.reduce((sum, { tries }) => sum + tries, 0),
      votesInTheLedger: record.votes.length,
      mails: product.received.length,
      mailsAgain: mailsAgain(product.received),
      wrong: [
        ...wrongVotes(people.clicks, record.votes),
        ...wrongMails(product.received, kills),
        ...(isWhole ? [] : ['the ledger is broken']),
        ...(await stop()),
      ],
    };
  } finally {
    await stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
