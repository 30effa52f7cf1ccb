import { bundleWorkflowCode } from '@temporalio/worker';

/** The most that the workflow bundle may weigh, in bytes: every cached workflow pays for it. Raised only with a reason in docs/performance.md. */
export const BUNDLE_BUDGET = 850_000;

/** Bundles the workflows as the worker runs them. */
export const bundleWorkflows = () =>
  bundleWorkflowCode({ workflowsPath: require.resolve('../workflows/index'), logger: quiet });

const silent = () => undefined;
const quiet = { log: silent, trace: silent, debug: silent, info: silent, warn: console.warn, error: console.error };
