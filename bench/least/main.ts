import { randomUUID } from 'node:crypto';
import { Client, Connection } from '@temporalio/client';
import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import express from 'express';
import { createTransport } from 'nodemailer';
import { keepPostgres } from '../../infra/store/postgres/embedded';
import { openPostgres } from '../../infra/store/postgres/postgres';
import { people } from '../programme';
import { openServer } from '../server';
import { createLeastActivities } from './activities';
import { createTokens } from './tokens';
import { answer, least } from './workflow';

const TASK_QUEUE = 'least';
const { GATEHOUSE_DATA: data = '', SMTP_URL = '', PORT = '', GATEHOUSE_LINK_KEY = '' } = process.env;
const { TEMPORAL_ADDRESS = '', TEMPORAL_PORT, TEMPORAL_UI_PORT } = process.env;

/** Beside a server that is there, or with one of its own. */
const provideServer = async () =>
  TEMPORAL_ADDRESS === ''
    ? openServer({ folder: `${data}-temporal`, port: Number(TEMPORAL_PORT), uiPort: Number(TEMPORAL_UI_PORT) })
    : { address: TEMPORAL_ADDRESS, stop: async () => undefined };

/** The product's own Postgres, with two tables. */
const openStore = async () => {
  const { connection, close } = await keepPostgres(`${data}-least`, console.error);
  const db = openPostgres(connection);
  await db.query(
    'create table ledger (seq bigserial primary key, approval text not null, entry text not null, hash text not null)',
  );
  await db.query('create table approvals (id text primary key, state text not null)');
  return { ...db, close: () => db.close().finally(close) };
};

/** The least product of the same parts (HTTP, Temporal, store, mail) that answers what the bench asks of the real one; it knows no rule. */
const main = async () => {
  Runtime.install({ logger: new DefaultLogger('ERROR') });
  const { address, stop } = await provideServer();
  const db = await openStore();
  const tokens = createTokens(GATEHOUSE_LINK_KEY);
  const mailer = createTransport({ url: SMTP_URL, pool: true });
  const worker = await Worker.create({
    connection: await NativeConnection.connect({ address }),
    taskQueue: TASK_QUEUE,
    workflowsPath: require.resolve('./workflow'),
    activities: createLeastActivities(db, mailer, tokens),
  });
  const ended = worker.run();
  const client = new Client({ connection: await Connection.connect({ address }) });

  const app = express().use(express.json());
  app.post('/api/v1/programmes', (_, response) => void response.status(201).json({}));
  app.post('/api/v1/programmes/:key/approvals', async (_, response) => {
    const approval = `least-${randomUUID()}`;
    await client.workflow.start(least, { workflowId: approval, taskQueue: TASK_QUEUE, args: [people] });
    response.status(201).json({ approval });
  });
  app.post('/api/v1/approvals/:id/decisions', async (request, response) => {
    const claims = tokens.read(request.headers.authorization?.slice('Bearer '.length) ?? '');
    if (claims?.approval !== request.params.id) return void response.status(401).json({});
    const handle = client.workflow.getHandle(claims.approval);
    const { person } = claims;
    response.json({ state: await handle.executeUpdate(answer, { args: [person], updateId: person }) });
  });
  app.get('/api/v1/approvals/:id', async (request, response) => {
    const [row] = await db.query('select state from approvals where id = $1', [request.params.id]);
    response.json(row ?? {});
  });
  const server = app.listen(Number(PORT), '127.0.0.1', () => console.log('Gatehouse is ready'));

  process.once('SIGINT', () => {
    server.close();
    worker.shutdown();
  });
  await ended;
  await db.close();
  await stop();
  process.exit();
};

void main();
