import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parse } from 'yaml';

const root = join(__dirname, '..', '..');
const textOf = (path: string) => readFileSync(join(root, path), 'utf8');

const filesBelow = (folder: string, name: RegExp): readonly string[] =>
  readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
    .filter((each) => each.isFile() && name.test(each.name))
    .map((each) => relative(root, join(each.parentPath, each.name)));

const layers = ['domain', 'contracts', 'workflows', 'activities', 'definition', 'mail', 'infra', 'api', 'worker'];
const folders = [...layers, 'cli', 'test', 'bench'].filter((each) => existsSync(join(root, each)));
const code = folders
  .flatMap((each) => filesBelow(each, /\.tsx?$/))
  .filter((each) => !each.endsWith('citations.test.ts'));
const documents = ['README.md', 'CONTRIBUTING.md', ...filesBelow('docs', /\.md$/)];
const rules = filesBelow('docs/rules', /^(?!README).+\.md$/);

/** A section is cited by its title; its number may change. */
const sectionsOf = (page: string): readonly string[] =>
  [...page.matchAll(/^## (?:\d+\. )?(.+)$/gm)].map(([, title = '']) => title);

/** A comment is one text, on however many lines it stands. */
const unwrapped = (source: string) => source.replace(/\n\s*(\*|\/\/) ?/g, ' ');

interface Citation {
  readonly page: string;
  readonly sections: readonly string[];
}

/** `docs/rules/agreements.md, "Notice" and "Renewal"`. */
const citationsIn = (source: string): readonly Citation[] =>
  [...unwrapped(source).matchAll(/(?<!['"`\w./-])([\w./-]*\w\.md)\b((?:(?:, | and )"[^"]+")*)/g)].map(
    ([, page = '', quoted = '']) => ({
      page,
      sections: [...quoted.matchAll(/"([^"]+)"/g)].map(([, title = '']) => title),
    }),
  );

/** What a citation leads to that is not there; a rule is cited by its section. */
function lostIn({ page, sections }: Citation): readonly string[] {
  if (!existsSync(join(root, page))) return [page];
  if (page.startsWith('docs/rules/') && sections.length === 0) return [`a section of ${page}`];
  const known = sectionsOf(textOf(page));
  return sections.filter((each) => !known.includes(each)).map((each) => `${page}, "${each}"`);
}

const decisions = readdirSync(join(root, 'docs/decisions'));
const lostDecisions = (source: string) =>
  [...source.matchAll(/\bdecisions\/(\d{4})/g)].flatMap(([, number = '']) =>
    decisions.some((each) => each.startsWith(number)) ? [] : [`decisions/${number}`],
  );

/** Files of code that a page names, by their place or as a link beside it. */
const codeNamed = (page: string) => [
  ...new Set([...page.matchAll(/`((?:\w+\/)+[\w.-]+\.(?:tsx?|ya?ml|json))`/g)].map(([, path = '']) => path)),
];

test('every page and every section of the rules that the code cites is there', () => {
  const lost = code.flatMap((file) => {
    const source = textOf(file);
    const missing = [...citationsIn(source).flatMap(lostIn), ...lostDecisions(source)];
    return missing.map((each) => `${file} cites ${each}`);
  });
  expect(lost).toEqual([]);
});

test('every file of code that a document names is there', () => {
  const lost = documents.flatMap((page) =>
    codeNamed(textOf(page)).flatMap((path) => (existsSync(join(root, path)) ? [] : [`${page} names ${path}`])),
  );
  expect(lost).toEqual([]);
});

test('what a page of the rules names within a file is in that file', () => {
  const lost = rules.flatMap((page) =>
    [
      ...textOf(page)
        .replace(/\s+/g, ' ')
        .matchAll(/`((?:[\w-]+\/)+[\w.-]+\.tsx?)` \(((?:`\w+`(?:, )?)+)\)/g),
    ].flatMap(([, path = '', names = '']) =>
      [...names.matchAll(/\w+/g)].flatMap(([name]) =>
        existsSync(join(root, path)) && new RegExp(`\\b${name}\\b`).test(textOf(path))
          ? []
          : [`${page}: ${name} in ${path}`],
      ),
    ),
  );
  expect(lost).toEqual([]);
});

test('every rule says which files hold it, or that it is not carried out yet', () => {
  const unclear = rules.flatMap((page) =>
    textOf(page)
      .split(/^## /m)
      .slice(1)
      .filter((section) => !/^\*\*Code:\*\* .*`/m.test(section) && !section.includes('\n> Not carried out yet'))
      .map((section) => `${page}: ${section.split('\n')[0]}`),
  );
  expect(unclear).toEqual([]);
});

test('pages of the rules lead to each other by sections that are there', () => {
  const lost = rules.flatMap((page) =>
    [
      ...textOf(page)
        .replace(/\s+/g, ' ')
        .matchAll(/\]\((?!http|\.\.)([\w-]+\.md)\), "([^"]+)"/g),
    ]
      .filter(([, other = '', title = '']) => !sectionsOf(textOf(`docs/rules/${other}`)).includes(title))
      .map(([all]) => `${page}: ${all}`),
  );
  expect(lost).toEqual([]);
});

test('the rules name no company: a programme is data', () => {
  const names = filesBelow('programmes', /^[\w-]+\.yaml$/).flatMap((file) => {
    const { parties = {} } = parse(textOf(file)) as {
      readonly parties?: Record<string, { title: unknown; calendar?: string }>;
    };
    const deciding = Object.entries(parties).filter(([, { calendar }]) => calendar !== undefined);
    return deciding.flatMap(([key, { title }]) => [
      key,
      ...(typeof title === 'string' ? [title] : Object.values(title as object)),
    ]);
  });
  expect(names.length).toBeGreaterThan(4);
  const named = rules.flatMap((page) =>
    names.filter((name) => textOf(page).includes(name)).map((name) => `${page}: ${name}`),
  );
  expect(named).toEqual([]);
});

test('a citation is read across the lines of its comment, and one that leads nowhere is told', () => {
  const [citation] = citationsIn(
    '/**\n * When it ends. Source: docs/rules/agreements.md,\n * "Notice" and\n * "No such".\n */',
  );
  expect(citation && lostIn(citation)).toEqual(['docs/rules/agreements.md, "No such"']);
  expect(lostIn({ page: 'rules.md', sections: [] })).toEqual(['rules.md']);
  expect(lostIn({ page: 'docs/rules/agreements.md', sections: [] })).toEqual(['a section of docs/rules/agreements.md']);
});
