const { Module } = require('node:module');
const path = require('node:path');
const { createScriptTransformer } = require('@jest/transform');

const circus = path.join(path.dirname(require.resolve('jest-circus/package.json')), 'build/jestAdapterInit.js');

/** Where the lines of what was loaded are, by file: a module is loaded once a process, a trace may name it in any test file. */
const sourceMaps = new Map();
let mapsOfRun = sourceMaps;

const transformation = {
  collectCoverage: false,
  coverageProvider: 'v8',
  supportsDynamicImport: true,
  supportsExportNamespaceFrom: false,
  supportsStaticESM: false,
  supportsTopLevelAwait: false,
};

let transformer;

/** Lets `require` load sources as jest compiles and keeps them. */
const loadTransformed = async (config) => {
  transformer ??= await createScriptTransformer(config);
  const load = (module, file) => {
    const { code, sourceMapPath } = transformer.transform(file, transformation);
    if (sourceMapPath) for (const maps of [sourceMaps, mapsOfRun]) maps.set(file, sourceMapPath);
    module._compile(code, file);
  };
  Module._extensions['.ts'] = load;
  Module._extensions['.tsx'] = load;
};

/** Jest's own way to run the tests of a file, new for each file: it keeps its state in the globals. */
const createCircus = () => {
  delete require.cache[circus];
  for (const key of Object.getOwnPropertySymbols(globalThis))
    if (['JEST_STATE_SYMBOL', 'EVENT_HANDLERS'].includes(key.description)) delete globalThis[key];
  return require(circus);
};

// Jest's own workers would stay when jest is gone, as long as something of a test is open.
if (process.send) setInterval(() => process.connected || process.kill(process.pid, 'SIGKILL'), 1_000).unref();

const refuseExit = (code) => {
  throw new Error(`process.exit called with "${code}"`);
};

/** Runs a test file with modules that `require` loads once a process. */
module.exports = async function runTestFile(globalConfig, config, environment, runtime, testPath, sendMessageToJest) {
  await loadTransformed(config);
  mapsOfRun = runtime.getSourceMaps();
  for (const [file, map] of sourceMaps) mapsOfRun.set(file, map);
  const { initialize, runAndTransformResultsToJestFormat } = createCircus();
  const { console: ownConsole } = globalThis;
  const { exit } = process;
  globalThis.console = environment.global.console;
  process.exit = refuseExit;
  try {
    await initialize({
      config,
      environment: { global: globalThis },
      globalConfig,
      localRequire: require,
      parentProcess: process,
      runtime,
      sendMessageToJest,
      setGlobalsForRuntime: () => {},
      testPath,
    });
    require(testPath);
    return await runAndTransformResultsToJestFormat({ config, globalConfig, testPath });
  } finally {
    delete require.cache[testPath];
    process.exit = exit;
    globalThis.console = ownConsole;
  }
};
