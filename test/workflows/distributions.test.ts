import { randomUUID } from 'node:crypto';
import { correctRun, inputOf } from '../../api/distributions/distributions';
import {
  confirmPaymentUpdate,
  countersignUpdate,
  denyPaymentUpdate,
  distributionId,
  holdUpdate,
  payUpdate,
  recomputeUpdate,
  releaseUpdate,
} from '../../contracts/distribution';
import { compute } from '../../domain/money/distributions/computing';
import { debtsOf } from '../../domain/money/distributions/owed';
import { signedOf } from '../../domain/money/distributions/signed';
import { hashOf } from '../../infra/host/hashes';
import { dayIn } from '../support/days';
import { loseAndResume, loseEverything } from '../support/losing';
import { openGatehouse } from '../support/opened';
import { enterProgramme, mailsTo, delivered, office, refusal } from '../support/questions';
import { sharing, withPlan } from '../support/sharing';

const gatehouse = openGatehouse();
const ask: (typeof gatehouse.processes)['ask'] = (...args) => gatehouse.processes.ask(...args);

/** What the accounts of a programme come to, in minor units; those that come to nothing are left out. */
const balances = async (programme: string) => {
  const lines = await gatehouse.journal.balances(programme, dayIn(1));
  return Object.fromEntries(
    lines.filter(({ balance }) => balance !== '0').map(({ account, balance }) => [account, balance]),
  );
};

test('a run is recomputed, signed by both, approved though its process was lost, posted, held in part, paid and settled', async () => {
  const programme = await enterProgramme(gatehouse, withPlan);
  const { run: runOf, comes, open, sign, approve } = sharing(gatehouse, programme);
  const run = await open('q1');
  const id = distributionId(programme, 'q1');
  const input = await inputOf(gatehouse, programme, 'q1');
  expect(hashOf(signedOf(input, compute(input)))).toBe(run.hash);
  expect(run.computed.totals).toEqual({ spree: '54001', manzanares: '36000' });

  const mine = { party: 'manzanares', by: 'finance@manzanares.example' };
  await ask(id, recomputeUpdate, randomUUID(), {
    ...mine,
    difference: { line: '1.spree', ours: '54001', theirs: '54000' },
  });
  expect(await refusal(ask(id, countersignUpdate, randomUUID(), { ...mine, hash: run.hash }))).toBe('invalid_input');
  await ask(id, recomputeUpdate, randomUUID(), { ...mine, hash: run.hash });
  expect(await refusal(ask(id, countersignUpdate, randomUUID(), { ...mine, hash: run.hash.replace(/^./, '0') }))).toBe(
    'content_changed',
  );
  const held = { lines: [], amount: '10000', reason: 'a claim', by: mine.by, party: 'manzanares' };
  await ask(id, holdUpdate, randomUUID(), held);
  await sign(run);
  expect(await refusal(sign(run))).toBe('distribution_state');
  await comes('q1', ({ state }) => state === 'deciding');
  await loseEverything(gatehouse, programme);
  await approve('q1');

  expect(await balances(programme)).toEqual({
    'settled:spree': '52000',
    'payable:manzanares': '-32000',
    'held:spree': '-6000',
    'held:manzanares': '-4000',
    'pool:-': '-10000',
  });
  expect(debtsOf(await runOf('q1'))).toEqual([{ from: 'spree', to: 'manzanares', amount: '32000' }]);
  const paid = { from: 'spree', to: 'manzanares', on: dayIn(0), by: 'finance@spree.example', evidence: [] };
  expect(await refusal(ask(id, payUpdate, randomUUID(), { ...paid, amount: '32001' }))).toBe('invalid_input');
  await ask(id, payUpdate, randomUUID(), { ...paid, amount: '12000' });
  await ask(id, denyPaymentUpdate, randomUUID(), { payment: '1', by: mine.by, reason: 'nothing came' });
  await ask(id, payUpdate, randomUUID(), { ...paid, amount: '32000' });
  await ask(id, confirmPaymentUpdate, randomUUID(), { payment: '2', by: mine.by });
  expect(await refusal(ask(id, confirmPaymentUpdate, randomUUID(), { payment: '2', by: mine.by }))).toBe(
    'distribution_state',
  );
  const release = { hold: '1', by: mine.by, party: 'manzanares', isOffice: false, reason: 'settled' };
  expect(await refusal(ask(id, releaseUpdate, randomUUID(), { ...release, party: 'spree' }))).toBe('forbidden');
  await ask(id, releaseUpdate, randomUUID(), release);
  await comes('q1', ({ holds }) => holds.length === 0);
  await loseAndResume(gatehouse, programme, id);
  await ask(id, payUpdate, randomUUID(), { ...paid, amount: '4000' });
  await ask(id, confirmPaymentUpdate, randomUUID(), { payment: '3', by: mine.by });
  await gatehouse.client.workflow.getHandle(id).result();
  await comes('q1', ({ state }) => state === 'settled');
  expect(await balances(programme)).toEqual({ 'settled:spree': '10000', 'pool:-': '-10000' });
  await delivered(gatehouse, programme);
  const subjects = (await mailsTo(gatehouse, mine.by)).map(({ subject }) => subject);
  expect(subjects.some((subject) => subject.includes('recompute and sign'))).toBe(true);
});

