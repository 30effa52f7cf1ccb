import { ActivityFailure, ApplicationFailure, sleep } from '@temporalio/workflow';
import { pauseAfter, workWords, type RefusedWork, type Work } from '../../domain/processes/faults';
import { tellerHere } from './here';
import { hideFault, showFault } from './visibility';

type Call = (...args: never[]) => Promise<unknown>;

/** The same activities; one that is refused is told, kept and tried again until it is not, while everything else of the process goes on. */
export const insisting = <Calls extends Readonly<Record<Work, Call>>>(calls: Calls): Pick<Calls, Work> =>
  new Proxy(calls, {
    get: (all, name: Work) => insistOn(name, all[name]),
  });

const insistOn =
  (work: Work, call: Call): Call =>
  async (...args) => {
    let refused: RefusedWork | undefined;
    for (let attempt = 1; ; attempt += 1)
      try {
        const result = await call(...args);
        if (refused) await free(refused);
        return result;
      } catch (error) {
        const why = refusalIn(error);
        if (!why) throw error;
        refused ??= await tell(work, why);
        await sleep(pauseAfter(attempt), { summary: `tries again: ${workWords[work].en}` });
      }
  };

/** What was refused for good; an outage never gets here, the activity itself is tried again. A local activity fails as its cause. */
const refusalIn = (error: unknown) => {
  const cause = error instanceof ActivityFailure ? error.cause : error;
  return cause instanceof ApplicationFailure && cause.nonRetryable
    ? { code: cause.type ?? 'defect', reason: cause.message }
    : undefined;
};

async function tell(work: Work, why: Pick<RefusedWork, 'code' | 'reason'>): Promise<RefusedWork> {
  const ledger = tellerHere();
  const refused = { number: ledger.recorded() + 1, work, ...why };
  ledger.tell({ type: 'process.stuck', ...refused });
  showFault(refused);
  await ledger.write();
  return refused;
}

async function free(refused: RefusedWork): Promise<void> {
  const ledger = tellerHere();
  const { number, work } = refused;
  ledger.tell({ type: 'process.freed', number, work });
  hideFault(refused);
  await ledger.write();
}
