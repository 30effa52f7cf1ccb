import { join } from 'node:path';
import { bundleWorkflowCode } from '@temporalio/worker';
import { cacheFolder, digestOf, keep, sourcesIn } from '../infra/kept.js';

/** The most that the workflow bundle may weigh, in bytes: every cached workflow pays for it. Raised only with a reason in docs/performance.md. */
export const BUNDLE_BUDGET = 1_350_000;

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

/** What a bundle is made of: its sources, this file, and the packages as they are installed. */
const digestOfBundle = () =>
  digestOf([...sourcesIn(['contracts', 'domain', 'workflows']), __filename, join(__dirname, '../package-lock.json')]);

/** The workflows as the worker runs them, bundled once for what they are made of. */
export const bundleWorkflows = async (): Promise<{ readonly code: string }> => ({
  code: await keep(cacheFolder(process.env), 'workflows', digestOfBundle(), async () => {
    const workflowsPath = require.resolve('../workflows/index');
    const { code } = await bundleWorkflowCode({ workflowsPath, preloadModules: sharedRules, logger: quiet });
    return code;
  }),
});

const silent = () => undefined;
const quiet = { log: silent, trace: silent, debug: silent, info: silent, warn: console.warn, error: console.error };
