import { Router } from 'express';
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import { joinCalls } from '../../infra/host/joined-calls';
import { assertRoom } from '../../infra/host/room';
import type { ApiDeps } from './deps';

type Probe = readonly [string, () => Promise<unknown>];

/** What probes answer, or the sentence of what is wrong. */
const ask = async ([name, probe]: Probe) => {
  try {
    await probe();
    return [name, 'ok'] as const;
  } catch (error) {
    return [name, error instanceof Error ? error.message : String(error)] as const;
  }
};

const requireWhole = async ({ interruptions }: ApiDeps) => {
  const { count, processes } = await interruptions.count();
  if (count === 0) return;
  const named = processes.join(', ') + (count > processes.length ? ' …' : '');
  throw new Error(`${count} interrupted (${named}); run "gatehouse recover"`);
};

const requireWorker = async ({ processes }: ApiDeps) => {
  if (!(await processes.hasWorker())) throw new Error('no worker polls the task queue');
};

/** For operators: alive, ready (server, store and worker answer, no process is interrupted, there is room on a disk of our own), and figures for Prometheus. */
export const operationRoutes = (deps: ApiDeps): Router => {
  const { data } = deps;
  const probes: readonly Probe[] = [
    ['store', () => deps.database.ping()],
    ['server', () => deps.processes.ping()],
    ['worker', () => requireWorker(deps)],
    ['processes', () => requireWhole(deps)],
    ...(data === undefined ? [] : [['disk', () => assertRoom(data)] as const]),
  ];
  const registry = metricsOf(deps);
  return Router()
    .get('/healthz', (_request, response) => {
      response.json({ status: 'ok' });
    })
    .get('/readyz', async (_request, response) => {
      const parts = Object.fromEntries(await Promise.all(probes.map(ask)));
      const isReady = Object.values(parts).every((state) => state === 'ok');
      response.status(isReady ? 200 : 503).json({ status: isReady ? 'ready' : 'not ready', parts });
    })
    .get('/metrics', async (_request, response) => {
      response.type(registry.contentType).send(await registry.metrics());
    });
};

const metricsOf = ({ outbox, chatMessages, readModel }: ApiDeps): Registry => {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const gauge = (name: string, help: string, count: () => Promise<number>) => {
    // Anybody may ask, and counting takes longer the more there is: those who ask at once get one answer.
    const read = joinCalls(count);
    return new Gauge({
      name,
      help,
      registers: [registry],
      async collect() {
        this.set(await read(name));
      },
    });
  };
  gauge('gatehouse_mails_waiting', 'Mails in the outbox', async () => (await outbox.waiting()).waiting);
  gauge(
    'gatehouse_mails_refused',
    'Mails that a mail server refused for good',
    async () => (await outbox.waiting()).refused,
  );
  gauge('gatehouse_notices_waiting', 'Messages to chats', async () => (await chatMessages.waiting()).waiting);
  gauge(
    'gatehouse_notices_refused',
    'Messages that a chat refused for good',
    async () => (await chatMessages.waiting()).refused,
  );
  gauge('gatehouse_tasks_open', 'Open tasks of all people', () => readModel.openTasks());
  return registry;
};
