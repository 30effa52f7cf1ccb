import { randomUUID } from 'node:crypto';
import { openRun, runIn } from '../../api/distributions/distributions';
import { countersignUpdate, distributionId } from '../../contracts/distribution';
import type { Run } from '../../domain/money/distributions/runs';
import type { Programme } from '../../domain/programme/programme';
import { dayIn } from './days';
import { eventually } from './eventually';
import type { Gatehouse } from './gatehouse';
import { approveAll, office } from './questions';

/** The small programme, which shares by 60 and 40 with a pool of 10 %; the steering group's heads of finance sign, the group approves. */
export const withPlan = (programme: Programme): Programme => ({
  ...programme,
  distribution: {
    shares: { spree: 6_000, manzanares: 4_000 },
    tiers: {},
    rounding: 'largestRemainder',
    pool: { share: 1_000, release: [{ below: '60', share: 0 }, { share: 10_000 }], points: 'agreed' },
    countersign: { spree: 'steering.finance', manzanares: 'steering.finance' },
    approval: { groups: ['steering'], policy: 'board' },
  },
});

/** What is done with the runs of a programme. */
export const sharing = (gatehouse: Gatehouse, programme: string) => {
  const deps = { ...gatehouse, now: () => new Date() };
  const view = () => eventually(() => gatehouse.readModel.head(programme));
  const run = async (key: string): Promise<Run> => runIn(await view(), key);
  const comes = (key: string, is: (run: Run) => boolean) => eventually(async () => is(await run(key)));
  const asked = async (key: string): Promise<string> => {
    await comes(key, ({ state }) => state === 'deciding');
    const { approval = '' } = await run(key);
    await eventually(() => gatehouse.readModel.approval(approval));
    return approval;
  };
  return {
    deps,
    view,
    run,
    comes,
    /** Opens a run of one item of income, 1,000.01 when left out. */
    open: async (
      key: string,
      given: { readonly amount?: string; readonly score?: string } = {},
      request = randomUUID(),
    ): Promise<Run> =>
      openRun(
        deps,
        await view(),
        {
          key,
          from: dayIn(-40),
          until: dayIn(-5),
          payer: 'spree',
          lines: [
            {
              kind: 'income',
              amount: given.amount ?? '1000.01',
              date: dayIn(-10),
              category: 'project',
              what: 'Licences',
              evidence: [],
            },
          ],
          conversions: {},
          points: { spree: '1', manzanares: '1' },
          ...(given.score !== undefined && { score: given.score }),
        },
        office,
        request,
      ),
    /** Both heads of finance sign its hash. */
    sign: async ({ key, hash }: Run): Promise<void> => {
      for (const party of ['spree', 'manzanares'])
        await gatehouse.processes.ask(distributionId(programme, key), countersignUpdate, randomUUID(), {
          party,
          by: `finance@${party}.example`,
          hash,
        });
    },
    /** The group is asked about it; answers the approval. */
    asked,
    /** The group approves it, and it is posted. */
    approve: async (key: string): Promise<void> => {
      await approveAll(gatehouse, await asked(key));
      await comes(key, ({ dueOn }) => dueOn !== undefined);
    },
  };
};
