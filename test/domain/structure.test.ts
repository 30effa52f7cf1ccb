import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

const root = join(__dirname, '..', '..');
const layers = [
  'domain',
  'contracts',
  'definition',
  'mail',
  'infra',
  'activities',
  'workflows',
  'api',
  'worker',
  'cli',
];
const files = layers.flatMap((layer) =>
  readdirSync(join(root, layer), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1)),
);
const known = new Set(files);

interface Import {
  readonly to: string;
  readonly isType: boolean;
}

/** What a file imports of ours, and whether for its types alone. */
const importsOf = (file: string): readonly Import[] => {
  const source = readFileSync(join(root, file), 'utf8');
  return [...source.matchAll(/^(?:import|export)\s+(type\s)?([^;]*?)\s*from\s+'(\.[^']+)';$/gm)].flatMap(
    ([, type, names = '', specifier = '']) => {
      const place = normalize(join(dirname(file), specifier));
      const to = [place, `${place}.ts`, `${place}.tsx`].find((each) => known.has(each));
      const named = /^\{(.*)\}$/s
        .exec(names)?.[1]
        ?.split(',')
        .map((name) => name.trim())
        .filter(Boolean);
      const isType = type !== undefined || (named?.every((name) => name.startsWith('type ')) ?? false);
      return to === undefined ? [] : [{ to, isType }];
    },
  );
};

const imports = new Map(files.map((file) => [file, importsOf(file)]));

/** Sets of what leads to every other of its set (Tarjan): of files, or of rooms. */
function circlesIn(ways: ReadonlyMap<string, readonly string[]>): readonly (readonly string[])[] {
  const [order, low, open] = [new Map<string, number>(), new Map<string, number>(), [] as string[]];
  const circles: string[][] = [];
  const visit = (file: string): void => {
    order.set(file, order.size);
    low.set(file, order.get(file) ?? 0);
    open.push(file);
    for (const to of ways.get(file) ?? []) {
      if (!order.has(to)) visit(to);
      if (open.includes(to)) low.set(file, Math.min(low.get(file) ?? 0, low.get(to) ?? 0));
    }
    if (low.get(file) !== order.get(file)) return;
    const circle = open.splice(open.indexOf(file));
    if (circle.length > 1) circles.push(circle.sort());
  };
  for (const file of ways.keys()) if (!order.has(file)) visit(file);
  return circles;
}

const waysBy = (isMeant: (each: Import) => boolean) =>
  new Map([...imports].map(([file, all]) => [file, all.filter(isMeant).map(({ to }) => to)]));

/** A file on top of its layer is a room with the folder of its name: a workflow's story with what belongs to it. */
const roomOf = (file: string) =>
  file
    .replace(/\.tsx?$/, '')
    .split('/')
    .slice(0, 2)
    .join('/');

test('no file needs the value of a file that needs its own', () => {
  expect(files.length).toBeGreaterThan(500);
  expect(circlesIn(waysBy(({ isType }) => !isType))).toEqual([]);
});

test('rooms stand one above the other: none needs, even for a type, a room that needs it', () => {
  const ways = new Map<string, string[]>();
  for (const [file, all] of imports) {
    const room = roomOf(file);
    const others = all.map(({ to }) => roomOf(to)).filter((other) => other !== room);
    ways.set(room, [...(ways.get(room) ?? []), ...others]);
  }
  expect(circlesIn(ways)).toEqual([]);
});
