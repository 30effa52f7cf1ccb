import { join } from 'node:path';
import { type BundleOptions, bundleWorkflowCode } from '@temporalio/worker';
import { cacheFolder, digestOf, keep, sourcesIn } from '../infra/kept.js';

/** The most that the workflow bundle may weigh, in bytes: every cached workflow pays for it. Raised only with a reason in docs/performance.md. */
export const BUNDLE_BUDGET = 1_185_000;

/**
 * The roots of the rules that workflows use. They keep nothing of one workflow, so a thread loads them once and all its workflows
 * share them; everything else is loaded anew for every workflow in the cache.
 */
const sharedRules = [
  require.resolve('../domain/acknowledgements'),
  require.resolve('../domain/agreement-alarms'),
  require.resolve('../domain/agreement-changes'),
  require.resolve('../domain/agreement-facts'),
  require.resolve('../domain/agreement-proposals'),
  require.resolve('../domain/agreement-refusals'),
  require.resolve('../domain/agreement-words'),
  require.resolve('../domain/approval-steps'),
  require.resolve('../domain/baselines'),
  require.resolve('../domain/contents-projects'),
  require.resolve('../domain/costs'),
  require.resolve('../domain/disputes'),
  require.resolve('../domain/evaluations'),
  require.resolve('../domain/exception-reports'),
  require.resolve('../domain/exits'),
  require.resolve('../domain/explanations'),
  require.resolve('../domain/gate-contents'),
  require.resolve('../domain/ip'),
  require.resolve('../domain/ip-alarms'),
  require.resolve('../domain/lapses'),
  require.resolve('../domain/obligations'),
  require.resolve('../domain/phase-words'),
  require.resolve('../domain/policy-times'),
  require.resolve('../domain/process-faults'),
  require.resolve('../domain/project-changes'),
  require.resolve('../domain/project-refusals'),
  require.resolve('../domain/rosters'),
  require.resolve('../domain/schedules'),
  require.resolve('../domain/scopes'),
  require.resolve('../domain/settlements'),
  require.resolve('../domain/tolling'),
];

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
  const first = debug === 'yes' ? [] : [require.resolve('../workflows/without-stack-traces')];
  return {
    code: await keep(cacheFolder(env), 'workflows', digestOfBundle(debug), async () => {
      const workflowsPath = require.resolve('../workflows/index');
      const preloadModules = [...first, ...sharedRules];
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
