import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

const root = join(__dirname, '..', '..');
const textOf = (path: string) => readFileSync(join(root, path), 'utf8');

const filesBelow = (folder: string): readonly string[] =>
  readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
    .filter((each) => each.isFile())
    .map((each) => relative(root, join(each.parentPath, each.name)));

const layers = ['domain', 'workflows', 'activities', 'infra', 'api'];
const rooms = layers.flatMap((layer) =>
  readdirSync(join(root, layer), { withFileTypes: true })
    .filter((each) => each.isDirectory())
    .map(({ name }) => `${layer}/${name}`),
);
const inRooms = layers.flatMap(filesBelow).filter((each) => each.endsWith('/README.md'));
const documents = [
  'README.md',
  'CONTRIBUTING.md',
  ...filesBelow('docs').filter((each) => each.endsWith('.md')),
  ...inRooms,
];

/** Where the links of a page lead in this repository. */
const linksOf = (page: string): readonly string[] =>
  [
    ...textOf(page)
      .replace(/`[^`]*`/g, '')
      .matchAll(/\]\((?!https?:|#)([^)#]+)/g),
  ].map(([, path = '']) => join(dirname(page), path));

test('every link of a document leads to something that is there', () => {
  const lost = documents.flatMap((page) =>
    linksOf(page).flatMap((path) => (existsSync(join(root, path)) ? [] : [`${page} leads to ${path}`])),
  );
  expect(lost).toEqual([]);
});

test('a room of 25 files or more says in a few lines where to begin', () => {
  const large = rooms.filter((room) => filesBelow(room).filter((each) => !each.endsWith('.md')).length >= 25);
  expect(large.length).toBeGreaterThan(5);
  const pages = large.map((room) => `${room}/README.md`);
  expect(pages.filter((page) => !inRooms.includes(page))).toEqual([]);
  expect(inRooms.filter((page) => textOf(page).trim().split('\n').length > 25)).toEqual([]);
});

test('what a room says of itself leads to its own files, to what stands beside it and to the documents', () => {
  const lacking = inRooms.flatMap((page) => {
    const links = linksOf(page);
    const room = dirname(page);
    const kinds = {
      'its own files': links.some((path) => path.startsWith(`${room}/`)),
      'what stands beside it': links.some((path) => !path.startsWith(`${room}/`) && !path.startsWith('docs/')),
      'the documents': links.some((path) => path.startsWith('docs/')),
    };
    return Object.entries(kinds).flatMap(([kind, isThere]) => (isThere ? [] : [`${page}: ${kind}`]));
  });
  expect(lacking).toEqual([]);
});

test('the index of the documents leads to every page of their folder and to every how-to', () => {
  const isListed = /^docs\/(?:[^/]+|how-to\/[^/]+|[^/]+\/README)\.md$/;
  const pages = filesBelow('docs').filter((each) => isListed.test(each) && each !== 'docs/README.md');
  expect(pages.filter((each) => !linksOf('docs/README.md').includes(each))).toEqual([]);
});

/** The commits before this one; nothing where the sources came without their history. */
function knownCommits(): readonly string[] | undefined {
  try {
    const git = (...words: string[]) =>
      execFileSync('git', words, { cwd: root, encoding: 'utf8', stdio: 'pipe' }).trim();
    if (git('rev-parse', '--is-shallow-repository') !== 'false') return undefined;
    return git('log', '--format=%H %s').split('\n');
  } catch {
    return undefined;
  }
}

test('commits that the how-tos cite are in the history, under the subject by which they are cited', () => {
  const known = knownCommits();
  const cited = filesBelow('docs/how-to').flatMap((page) =>
    [
      ...textOf(page)
        .replace(/\s+/g, ' ')
        .matchAll(/`([0-9a-f]{7})` \("([^"]+?)(?: …)?"\)/g),
    ].map(([, hash = '', subject = '']) => ({ page, hash, subject })),
  );
  expect(new Set(cited.map(({ page }) => page)).size).toBe(filesBelow('docs/how-to').length);
  const isKnown = ({ hash, subject }: { readonly hash: string; readonly subject: string }) =>
    known?.some((line) => line.startsWith(hash) && line.slice(41).startsWith(subject));
  expect(known ? cited.filter((each) => !isKnown(each)) : []).toEqual([]);
});
