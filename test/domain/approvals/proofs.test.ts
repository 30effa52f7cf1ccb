import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '..', '..', '..');
const table = readFileSync(join(root, 'docs', 'approvals.md'), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| ') && !line.startsWith('| Case') && !line.startsWith('| ---'))
  .map((line) => line.split(' | ').map((cell) => cell.replace(/^\| | \|$/g, '')))
  .filter(([, proof]) => proof?.includes(' › ') || proof === 'not yet');
const proofs = table.flatMap(([, proof = '']) =>
  [...proof.matchAll(/`(\S+) › ([^`]+)`/g)].map(([, ...named]) => named),
);

const escaped = (title: string) => title.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** A test of its own, a table's title, or a row of a table that gives its title. */
const isTitleIn = (source: string, title: string) =>
  new RegExp(`(\\b(test|it)\\(|\\)\\(|\\[)\\s*(['"\`])${escaped(title)}\\3`).test(source);

test('every case has a proof or says that it has none yet', () => {
  expect(table.length).toBeGreaterThan(100);
  expect(table.filter(([, proof = '']) => proof !== 'not yet' && !/^(`\S+ › [^`]+`(<br>)?)+$/.test(proof))).toEqual([]);
});

test.each([...new Set(proofs.map(([file]) => file))])(
  'the titles that docs/approvals.md names of %s are there',
  (file) => {
    const path = join(root, 'test', `${file}.test.ts`);
    const source = existsSync(path) ? readFileSync(path, 'utf8') : '';
    const missing = proofs.filter(([named, title = '']) => named === file && !isTitleIn(source, title));
    expect(missing.map(([, title]) => title)).toEqual([]);
  },
);

test('a title that is only spoken of is no proof', () => {
  expect(isTitleIn("test('closes at once', () => {})", 'closes at once')).toBe(true);
  expect(isTitleIn("test.each([\n  ['closes at once', 1],\n])('%s', () => {})", 'closes at once')).toBe(true);
  expect(isTitleIn("test('closes at once and for all', () => {})", 'closes at once')).toBe(false);
  expect(isTitleIn("// it 'closes at once'", 'closes at once')).toBe(false);
});
