import type { Client } from '@temporalio/client';
import { inParallel, percentile, round, timed, type Sample } from './figures';
import type { Full } from './full';
import { timeInbox } from './inbox';
import { people } from './programme';

/** Approvals that are decided, one after another, while the others stay open; three decisions each. */
const DECIDED = 150;

const AT_ONCE = 20;
const FEW = 10;

/** So many are opened before their mails are waited for: of a longer backlog one mail would carry many, and each has to be decided by its own link. */
const STEP = 250;

/** Opens approvals until so many are open, and waits for their mails. */
const openMany = async (full: Full, count: number): Promise<number> => {
  const [ms] = await timed(async () => {
    for (let open = 0; open < count; open += STEP) {
      const opened: string[] = [];
      await inParallel(Math.min(STEP, count - open), AT_ONCE, async () => void opened.push(await full.open()));
      await full.mailed(opened);
    }
  });
  return round(ms / 1000);
};

const timeDecisions = async (full: Full) => {
  const sample: Sample = { decisions: [], ids: [] };
  for (let at = 0; at < DECIDED; at += 1) await full.approve(sample);
  return { p50Ms: percentile(sample.decisions, 0.5), p95Ms: percentile(sample.decisions, 0.95) };
};

/** The longest history of everything that runs, in events. */
const longestHistory = async (client: Client): Promise<number> => {
  const running: string[] = [];
  for await (const { workflowId } of client.workflow.list({ query: `ExecutionStatus = 'Running'` }))
    running.push(workflowId);
  let most = 0;
  await inParallel(running.length, AT_ONCE, async (at) => {
    const { historyLength } = await client.workflow.getHandle(running[at] ?? '').describe();
    most = Math.max(most, historyLength);
  });
  return most;
};

/**
 * A decision's latency and the inbox of a person who is asked in all of them: with ten approvals open, then with so many. Decisions are
 * timed one after another, so that what is measured is the path and not a queue.
 */
export const measureLoad = async (full: Full, client: Client, open: number) => {
  const [person = ''] = people;
  const measured = async (openApprovals: number) => ({
    openApprovals,
    openedAndMailedInSeconds: await openMany(full, openApprovals === FEW ? FEW : openApprovals - FEW),
    decisions: await timeDecisions(full),
    inbox: await timeInbox(full.environment.PORT, person),
    memory: full.memory(),
  });
  await timeDecisions(full); // warm-up, not counted
  const few = await measured(FEW);
  const many = await measured(open);
  return {
    few,
    many,
    decisionP50: round(many.decisions.p50Ms / few.decisions.p50Ms),
    decisionP95: round(many.decisions.p95Ms / few.decisions.p95Ms),
    longestHistory: await longestHistory(client),
  };
};
