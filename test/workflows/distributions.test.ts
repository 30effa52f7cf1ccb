import { randomUUID } from 'node:crypto';
import { correctRun, inputOf, openRun, runIn } from '../../api/distributions/distributions';
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
import type { Run } from '../../domain/money/distributions/runs';
import { signedOf } from '../../domain/money/distributions/signed';
import type { Programme } from '../../domain/programme/programme';
import { hashOf } from '../../infra/host/hashes';
import { dayIn } from '../support/days';
import { eventually } from '../support/eventually';
import { loseAndResume, loseEverything } from '../support/losing';
import { openGatehouse } from '../support/opened';
import { approveAll, enterProgramme, mailsTo, delivered, office, refusal } from '../support/questions';

const gatehouse = openGatehouse();
const deps = () => ({ ...gatehouse, now: () => new Date() });
const ask: (typeof gatehouse.processes)['ask'] = (...args) => gatehouse.processes.ask(...args);

const withPlan = (programme: Programme): Programme => ({
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

const viewOf = (programme: string) => eventually(() => gatehouse.readModel.head(programme));
const runOf = async (programme: string, key: string) => runIn(await viewOf(programme), key);
const comes = (programme: string, key: string, is: (run: Run) => boolean) =>
  eventually(async () => is(await runOf(programme, key)));

const items = (amount: string) => [
  { kind: 'income' as const, amount, date: dayIn(-10), category: 'project', what: 'Licences', evidence: [] },
];

const open = async (programme: string, key: string, given: { amount?: string; score?: string } = {}) =>
  openRun(
    deps(),
    await viewOf(programme),
    {
      key,
      from: dayIn(-40),
      until: dayIn(-5),
      payer: 'spree',
      lines: items(given.amount ?? '1000.01'),
      conversions: {},
      points: { spree: '1', manzanares: '1' },
      ...(given.score !== undefined && { score: given.score }),
    },
    office,
    randomUUID(),
  );

const sign = async (programme: string, run: Run) => {
  for (const party of ['spree', 'manzanares'])
    await ask(distributionId(programme, run.key), countersignUpdate, randomUUID(), {
      party,
      by: `finance@${party}.example`,
      hash: run.hash,
    });
};

const approve = async (programme: string, key: string) => {
  await comes(programme, key, ({ state }) => state === 'deciding');
  const { approval = '' } = await runOf(programme, key);
  await eventually(() => gatehouse.readModel.approval(approval));
  await approveAll(gatehouse, approval);
  await comes(programme, key, ({ dueOn }) => dueOn !== undefined);
};

/** What the accounts of a programme come to, in minor units; those that come to nothing are left out. */
const balances = async (programme: string) => {
  const lines = await gatehouse.journal.balances(programme, dayIn(1));
  return Object.fromEntries(
    lines.filter(({ balance }) => balance !== '0').map(({ account, balance }) => [account, balance]),
  );
};

test('a run is recomputed, signed by both, approved though its process was lost, posted, held in part, paid and settled', async () => {
  const programme = await enterProgramme(gatehouse, withPlan);
  const run = await open(programme, 'q1');
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
  await sign(programme, run);
  expect(await refusal(sign(programme, run))).toBe('distribution_state');
  await comes(programme, 'q1', ({ state }) => state === 'deciding');
  await loseEverything(gatehouse, programme);
  await approve(programme, 'q1');

  expect(await balances(programme)).toEqual({
    'settled:spree': '52000',
    'payable:manzanares': '-32000',
    'held:spree': '-6000',
    'held:manzanares': '-4000',
    'pool:-': '-10000',
  });
  expect(debtsOf(await runOf(programme, 'q1'))).toEqual([{ from: 'spree', to: 'manzanares', amount: '32000' }]);
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
  await comes(programme, 'q1', ({ holds }) => holds.length === 0);
  await loseAndResume(gatehouse, programme, id);
  await ask(id, payUpdate, randomUUID(), { ...paid, amount: '4000' });
  await ask(id, confirmPaymentUpdate, randomUUID(), { payment: '3', by: mine.by });
  await gatehouse.client.workflow.getHandle(id).result();
  await comes(programme, 'q1', ({ state }) => state === 'settled');
  expect(await balances(programme)).toEqual({ 'settled:spree': '10000', 'pool:-': '-10000' });
  await delivered(gatehouse, programme);
  const subjects = (await mailsTo(gatehouse, mine.by)).map(({ subject }) => subject);
  expect(subjects.some((subject) => subject.includes('recompute and sign'))).toBe(true);
});

test('a restated evaluation is an adjustment run: the first is reversed, and only the difference is still owed', async () => {
  const programme = await enterProgramme(gatehouse, withPlan);
  const first = await open(programme, 'q1', { score: '59.99' });
  await sign(programme, first);
  await approve(programme, 'q1');
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
  const correct = async (key: string) =>
    correctRun(
      deps(),
      await viewOf(programme),
      await runOf(programme, 'q1'),
      { key, reason: 'restated', score: '80' },
      office,
      randomUUID(),
    );
  await comes(programme, 'q1', ({ payments }) => payments.length === 1);
  expect(await refusal(correct('q1-restated'))).toBe('distribution_state');
  await ask(id, confirmPaymentUpdate, randomUUID(), { payment: '1', by: 'finance@manzanares.example' });
  await comes(programme, 'q1', ({ state }) => state === 'settled');

  const second = await correct('q1-restated');
  expect(second.computed.totals).toEqual({ spree: '59001', manzanares: '41000' });
  await comes(programme, 'q1', ({ replacedBy }) => replacedBy === 'q1-restated');
  expect(await refusal(correct('q1-again'))).toBe('distribution_state');
  await sign(programme, second);
  await approve(programme, 'q1-restated');
  await comes(programme, 'q1', ({ state }) => state === 'replaced');
  expect(debtsOf(await runOf(programme, 'q1-restated'))).toEqual([{ from: 'spree', to: 'manzanares', amount: '5000' }]);
  expect(await balances(programme)).toEqual({ 'settled:spree': '5000', 'payable:manzanares': '-5000' });

  const next = await open(programme, 'q2', { score: '80' });
  expect(next.before.pool).toBe('0');
});
