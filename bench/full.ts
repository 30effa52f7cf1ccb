import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { timed, type Sample } from './figures';
import { ask } from './http';
import { freePort } from './ports';
import { startProduct, type Program } from './product';
import { benchDefinition, people, PROGRAMME, requestBody } from './programme';
import { startSink } from './sink';

export const LINK_KEY = Buffer.alloc(32, 1).toString('base64url');
export const API_TOKEN = 'a-token-for-the-bench';

interface Settings {
  readonly folder: string;
  /** The Temporal server beside it; without one it has its own. */
  readonly address?: string;
  readonly program?: Program;
}

export type Full = Awaited<ReturnType<typeof openFull>>;

/** The product, or the least one, in a process of its own beside a mail server, reached over HTTP only. */
export const openFull = async ({ folder, address, program }: Settings) => {
  const sink = await startSink();
  const [port, temporalPort, uiPort] = [await freePort(), await freePort(), await freePort()];
  const publicUrl = `http://127.0.0.1:${port}`;
  const environment = {
    GATEHOUSE_DATA: join(folder, 'product'),
    GATEHOUSE_API_TOKEN: API_TOKEN,
    GATEHOUSE_LINK_KEY: LINK_KEY,
    PORT: String(port),
    TEMPORAL_ADDRESS: address ?? '',
    DATABASE_URL: '',
    TEMPORAL_PORT: String(temporalPort),
    TEMPORAL_UI_PORT: String(uiPort),
    SMTP_URL: sink.smtpUrl,
  };
  const product = await startProduct(environment, program);

  const call = async (method: 'GET' | 'POST', path: string, token: string, body?: object) => {
    const headers = {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'idempotency-key': randomUUID(),
    };
    const answer = await ask(method, `${publicUrl}/api/v1${path}`, headers, body && JSON.stringify(body));
    if (answer.status >= 300) throw new Error(`${path}: ${answer.status} ${answer.body}`);
    return JSON.parse(answer.body) as { approval: string; outcome: string; state: string };
  };
  const isStarted = await call('GET', `/programmes/${PROGRAMME}/ledger?limit=1`, API_TOKEN).catch(() => undefined);
  if (!isStarted) await call('POST', '/programmes', API_TOKEN, { definition: benchDefinition() });

  const open = async (): Promise<string> =>
    (await call('POST', `/programmes/${PROGRAMME}/approvals`, API_TOKEN, requestBody(`r${randomUUID()}`))).approval;

  return {
    environment,
    /** Asks all three people; answers the approval's id as soon as it is open. */
    open,
    /** When every mail that the approvals called for is there. */
    mailed: async (approvals: readonly string[]): Promise<void> => {
      await Promise.all(approvals.flatMap((approval) => people.map((person) => sink.linkOf(approval, person))));
    },
    /** Start over HTTP, three real mails, three decisions over HTTP with their links; ends when the read model says approved. */
    approve: async (sample: Sample): Promise<void> => {
      const approval = await open();
      for (const person of people) {
        const { token, ...digits } = await sink.linkOf(approval, person);
        const vote = { verdict: 'approve', ...digits };
        const [ms] = await timed(() => call('POST', `/approvals/${approval}/decisions`, token, vote));
        sample.decisions.push(ms);
      }
      while ((await call('GET', `/approvals/${approval}`, API_TOKEN)).state !== 'approved') await pause(10);
      sample.ids.push(approval);
    },
    memory: product.memory,
    pid: product.pid,
    /** Where its Temporal server is. */
    address: address ?? `127.0.0.1:${temporalPort}`,
    close: async () => {
      await product.stop();
      await sink.stop();
    },
  };
};
