import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createLogger } from '../../../infra/host/logger';
import { eventually } from '../../support/eventually';

let folder: string;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'logger-'))));
afterEach(() => rmSync(folder, { recursive: true }));

test('what is logged stands in the file, a line of JSON each, in folders that are made for it', async () => {
  const file = join(folder, 'logs', 'gatehouse.log');
  const log = createLogger(file);
  log.info({ approval: 'a-1' }, 'opened');
  const written = await eventually(() => Promise.resolve(existsSync(file) && readFileSync(file, 'utf8')));
  expect(JSON.parse(written)).toMatchObject({ approval: 'a-1', msg: 'opened' });
});

test.each([
  ['a full disk', () => '/dev/full', 'ENOSPC'],
  ['what is no file', () => folder, 'EISDIR'],
])('a log on %s is told of once, and ends nothing', async (_, place, reason) => {
  if (!existsSync(place())) return; // only Linux has a full disk at hand
  const said: string[] = [];
  const log = createLogger(place(), (line) => void said.push(line));
  for (let n = 0; n < 20; n += 1) {
    log.error({ n }, 'a vote could not be written');
    await new Promise((resolve) => setImmediate(resolve));
  }
  await eventually(() => Promise.resolve(said.length > 0));
  expect(said).toEqual([expect.stringContaining(reason) as string]);
});

test('a program whose log is on a full disk ends all the same', async () => {
  const place = existsSync('/dev/full') ? '/dev/full' : folder;
  const logger = join(__dirname, '../../../infra/host/logger');
  const program = `require(${JSON.stringify(logger)}).createLogger(${JSON.stringify(place)}).error('x');`;
  await promisify(execFile)(process.execPath, ['--import', 'tsx', '--eval', program], { timeout: 60_000 });
});