test('a request that is repeated, since its answer was lost, finds the run that it opened; another one finds the key taken', async () => {
  const programme = await enterProgramme(gatehouse, withPlan);
  const { open } = sharing(gatehouse, programme);
  const request = randomUUID();
  const run = await open('q1', {}, request);
  expect(await open('q1', {}, request)).toEqual(run);
  expect(await refusal(open('q1'))).toBe('key_taken');
});

test('a restated evaluation is an adjustment run: the first is reversed, and only the difference is still owed', async () => {
  const programme = await enterProgramme(gatehouse, withPlan);
  const { deps, view, run: runOf, comes, open, sign, approve } = sharing(gatehouse, programme);
  const first = await open('q1', { score: '59.99' });
  await sign(first);
  await approve('q1');
  const id = distributionId(programme, 'q1');
  const paid = {
    from: 'spree',
    to: 'manzanares',
    amount: '36000',
    on: dayIn(0),
    by: 'finance@spree.example',
    evidence: [],
  };
  await ask(id, payUpdate, randomUUID(), paid);
  const correct = async (key: string, request: string = randomUUID()) =>
    correctRun(deps, await view(), await runOf('q1'), { key, reason: 'restated', score: '80' }, office, request);
  await comes('q1', ({ payments }) => payments.length === 1);
  expect(await refusal(correct('q1-restated'))).toBe('distribution_state');
  await ask(id, confirmPaymentUpdate, randomUUID(), { payment: '1', by: 'finance@manzanares.example' });
  await comes('q1', ({ state }) => state === 'settled');

  const request = randomUUID();
  const second = await correct('q1-restated', request);
  expect(second.computed.totals).toEqual({ spree: '59001', manzanares: '41000' });
  await comes('q1', ({ replacedBy }) => replacedBy === 'q1-restated');
  expect(await refusal(correct('q1-again'))).toBe('distribution_state');
  expect(await refusal(correct('q1-restated'))).toBe('key_taken');
  expect(await correct('q1-restated', request)).toEqual(second);
  await sign(second);
  await approve('q1-restated');
  await comes('q1', ({ state }) => state === 'replaced');
  expect((await correct('q1-restated', request)).hash).toBe(second.hash);
  expect(debtsOf(await runOf('q1-restated'))).toEqual([{ from: 'spree', to: 'manzanares', amount: '5000' }]);
  expect(await balances(programme)).toEqual({ 'settled:spree': '5000', 'payable:manzanares': '-5000' });

  const next = await open('q2', { score: '80' });
  expect(next.before.pool).toBe('0');
});
