import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { benchDefinition, PROGRAMME, requestBody } from '../../bench/programme';
import { inParallel } from '../../bench/figures';
import { eventually } from '../support/eventually';
import { clickOnWhatComes, insist } from './clicking';
import { startCluster, type Cluster } from './cluster';
import { mailsAgain, recordOf, wrongMails, wrongVotes } from './findings';
import { countedByPart, killAtRandom } from './killing';

interface Size {
  readonly approvals: number;
  readonly kills: number;
}

/** So many requests are on their way at once; each waits for the one before it, so that they spread over the kills. */
const OPENERS = 4;

/** How long everything may need to come to rest once nothing is killed any more, in seconds. */
const REST_SECONDS = 300;

const openApproval = async (cluster: Cluster, key: string): Promise<string> => {
  const headers = { 'idempotency-key': key };
  const { answer } = await insist(() =>
    cluster.post<{ approval: string }>(`/programmes/${PROGRAMME}/approvals`, requestBody(key), headers),
  );
  if (answer.status !== 201) throw new Error(`${key}: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body.approval;
};

const mailsWaiting = async ({ raw }: Cluster) =>
  Number(/^gatehouse_mails_waiting (\d+)/m.exec((await raw<string>('GET', '/metrics')).body)?.[1] ?? NaN);

/**
 * Opens approvals and lets people click while worker, API and server are killed at random; then compares what everybody was told with
 * the record, and what was mailed with what may have been. `wrong` has a sentence for each difference.
 */
export async function tryFaults({ approvals, kills: times }: Size, report: (line: string) => void) {
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-faults-'));
  const cluster = await startCluster(folder);
  try {
    const started = await cluster.post('/programmes', { definition: benchDefinition() });
    if (started.status !== 201) throw new Error(JSON.stringify(started.body));
    const people = clickOnWhatComes(cluster);
    const killing = killAtRandom(cluster, times, report);
    const opened: string[] = [];
    await inParallel(approvals, OPENERS, async (index) => {
      opened.push(await openApproval(cluster, `fault-${index}`));
    });
    report(`all ${approvals} are open`);
    const kills = await killing;
    await eventually(async () => (await mailsWaiting(cluster)) === 0, REST_SECONDS);
    await people.finish();
    const record = await eventually(async () => {
      const now = await recordOf(cluster.databaseUrl, opened);
      return now.closed.length >= opened.length && (await mailsWaiting(cluster)) === 0 && now;
    }, REST_SECONDS);
    const isWhole = await cluster.verify();
    const accepted = people.clicks.filter(({ told }) => told === 'accepted').length;
    return {
      approvals: opened.length,
      kills: countedByPart(kills),
      clicks: people.clicks.length,
      accepted,
      tries: people.clicks.reduce((sum, { tries }) => sum + tries, 0),
      votesInTheLedger: record.votes.length,
      mails: cluster.received.length,
      mailsAgain: mailsAgain(cluster.received),
      wrong: [
        ...wrongVotes(people.clicks, record.votes),
        ...wrongMails(cluster.received, kills),
        ...(isWhole ? [] : ['the ledger is broken']),
      ],
    };
  } finally {
    await cluster.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
