import { percentile, round, type Sample } from './figures';
import type { Full } from './full';
import { sum, usedBy } from './processes';

const ROUNDS = 4;

/** Approvals a round, of three decisions each. */
const APPROVALS = 10;

const WANTED = 1.2;

const cpuMs = ({ pid }: Full): number => sum(Object.values(usedBy(pid).cpuMs));

/** Decisions of one side: approvals that run in Temporal, one after another. */
const startSide = (full: Full) => {
  const sample: Sample = { decisions: [], ids: [] };
  let used = 0;
  return {
    run: async () => {
      const before = cpuMs(full);
      for (let at = 0; at < APPROVALS; at += 1) await full.approve(sample);
      used += cpuMs(full) - before;
    },
    figures: () => ({
      p50Ms: percentile(sample.decisions, 0.5),
      p95Ms: percentile(sample.decisions, 0.95),
      cpuMsAnApproval: round(used / sample.ids.length),
    }),
  };
};

/** Decisions where few approvals are open against those where many are, the sides taking turns; the first round of each is not counted. */
export const compareDecisions = async (few: Full, many: Full) => {
  for (let at = 0; at < 10; at += 1) await few.open();
  for (const full of [few, many]) await startSide(full).run();
  const sides = [startSide(few), startSide(many)] as const;
  for (let at = 0; at < ROUNDS; at += 1) for (const { run } of sides) await run();
  const [withTen, withAll] = [sides[0].figures(), sides[1].figures()];
  return {
    wanted: WANTED,
    tenOpen: withTen,
    allOpen: withAll,
    ratio: {
      p50: round(withAll.p50Ms / withTen.p50Ms),
      p95: round(withAll.p95Ms / withTen.p95Ms),
      cpu: round(withAll.cpuMsAnApproval / withTen.cpuMsAnApproval),
    },
  };
};
