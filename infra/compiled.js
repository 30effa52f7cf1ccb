const { Module, SourceMap } = require('node:module');
const path = require('node:path');
const { cacheFolder, digestOf, keep, sourcesIn } = require('./kept.js');

const root = path.join(__dirname, '..');

/** Where what runs is written. */
const folders = [
  'activities',
  'api',
  'cli',
  'contracts',
  'definition',
  'domain',
  'infra',
  'mail',
  'worker',
  'workflows',
];
const SLOW_MS = 2_000;

/** Compiles everything in one go, file by file, so that names and places stay those of the sources. */
const compile = async (files) => {
  const slow = setTimeout(() => console.error('Compiling the program; the next start finds it compiled.'), SLOW_MS);
  const { build, stop } = require('esbuild');
  try {
    const { outputFiles } = await build({
      entryPoints: files,
      absWorkingDir: root,
      outdir: root,
      outbase: root,
      write: false,
      format: 'cjs',
      platform: 'node',
      target: 'node20',
      jsx: 'automatic',
      jsxImportSource: 'preact',
      sourcemap: 'external',
      sourcesContent: false,
      logLevel: 'silent',
    });
    const textsOf = (ending) =>
      Object.fromEntries(
        outputFiles
          .filter(({ path: file }) => file.endsWith(ending))
          .map(({ path: file, text }) => [path.relative(root, file).slice(0, -ending.length), text]),
      );
    return JSON.stringify({ codes: textsOf('.js'), maps: JSON.stringify(textsOf('.js.map')) });
  } finally {
    clearTimeout(slow);
    await stop();
  }
};

const nameOf = (file) => path.relative(root, file).replace(/\.tsx?$/, '');

/** Lets traces name the lines of the sources; what that needs is read when there is a first trace. */
const traceSources = (maps) => {
  let all;
  const known = new Map();
  const mapOf = (name) => {
    all ??= JSON.parse(maps);
    if (!known.has(name)) known.set(name, all[name] && new SourceMap(JSON.parse(all[name])));
    return known.get(name);
  };
  const lineOf = (frame) => {
    const file = frame.getFileName();
    const map = file && /\.tsx?$/.test(file) && mapOf(nameOf(file));
    const { originalLine, originalColumn } =
      (map && map.findEntry(frame.getLineNumber() - 1, frame.getColumnNumber() - 1)) || {};
    const said = `    at ${frame}`;
    return originalLine === undefined
      ? said
      : said.replace(/:\d+:\d+(\)?)$/, `:${originalLine + 1}:${originalColumn + 1}$1`);
  };
  Error.prepareStackTrace = (error, frames) => [Error.prototype.toString.call(error), ...frames.map(lineOf)].join('\n');
};

/** Lets `require` load the sources as they are, from what was compiled of exactly them. */
exports.loadCompiled = async () => {
  const files = sourcesIn(folders);
  const digest = digestOf([__filename, ...files], [require('esbuild/package.json').version]);
  const cache = cacheFolder(process.env);
  const { codes, maps } = JSON.parse(await keep(cache, 'program', digest, () => compile(files)));
  const load = (module, file) => module._compile(codes[nameOf(file)], file);
  Module._extensions['.ts'] = load;
  Module._extensions['.tsx'] = load;
  traceSources(maps);
};
