import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { findTemporal } from '../../infra/temporal-finder';

let folder: string;
let said: string[];
const report = (line: string) => void said.push(line);

/** Nothing on the PATH, an empty cache, and a proxy that nobody serves: no network. */
const bareMachine = () => ({
  PATH: folder,
  GATEHOUSE_BUILD_CACHE: path.join(folder, 'cache'),
  HTTPS_PROXY: 'http://127.0.0.1:9',
  https_proxy: 'http://127.0.0.1:9',
});

/** A program that names a server version as the Temporal CLI does. */
async function putOnThePath(version: string): Promise<void> {
  const program = path.join(folder, 'temporal');
  await writeFile(program, `#!/bin/sh\necho "temporal version 1.5.1 (Server ${version}, UI 2.42.1)"\n`);
  await chmod(program, 0o755);
}

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'gatehouse-finder-'));
  said = [];
});
afterEach(() => rm(folder, { recursive: true }));

test('takes the server that TEMPORAL_ADDRESS names before any other', async () => {
  await putOnThePath('1.32.0');
  const env = { ...bareMachine(), TEMPORAL_ADDRESS: 'temporal.example:7233' };
  expect(await findTemporal({ env, report })).toEqual({ kind: 'external', address: 'temporal.example:7233' });
  expect(said).toEqual(['Temporal: the server at temporal.example:7233 (TEMPORAL_ADDRESS).']);
});

test('takes the temporal program on the PATH and says its server version', async () => {
  await putOnThePath('1.32.0');
  const found = await findTemporal({ env: bareMachine(), report, atLeast: '1.32' });
  expect(found).toEqual({ kind: 'cli', path: path.join(folder, 'temporal'), version: '1.32.0' });
  expect(said).toEqual(['Temporal: the temporal program on the PATH, server 1.32.0.']);
});

test('takes an older program where nothing newer is asked for', async () => {
  await putOnThePath('1.29.1');
  expect(await findTemporal({ env: bareMachine(), report })).toMatchObject({ kind: 'cli', version: '1.29.1' });
});

test('says, with nothing to take, why each way failed and what to do', async () => {
  await putOnThePath('1.29.1');
  const refused = await findTemporal({ env: bareMachine(), report, atLeast: '1.32' }).catch((error: Error) => error);
  expect(refused).toMatchObject({ name: 'TemporalProblem', code: 'temporal_not_found' });
  expect((refused as Error).message).toMatch(/temporal program: its server 1\.29\.1 is older than 1\.32/);
  expect((refused as Error).message).toMatch(/download: \S+/);
  expect((refused as Error).message).toMatch(/build: there is no `go` program on the PATH/);
  expect((refused as Error).message).toMatch(/set TEMPORAL_ADDRESS/);
});
