import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, resolve } from 'node:path';
import { Script } from 'node:vm';
import { build } from 'esbuild';
import { expect } from 'expect';
import { bind } from 'jest-each';

/** A bundle is one file: each of ours says here in which folder it stood. */
const folders = {
  name: 'folders',
  setup: ({ onLoad }) => {
    onLoad({ filter: /\.ts$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8').replaceAll('__dirname', JSON.stringify(dirname(path))),
      loader: 'ts',
    }));
  },
};

/** Compiles test files, with all that they ask of us, to one script that knows a door to each. */
async function compiled(files) {
  const doors = files.map((file) => `${JSON.stringify(file)}: () => require(${JSON.stringify(resolve(file))})`);
  const { outputFiles } = await build({
    stdin: { contents: `module.exports = { ${doors.join(', ')} };`, resolveDir: process.cwd() },
    bundle: true,
    write: false,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    packages: 'external',
    plugins: [folders],
  });
  return new Script(`(function (require, module) {${outputFiles[0].text}\nreturn module.exports; })`);
}

/** Gathers the tests of a file as it is loaded: `describe`, `test` and their tables are all that domain tests ask of jest. */
function gatherer(file) {
  const tests = [];
  const titles = [];
  const describe = (title, gather) => {
    titles.push(title);
    gather();
    titles.pop();
  };
  const test = (title, run) => {
    const name = [...titles, title].join(' ');
    const alike = tests.filter((each) => each.name === name).length;
    tests.push({ id: `${file} ${name}${alike > 0 ? ` (${alike + 1})` : ''}`, name, file, run });
  };
  describe.each = bind(describe, false);
  test.each = bind(test);
  return { globals: { describe, test, it: test, expect }, tests };
}

/**
 * Domain tests without jest, which starts its world and every module anew for each file of each run: they are compiled once, and each
 * time a file is loaded its modules are new, so that nothing is remembered from the time before.
 */
export async function createSuite(files) {
  const script = await compiled(files);
  const require = createRequire(resolve('package.json'));
  return {
    files,
    load: (file) => {
      const { globals, tests } = gatherer(file);
      Object.assign(globalThis, globals);
      script.runInThisContext()(require, { exports: {} })[file]();
      return tests;
    },
  };
}
