import { adjustmentQuery } from '../../contracts/adjustment';
import { agreementRecord } from '../../contracts/agreement';
import { approvalQuery } from '../../contracts/approval';
import { budgetsQuery } from '../../contracts/budgets';
import { disputeQuery } from '../../contracts/dispute';
import { distributionQuery } from '../../contracts/distribution';
import { fundQuery } from '../../contracts/fund';
import { drawQuery } from '../../contracts/fund-draw';
import { riskQuery } from '../../contracts/risk';
import { evaluationQuery } from '../../contracts/evaluation';
import { improvementQuery } from '../../contracts/improvement';
import { innovationQuery } from '../../contracts/innovation';
import { ipQuery } from '../../contracts/ip';
import { obligationQuery } from '../../contracts/obligation';
import { milestonesQuery } from '../../contracts/phase';
import { factsKnown } from '../../contracts/programme';
import { projectQuery } from '../../contracts/project';
import { rosterQuery } from '../../contracts/roster';
import { outlooksOf } from '../../contracts/schedule';
import { staffingQuery } from '../../contracts/staffing';
import { watchesQuery } from '../../contracts/strategy';
import { atOnce } from './at-once';
import { eventually } from './eventually';
import type { Gatehouse } from './gatehouse';

/** The server loses processes, as with its data: what they told stays in the record. */
export const lose = async ({ client }: Gatehouse, ...processes: readonly string[]): Promise<void> => {
  for (const id of processes) await client.workflow.getHandle(id).terminate('lost');
};

/** Processes of a programme are lost, and started again from the record one after another. */
export const loseAndResume = async (
  gatehouse: Gatehouse,
  programme: string,
  ...processes: readonly string[]
): Promise<void> => {
  await lose(gatehouse, ...processes);
  await resumeEach(gatehouse, programme, processes);
};

const resumeEach = async (gatehouse: Gatehouse, programme: string, processes: readonly string[]): Promise<void> => {
  for (const id of processes) {
    const resumed = await gatehouse.resume(programme, id);
    if (resumed.is !== 'started') throw new Error(`${id}: ${resumed.why.en}`);
  }
};

/** The processes of a programme that run, but for those that deliver. */
const runningIn = async ({ client, ledger, resumptions }: Gatehouse, programme: string) => {
  const entries = await ledger.entries(programme, { limit: 100_000 });
  const known = [...new Set([...entries.map(({ process }) => process), ...(await resumptions.childrenOf(programme))])];
  const states = await Promise.all(
    known.map(async (id) => {
      const found = await client.workflow
        .getHandle(id)
        .describe()
        .catch(() => undefined);
      return found?.status.name === 'RUNNING' && !/^(post|noticePost)$/.test(found.type)
        ? [{ id, type: found.type }]
        : [];
    }),
  );
  return states.flat();
};

/** By which query each type of process says how it stands, and where a resumption has the same. */
const queries = {
  agreement: { query: agreementRecord, place: 'record' },
  approval: { query: approvalQuery, place: 'approval' },
  budgets: { query: budgetsQuery, place: 'budgets' },
  distribution: { query: distributionQuery, place: undefined, input: 'run' },
  dispute: { query: disputeQuery, place: undefined, input: 'dispute' },
  evaluation: { query: evaluationQuery, place: 'evaluation' },
  fund: { query: fundQuery, place: undefined, input: 'book' },
  fundDraw: { query: drawQuery, place: undefined, input: 'draw' },
  improvement: { query: improvementQuery, place: undefined, input: 'improvement' },
  innovation: { query: innovationQuery, place: undefined, input: 'innovation' },
  ipFiling: { query: ipQuery, place: undefined, input: 'item' },
  obligation: { query: obligationQuery, place: undefined, input: 'obligation' },
  phase: { query: milestonesQuery, place: 'milestones' },
  programme: { query: factsKnown, place: 'facts' },
  project: { query: projectQuery, place: undefined, input: 'project' },
  risk: { query: riskQuery, place: undefined, input: 'risk' },
  roster: { query: rosterQuery, place: 'roster' },
  schedule: { query: outlooksOf, place: 'outlooks' },
  staffing: { query: staffingQuery, place: undefined, input: 'item' },
  strategy: { query: watchesQuery, place: 'watches' },
  strategyAdjustment: { query: adjustmentQuery, place: undefined, input: 'adjustment' },
} as const;

type Input = Readonly<Record<string, unknown>> & { readonly resumed?: Readonly<Record<string, unknown>> };

/** A law: what every running process of a programme knows of itself is what its record gives back. Answers how many were asked. */
export const expectAsRecorded = async (gatehouse: Gatehouse, programme: string): Promise<number> => {
  const asked = (await runningIn(gatehouse, programme)).flatMap(({ id, type }) =>
    type in queries ? [{ id, type: type as keyof typeof queries }] : [],
  );
  await atOnce(asked, async ({ id, type }) => {
    const handle = gatehouse.client.workflow.getHandle(id);
    const { query, place, ...rest } = queries[type];
    const input = 'input' in rest ? rest.input : undefined;
    await eventually(async () => {
      const found = await gatehouse.resumptions.of(programme, id);
      if ('why' in found) return (await handle.describe()).status.name !== 'RUNNING'; // it has just ended
      const [given] = found.args as [Input];
      const recorded = input === undefined ? given.resumed?.[place ?? ''] : given[input];
      expect({ id, is: recorded }).toEqual({ id, is: await handle.query<unknown>(query as never) });
      return true;
    });
  });
  return asked.length;
};

/** The server loses every process of a programme, and each is started again from the record, after what happens `meanwhile`. Answers which. */
export const loseEverything = async (
  gatehouse: Gatehouse,
  programme: string,
  meanwhile = () => {},
): Promise<readonly string[]> => {
  await expectAsRecorded(gatehouse, programme);
  const running = (await runningIn(gatehouse, programme)).map(({ id }) => id);
  await lose(gatehouse, ...running);
  meanwhile();
  await resumeEach(gatehouse, programme, running);
  return running;
};
