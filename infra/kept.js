const { createHash } = require('node:crypto');
const {
  mkdirSync,
  openSync,
  fsyncSync,
  closeSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} = require('node:fs');
const path = require('node:path');

const root = path.join(__dirname, '..');
const DAY_MS = 86_400_000;

/** @param {Record<string, string | undefined>} env */
exports.cacheFolder = (env) =>
  path.resolve(env['GATEHOUSE_BUILD_CACHE'] || path.join(root, 'node_modules', '.cache', 'gatehouse'));

/** @param {readonly string[]} folders */
exports.sourcesIn = (folders) =>
  folders
    .flatMap((folder) =>
      readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
        .map((entry) => path.join(entry.parentPath, entry.name)),
    )
    .sort();

/** @param {readonly string[]} files @param {readonly string[]} words */
exports.digestOf = (files, words = []) => {
  const digest = createHash('sha256');
  for (const word of words) digest.update(`${word}\n`);
  for (const file of files)
    digest
      .update(`${path.relative(root, file)}\n`)
      .update(readFileSync(file))
      .update('\n');
  return digest.digest('hex').slice(0, 20);
};

/** @param {string} cache @param {string} kind @param {string} digest @param {() => Promise<string>} make */
exports.keep = async (cache, kind, digest, make) => {
  const file = path.join(cache, `${kind}-${digest}`);
  try {
    return readFileSync(file, 'utf8');
  } catch {
    // It was never made, or its place can't be read: it is made now.
  }
  const text = await make();
  try {
    mkdirSync(cache, { recursive: true });
    put(file, text, path.join(cache, `unfinished-${process.pid}-${kind}`));
    forget(cache, `${kind}-`);
  } catch {
    // A place where nothing can be written, as in an image: it is made again next time.
  }
  return text;
};

/** Whole or not at all, also over a power cut. */
const put = (file, text, unfinished) => {
  const handle = openSync(unfinished, 'w');
  try {
    writeFileSync(handle, text);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(unfinished, file);
};

/** What was made of other sources a month ago or longer. */
const forget = (cache, beginning) => {
  for (const name of readdirSync(cache))
    if (name.startsWith(beginning) && Date.now() - statSync(path.join(cache, name)).mtimeMs > 30 * DAY_MS)
      rmSync(path.join(cache, name), { force: true });
};
