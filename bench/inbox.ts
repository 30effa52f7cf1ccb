import { join } from 'node:path';
import { createPlanner } from '../infra/planning/planner';
import { calendarsFolder } from '../infra/places';
import { readCalendars } from '../infra/reading/calendars';
import { createDirectory } from '../infra/planning/directory';
import { createKeyring } from '../infra/keys/keyring';
import { openDatabase } from '../infra/store/opened';
import { createLedger } from '../infra/store/ledger';
import { createReadModel } from '../infra/store/read-model';
import { inParallel, percentile, timed } from './figures';
import { LINK_KEY } from './full';
import { ask } from './http';
import { startProduct } from './product';
import { PROGRAMME } from './programme';

const PERSON = 'stroke@spree.example';
const REQUESTS = 200;

/** Adds approvals through the ledger and its projection, with the product stopped, until the person has so many open tasks. */
const fillTo = async (data: string, tasks: number) => {
  const database = await openDatabase({ folder: join(data, 'store') });
  const planner = createPlanner(createDirectory(database, readCalendars(calendarsFolder)), createReadModel(database));
  const ledger = createLedger(database);
  const missing = tasks - (await createReadModel(database).openTasksOf(PERSON, { limit: 1 })).count;
  const opensAt = new Date().toISOString();
  await inParallel(missing, 50, async (index) => {
    const { request, plan } = await planner.planApproval({
      opensAt,
      question: {
        programme: PROGRAMME,
        version: 'bench',
        subject: { kind: 'request', key: `inbox-${tasks}-${index}` },
        round: 1,
        content: { title: { zh: '收件箱', en: 'Inbox' }, summary: [], evidence: [] },
        requester: 'office@spree.example',
        policy: 'routine',
        groups: ['clinical'],
      },
    });
    const happening = { type: 'approval.opened', request, plan } as const;
    await ledger.append([{ programme: PROGRAMME, process: request.approval, number: 1, at: opensAt, happening }]);
  });
  await database.query(`update outbox set state = 'dropped' where state = 'waiting'`);
  await database.close();
};

/** The header by which a browser shows that a person is signed in. */
export const signedIn = async (person: string) => {
  const now = new Date();
  const session = { kind: 'person', person, signedInAt: now.toISOString() };
  const signed = await createKeyring([LINK_KEY]).sign('session', session, new Date(now.getTime() + 12 * 3_600_000));
  return { cookie: `gatehouse_session=${signed}` };
};

/** Latency of a person's inbox page over HTTP, one request after another. */
export const timeInbox = async (port: string, person: string) => {
  const headers = await signedIn(person);
  const times: number[] = [];
  for (let at = 0; at < REQUESTS; at += 1) {
    const [ms, { status }] = await timed(() => ask('GET', `http://127.0.0.1:${port}/inbox`, headers));
    if (status !== 200) throw new Error(`the inbox answered ${status}`);
    times.push(ms);
  }
  return { p50Ms: percentile(times, 0.5), p95Ms: percentile(times, 0.95) };
};

/** The inbox of a person with 1,000 and with 20,000 open tasks. */
export const measureInbox = async (environment: Readonly<Record<string, string>>) => {
  const figures = [];
  for (const openTasks of [1_000, 20_000]) {
    await fillTo(environment['GATEHOUSE_DATA'] ?? '', openTasks);
    const product = await startProduct(environment);
    figures.push({ openTasks, ...(await timeInbox(environment['PORT'] ?? '', PERSON)) });
    await product.stop();
  }
  return figures;
};
