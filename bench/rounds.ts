import type { Client } from '@temporalio/client';
import { inParallel, median, percentile, round, type Sample } from './figures';

export interface Round {
  readonly perSecond: number;
  readonly decisionP50Ms: number;
  readonly decisionP99Ms: number;
  readonly historyEvents: { readonly least: number; readonly median: number; readonly most: number };
}

/** So many approvals, so many at once; the history events of every tenth are counted on the server. */
export const runRound = async (
  { approvals, atOnce }: { readonly approvals: number; readonly atOnce: number },
  client: Client,
  approve: (sample: Sample) => Promise<void>,
): Promise<Round> => {
  const sample: Sample = { decisions: [], ids: [] };
  const from = performance.now();
  await inParallel(approvals, atOnce, () => approve(sample));
  const seconds = (performance.now() - from) / 1000;
  const lengths: number[] = [];
  for (const id of sample.ids.filter((_, index) => index % 10 === 0)) {
    const handle = client.workflow.getHandle(id);
    await handle.result();
    lengths.push((await handle.describe()).historyLength);
  }
  return {
    perSecond: round(approvals / seconds),
    decisionP50Ms: percentile(sample.decisions, 0.5),
    decisionP99Ms: percentile(sample.decisions, 0.99),
    historyEvents: { least: Math.min(...lengths), median: median(lengths), most: Math.max(...lengths) },
  };
};

/** How one round of ours compares with the bare round beside it. */
export const ratio = (ours: Round, bare: Round) => ({
  throughput: round(ours.perSecond / bare.perSecond),
  decisionP50: round(ours.decisionP50Ms / bare.decisionP50Ms),
  decisionP99: round(ours.decisionP99Ms / bare.decisionP99Ms),
});
