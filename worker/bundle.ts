import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type BundleOptions, bundleWorkflowCode } from '@temporalio/worker';
import { cacheFolder, digestOf, keep, sourcesIn } from '../infra/kept.js';

/** The most that the workflow bundle may weigh, in bytes: every cached workflow pays for it. Raised only with a reason in docs/performance.md. */
export const BUNDLE_BUDGET = 1_700_000;

/**
 * The rules that workflows ask: each module of the domain that one of them imports for more than its types. They keep nothing of one
 * workflow, so a thread loads them once and all its workflows share them; everything else is loaded anew for every workflow in the cache.
 */
const sharedRules = (): readonly string[] => {
  const imported = sourcesIn(['workflows']).flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/^import (?!type )[^;]*? from '(\.[^']*\/domain\/[^']+)';$/gm)].map(
      ([, rule]) => require.resolve(join(dirname(file), rule ?? '')),
    ),
  );
  return [...new Set(imported)].sort();
};

/** What a bundle is made of: its sources, this file, the packages as they are installed, and whether it keeps stack traces. */
const digestOfBundle = (debug: string) =>
  digestOf(
    [...sourcesIn(['contracts', 'domain', 'workflows']), __filename, join(__dirname, '../package-lock.json')],
    [debug],
  );

type Env = Readonly<Record<string, string | undefined>>;

/**
 * The workflows as the worker runs them, bundled once for what they are made of. With `GATEHOUSE_DEBUG=yes` errors in them keep their
 * stack traces, and the Temporal Web UI shows where they wait.
 */
export const bundleWorkflows = async (env: Env = process.env): Promise<{ readonly code: string }> => {
  const debug = env['GATEHOUSE_DEBUG'] || 'no';
  const first = debug === 'yes' ? [] : [require.resolve('../workflows/kit/without-stack-traces')];
  return {
    code: await keep(cacheFolder(env), 'workflows', digestOfBundle(debug), async () => {
      const workflowsPath = require.resolve('../workflows/index');
      const preloadModules = [...first, ...sharedRules()];
      const options = { workflowsPath, preloadModules, logger: quiet };
      const { code } = await bundleWorkflowCode({ ...options, webpackConfigHook: withoutComments });
      return code;
    }),
  };
};

type Webpack = Parameters<NonNullable<BundleOptions['webpackConfigHook']>>[0];

/** Our own sources without comments and line breaks: every thread keeps the text. Names stay as they are. */
const withoutComments = (config: Webpack): Webpack => ({
  ...config,
  output: { ...config.output, pathinfo: false },
  optimization: { ...config.optimization, moduleIds: 'deterministic' },
  module: { ...config.module, rules: [...(config.module?.rules ?? []), bareSources] },
});

const bareSources = {
  test: /\.ts$/,
  exclude: /node_modules/,
  enforce: 'post' as const,
  use: {
    loader: 'swc-loader',
    options: {
      sourceMaps: true,
      minify: true,
      jsc: { target: 'es2017' as const, minify: { compress: false, mangle: false } },
    },
  },
};

const silent = () => undefined;
const quiet = { log: silent, trace: silent, debug: silent, info: silent, warn: console.warn, error: console.error };
