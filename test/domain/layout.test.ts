import { readFileSync, readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { east, west } from '../support/seed';

const root = join(__dirname, '..', '..');
const notOurs = /^(node_modules|data|coverage|programmes|docs|\.\w+)$/;
const kept = /^test\/replay\/histories\//;

/** Every file of code: what stands at the top, and what stands in the folders of the layers. */
const files = readdirSync(root, { withFileTypes: true })
  .flatMap((entry) => {
    if (notOurs.test(entry.name)) return [];
    if (!entry.isDirectory()) return [entry.name];
    return readdirSync(join(root, entry.name), { recursive: true, encoding: 'utf8' }).map((path) =>
      join(entry.name, path),
    );
  })
  .filter((path) => /\.(tsx?|[mc]?js|json|ya?ml)$/.test(path) && !kept.test(path));

/** "approvals" stands also before "approval-": the noun of a room in both numbers. */
const prefixesOf = (room: string): readonly string[] =>
  [room, room.replace(/ies$/, 'y'), room.replace(/s$/, '')].map((noun) => `${noun}-`);

const repeatsItsRoom = (path: string): boolean =>
  dirname(path)
    .split('/')
    .some((room) => prefixesOf(room).some((prefix) => basename(path).startsWith(prefix)));

test('no code knows the companies of a programme by name: they stand in the file of the programme alone', () => {
  const names = [east, west].flatMap(({ key, title }) => [key, title.zh.slice(0, 2), title.en.split(' ')[0] ?? key]);
  const named = new RegExp(names.join('|'), 'i');
  expect(files.length).toBeGreaterThan(900);
  expect(files.filter((path) => named.test(readFileSync(join(root, path), 'utf8')))).toEqual([]);
});

test('no file says again which room it stands in', () => {
  expect(repeatsItsRoom('domain/policies/policy-times.ts')).toBe(true);
  expect(repeatsItsRoom('domain/agreements/news/agreement-news.ts')).toBe(true);
  expect(repeatsItsRoom('domain/agreements/agreements.ts')).toBe(false);
  expect(files.filter(repeatsItsRoom)).toEqual([]);
});
