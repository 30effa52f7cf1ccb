import { correctRun } from '../../api/distributions/distributions';
import {
  cancelRunUpdate,
  confirmPaymentUpdate,
  denyPaymentUpdate,
  distributionId,
  holdUpdate,
  payUpdate,
  recomputeUpdate,
  releaseUpdate,
} from '../../contracts/distribution';
import { dayIn } from '../support/days';
import type { Gatehouse } from '../support/gatehouse';
import { enterProgramme, office, wait } from '../support/questions';
import { sharing, withPlan } from '../support/sharing';

type Store = (name: string, workflowId: string) => Promise<void>;

const mine = { party: 'manzanares', by: 'finance@manzanares.example' };
/** In seconds: longer than five working days, however many rest days there are. */
const FORTNIGHT = 20 * 24 * 3600;
const id = () => crypto.randomUUID();

/** Runs are signed, refused, taken back, held in part, paid late, settled and corrected. */
export async function recordDistributionLives(gatehouse: Gatehouse, store: Store): Promise<void> {
  const { processes, client } = gatehouse;
  const programme = await enterProgramme(gatehouse, withPlan);
  const { deps, view, run, comes, open, sign, asked, approve } = sharing(gatehouse, programme);
  const processOf = (key: string) => distributionId(programme, key);
  const ended = (key: string) => client.workflow.getHandle(processOf(key)).result();

  await open('taken-back');
  await processes.ask(processOf('taken-back'), cancelRunUpdate, id(), { by: office, reason: 'an item is missing' });
  await ended('taken-back');

  const refused = await open('refused');
  await sign(refused);
  await processes.withdraw(await asked('refused'), { by: office, reason: 'not yet' }, id());
  await ended('refused');
  await store('distribution-refused', processOf('refused'));

  const first = await open('q1', { score: '59.99' });
  const q1 = processOf('q1');
  const difference = { line: '1.spree', ours: '54001', theirs: '54000' };
  await processes.ask(q1, recomputeUpdate, id(), { ...mine, difference });
  await processes.ask(q1, recomputeUpdate, id(), { ...mine, hash: first.hash });
  const hold = { lines: ['1.manzanares'], amount: '0', reason: 'a claim', isDispute: true, ...mine } as const;
  await processes.ask(q1, holdUpdate, id(), hold);
  await sign(first);
  await approve('q1');
  const { dueAt = '' } = await run('q1');
  await wait(gatehouse, q1, dueAt, 1);
  await comes('q1', ({ isOverdue }) => isOverdue === true);
  await wait(gatehouse, q1, dueAt, FORTNIGHT);
  await comes('q1', ({ isEscalated }) => isEscalated === true);
  await processes.ask(q1, releaseUpdate, id(), { hold: '1', isOffice: false, reason: 'agreed', ...mine });
  const paid = { from: 'spree', to: 'manzanares', on: dayIn(0), by: 'finance@spree.example', evidence: [] };
  await processes.ask(q1, payUpdate, id(), { ...paid, amount: '36000' });
  await processes.ask(q1, denyPaymentUpdate, id(), { payment: '1', by: mine.by, reason: 'nothing came' });
  await processes.ask(q1, payUpdate, id(), { ...paid, amount: '36000' });
  await processes.ask(q1, confirmPaymentUpdate, id(), { payment: '2', by: mine.by });
  await ended('q1');
  await store('distribution-disputed-overdue-settled', q1);

  const correct = async (key: string) =>
    correctRun(deps, await view(), await run('q1'), { key, reason: 'restated', score: '80' }, office, id());
  await sign(await correct('q1-refused'));
  await processes.withdraw(await asked('q1-refused'), { by: office, reason: 'not agreed' }, id());
  await ended('q1-refused');
  await comes('q1', ({ replacedBy }) => replacedBy === undefined);
  await sign(await correct('q1-restated'));
  await approve('q1-restated');
  await comes('q1', ({ state }) => state === 'replaced');
  const rest = processOf('q1-restated');
  await processes.ask(rest, payUpdate, id(), { ...paid, amount: '5000' });
  await processes.ask(rest, confirmPaymentUpdate, id(), { payment: '1', by: mine.by });
  await ended('q1-restated');
  await store('distribution-correction-settled', rest);
}
