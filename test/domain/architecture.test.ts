import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

const root = join(__dirname, '..', '..');
const textOf = (path: string) => readFileSync(join(root, path), 'utf8');
const page = textOf('docs/architecture.md');

/** One file that a decision comes through: what to look for in it, and what crosses the border to it where no import does. */
interface Step {
  readonly path: string;
  readonly names: readonly string[];
  readonly border?: string;
}

const namesIn = (words: string) => [...words.matchAll(/`([\w.]+)`/g)].map(([, name = '']) => name);

const stepsIn = (text: string): readonly Step[] =>
  text
    .split(/^\d+\. /m)
    .slice(1)
    .map((item) => item.replace(/\s+/g, ' '))
    .flatMap((item) => {
      const [, path, names = ''] = /^`([\w./-]+)`(?: \(([^)]+)\))?:/.exec(item) ?? [];
      const [, border] = / Reached by `([\w.]+)`\./.exec(item) ?? [];
      return path === undefined ? [] : [{ path, names: namesIn(names), ...(border !== undefined && { border }) }];
    });

/** The files that one imports, types included. */
const importsOf = (path: string): readonly string[] =>
  [...textOf(path).matchAll(/ from '(\.[^']+)'/g)].flatMap(([, specifier = '']) => {
    const place = normalize(join(dirname(path), specifier));
    return [`${place}.ts`, `${place}.tsx`, `${place}/index.ts`].filter((each) => existsSync(join(root, each)));
  });

const says = (path: string, name: string) => new RegExp(`\\b${name.replaceAll('.', '\\.')}\\b`).test(textOf(path));

/** Whether one of the files before leads here: by an import, or by what both know that crosses the border. */
const isReached = (earlier: readonly Step[], { path, border }: Step): boolean =>
  border === undefined
    ? earlier.some((each) => importsOf(each.path).includes(path))
    : says(path, border.split('.').at(-1) ?? border) && earlier.some((each) => says(each.path, border));

/** The files of a list that nothing before them leads to or that lack what is to be looked for. */
const lostIn = (steps: readonly Step[]): readonly string[] =>
  steps.flatMap((step, at) => {
    const earlier = steps.slice(0, at);
    if (!existsSync(join(root, step.path))) return [`${step.path} is not there`];
    if (at > 0 && !isReached(earlier, step)) return [`nothing leads to ${step.path}`];
    return step.names.filter((name) => !says(step.path, name)).map((name) => `${step.path} has no ${name}`);
  });

const sectionOf = (title: string) => page.split(/^## /m).find((section) => section.startsWith(`${title}\n`)) ?? '';
const steps = stepsIn(sectionOf('How one decision flows'));

describe('one decision', () => {
  test('can be followed from its page to its history, the ledger and the next page in at most twenty files', () => {
    const paths = steps.map(({ path }) => path);
    expect(new Set(paths).size).toBe(paths.length);
    expect(paths.length).toBeLessThanOrEqual(20);
    for (const needed of ['api/decision/page.tsx', 'workflows/approval.ts', 'infra/store/append.ts'])
      expect(paths).toContain(needed);
  });

  test('leads from each file to the next by an import, or by what is said to cross the border', () => {
    expect(lostIn(steps)).toEqual([]);
  });

  test('is not followed through a file that nothing leads to, that is not there, or that lacks what it is named for', () => {
    const start = { path: 'api/decision/visit.tsx', names: ['show'] };
    expect(lostIn([start, { path: 'infra/store/chain.ts', names: [] }])).toEqual([
      'nothing leads to infra/store/chain.ts',
    ]);
    expect(lostIn([start, { path: 'infra/store/chain.ts', names: [], border: 'readModel.rowOf' }])).toHaveLength(1);
    expect(lostIn([start, { path: 'api/decision/gone.ts', names: [] }])).toEqual(['api/decision/gone.ts is not there']);
    expect(lostIn([start, { path: 'api/decision/visitor.ts', names: ['sceneOf'] }])).toEqual([
      'api/decision/visitor.ts has no sceneOf',
    ]);
  });
});

test.each(['domain', 'api'])('the rooms of %s are listed in the order that lint holds', (layer) => {
  const [, listed = ''] = new RegExp(`\`\`\`rooms ${layer}\n([^\`]+)\`\`\``).exec(page) ?? [];
  const [, held = ''] = new RegExp(`const ${layer}Rooms =([^;]+);`).exec(textOf('eslint.config.mjs')) ?? [];
  const rooms = held.match(/[\w-]+/g) ?? [];
  expect(rooms.length).toBeGreaterThan(10);
  expect(listed.trim().split(/\s+/)).toEqual(rooms);
});
