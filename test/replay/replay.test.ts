import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporal } from '@temporalio/proto';
import { DefaultLogger, Runtime, Worker } from '@temporalio/worker';
import { preparedBundle } from '../support/prepared';

const { History } = temporal.api.history.v1;
const folder = join(__dirname, 'histories');
const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
const contentOf = (name: string) => readFileSync(join(folder, name), 'utf8');

test('every process that ever ran goes on under the code of today', async () => {
  Runtime.install({ logger: new DefaultLogger('ERROR') });
  const histories = names.map((name) => ({
    workflowId: name,
    history: History.fromObject(JSON.parse(contentOf(name))),
  }));
  const results: Record<string, string> = {};
  const workflowBundle = await preparedBundle();
  for await (const { workflowId, error } of Worker.runReplayHistories({ workflowBundle }, histories))
    results[workflowId] = error?.message ?? 'goes on';
  expect(results).toEqual(Object.fromEntries(names.map((name) => [name, 'goes on'])));
});

test('every kind of process has a stored history', () => {
  const index = readFileSync(join(__dirname, '../../workflows/index.ts'), 'utf8');
  const types = [...index.matchAll(/export \{ (\w+) \}/g)].map(([, type]) => type);
  expect(types.length).toBeGreaterThan(0);
  expect(types.filter((type) => !names.some((name) => name.startsWith(`${type}-`)))).toEqual([]);
});

test.each(names)('%s names no machine', (name) => {
  expect(contentOf(name)).not.toMatch(/\d+@(?!\w+\.example)|\/(work|tmp|home|root|build)\//);
});
