import { existsSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cacheFolder, digestOf, keep, sourcesIn } from '../../../infra/kept.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gatehouse-kept-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const never = async () => {
  throw new Error('It was to be kept.');
};

test('makes once what is kept for its content, and anew for other content', async () => {
  const cache = join(folder, 'cache');
  expect(await keep(cache, 'program', 'a', async () => 'of a')).toBe('of a');
  expect(await keep(cache, 'program', 'a', never)).toBe('of a');
  expect(await keep(cache, 'program', 'b', async () => 'of b')).toBe('of b');
  expect(readdirSync(cache).sort()).toEqual(['program-a', 'program-b']);
});

test('takes nothing for whole that a killed start had half written', async () => {
  writeFileSync(join(folder, 'unfinished-99999999-program'), 'half');
  expect(await keep(folder, 'program', 'a', async () => 'whole')).toBe('whole');
});

test('goes on where nothing can be written, as in an image', async () => {
  const file = join(folder, 'a file where the folder should be');
  writeFileSync(file, '');
  expect(await keep(file, 'program', 'a', async () => 'made')).toBe('made');
});

test('forgets what nobody made anew for a month, of the same kind', async () => {
  const old = ['program-old', 'workflows-old'].map((name) => join(folder, name));
  for (const file of old) {
    writeFileSync(file, 'old');
    utimesSync(file, new Date(0), new Date(0));
  }
  await keep(folder, 'program', 'new', async () => 'new');
  expect(old.map((file) => existsSync(file))).toEqual([false, true]);
});

test('tells sources apart by what is in them and how they are called', () => {
  const [one, two] = [join(folder, 'one.ts'), join(folder, 'two.ts')];
  writeFileSync(one, 'same');
  writeFileSync(two, 'same');
  const digests = [digestOf([one]), digestOf([two]), digestOf([one, two]), digestOf([one], ['2'])];
  writeFileSync(one, 'changed');
  expect(new Set([...digests, digestOf([one])]).size).toBe(5);
});

test('knows every source of a folder, at any depth', () => {
  const names = sourcesIn(['api']).map((file) => file.slice(file.indexOf('/api/')));
  expect(names).toEqual(expect.arrayContaining(['/api/app.ts', '/api/http/probes.ts']));
});

test('keeps where it is told to, else beside the packages', () => {
  expect(cacheFolder({ GATEHOUSE_BUILD_CACHE: folder })).toBe(folder);
  expect(cacheFolder({})).toMatch(/node_modules.\.cache.gatehouse$/);
});
