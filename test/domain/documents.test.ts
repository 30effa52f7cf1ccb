import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '..', '..');
const textOf = (path: string) => readFileSync(join(root, path), 'utf8');

const pages = readdirSync(join(root, 'docs/decisions')).filter((name) => /^\d{4}-.*\.md$/.test(name));
const parts = ['**Context.**', '**Choice.**', '**Rejected.**', '**Consequence.**'];

describe('decisions', () => {
  test.each(pages)(
    '%s has the number of its file, and says context, choice, rejected and consequence in this order',
    (page) => {
      const text = textOf(`docs/decisions/${page}`);
      const places = parts.map((part) => text.indexOf(`\n${part}`));
      expect(text).toMatch(new RegExp(`^# ${page.slice(0, 4)} \\S`));
      expect(places).not.toContain(-1);
      expect(places).toEqual(places.toSorted((a, b) => a - b));
    },
  );

  test('each has one line in the index, with its title', () => {
    const listed = textOf('docs/decisions/README.md')
      .split('\n- ')
      .slice(1)
      .map((line) => (line.split('\n\n')[0] ?? '').replace(/\s+/g, ' ').trim());
    const expected = pages.map((page) => {
      const [title = ''] = textOf(`docs/decisions/${page}`).split('\n');
      return `[${page.slice(0, 4)}](${page}) ${title.slice('# 0000 '.length)}`;
    });
    expect(listed.toSorted()).toEqual(expected.toSorted());
  });
});

test('operations has a row for every type of process, and for no other', () => {
  const types = [...textOf('workflows/index.ts').matchAll(/export \{ (.+?) \}/g)].flatMap(([, names = '']) =>
    names.split(', '),
  );
  const [, table = ''] = textOf('docs/operations.md').split('## What runs');
  const rows = [...(table.split('\n## ')[0] ?? '').matchAll(/^\| `(\w+)` /gm)].map(([, type]) => type);
  expect(rows.toSorted()).toEqual(types.toSorted());
});

test('the page about the file of a programme names every key that may stand in it', () => {
  const page = textOf('docs/programme-file.md');
  const keysIn = (shape: unknown): readonly string[] => {
    if (typeof shape !== 'object' || shape === null) return [];
    const { properties = {} } = shape as { readonly properties?: object };
    return [...Object.keys(properties), ...Object.values(shape).flatMap(keysIn)];
  };
  const keys = new Set(keysIn(JSON.parse(textOf('programmes/programme.schema.json'))));
  const isNamed = (key: string) => new RegExp(`\`[^\`]*\\b${key}\\b[^\`]*\``).test(page);
  expect(keys.size).toBeGreaterThan(100);
  expect([...keys].filter((key) => !isNamed(key))).toEqual([]);
});

test('the glossary says of each word where it is, and a file or folder is there', () => {
  const [, rows = ''] = textOf('docs/glossary.md').split(/^\| -.*$/m);
  const places = rows
    .trim()
    .split('\n')
    .map((row) => [...(row.split(' | ').at(-1) ?? '').matchAll(/`([\w./-]+)`/g)].map(([, path = '']) => path));
  expect(places.filter((paths) => paths.length === 0)).toEqual([]);
  expect(places.flat().filter((path) => !existsSync(join(root, path)))).toEqual([]);
});
