import { specialOf } from '../../domain/programme/evaluation-defaults';
import { comesTo, startProgramme } from '../support/driving';
import { eventually } from '../support/eventually';
import { fundsOf, withFunds } from '../support/funds';
import { loseEverything } from '../support/losing';
import { openGatehouse } from '../support/opened';
import {
  approveAll,
  closed,
  colleague,
  decide,
  enterProgramme,
  mailsTo,
  office,
  refusal,
  runOut,
  toldBy,
  wait,
} from '../support/questions';

const gatehouse = openGatehouse();

const types = async (process: string) => (await toldBy(gatehouse, process)).map(({ type }) => type);
const opened = (approval: string) => eventually(() => gatehouse.readModel.approval(approval));
const approvalOf = (programme: string, draw: string, kind = 'draw') => `${programme}:${kind}:${draw}:1`;

/** A programme whose common fund has had both parts of its first call paid in. */
const funded = async (amounts = { spree: '300000', manzanares: '200000' }) => {
  const programme = await enterProgramme(gatehouse, withFunds);
  const funds = fundsOf(gatehouse, programme);
  await funds.call(amounts);
  for (const [party, amount] of Object.entries(amounts)) await funds.contribute(party, amount);
  return { programme, funds };
};

test('a call is paid in parts, and a draw is decided on, paid by one side and confirmed by the other', async () => {
  const programme = await enterProgramme(gatehouse, withFunds);
  const funds = fundsOf(gatehouse, programme);
  expect(await refusal(funds.call({ spree: '600001' }))).toBe('over_commitment');
  await funds.call({ spree: '300000', manzanares: '200000' });
  const { calls } = await funds.stands((book) => book.calls[0]?.dues.every(({ clock }) => clock) === true);
  expect(calls[0]?.dues.map(({ party }) => party)).toEqual(['spree', 'manzanares']);
  await eventually(async () => (await mailsTo(gatehouse, colleague)).some(({ subject }) => /Call 1 of/.test(subject)));
  const waiting = async () => (await funds.view()).waiting.filter(({ kind }) => kind === 'fund' || kind === 'draw');
  expect(await eventually(async () => (await waiting()).length === 2 && waiting())).toMatchObject([
    { id: 'common', what: { en: 'Pay in: Common fund, call 1, Spree University Hospital EUR 3,000.00' } },
    { id: 'common' },
  ]);
  await funds.contribute('spree', '100000');
  expect(await refusal(funds.contribute('spree', '200001'))).toBe('invalid_input');
  await funds.contribute('spree', '200000');
  await funds.contribute('manzanares', '200000');
  await funds.stands(({ balance }) => balance === '500000');

  const { key, level } = await funds.request({ amount: '60000', budget: 'registry' });
  expect({ key, groups: level.groups }).toEqual({ key: 'common-1', groups: ['clinical'] });
  expect(await refusal(funds.pay(key))).toBe('draw_state');
  const approval = approvalOf(programme, key);
  const { approval: asked } = await opened(approval);
  expect(asked.request.content.summary.map(({ en }) => en)).toEqual(
    expect.arrayContaining([
      'Amount: EUR 600.00',
      'Purpose: Servers',
      'Fund: Common fund',
      'Available in the fund after it: EUR 4,400.00',
      expect.stringContaining('Registry budget: Budget EUR 2,000.00'),
    ]),
  );
  await approveAll(gatehouse, approval);
  await funds.seen(key, ({ state }) => state === 'approved');
  expect(await waiting()).toMatchObject([{ id: key, kind: 'draw' }]);
  await funds.pay(key);
  expect(await refusal(funds.confirm(key, office))).toBe('forbidden');
  await funds.confirm(key);
  await funds.seen(key, ({ state }) => state === 'confirmed');
  await funds.stands(({ balance, spent }) => balance === '440000' && spent['registry'] === '60000');
  expect(await types(funds.drawProcess(key))).toEqual([
    'draw.requested',
    'draw.approved',
    'draw.paid',
    'draw.confirmed',
  ]);
  const paid = (await toldBy(gatehouse, funds.drawProcess(key))).find(({ type }) => type === 'draw.paid');
  expect(paid).toMatchObject({
    transaction: {
      key: `draw/${key}/paid`,
      postings: [
        { account: 'spent:registry', amount: '60000', budget: 'registry' },
        { account: 'fund:common', amount: '-60000' },
      ],
    },
  });
  expect(await waiting()).toEqual([]);
  await gatehouse.client.workflow.getHandle(funds.drawProcess(key)).result();
});

test('small draws for one need are added up to the level above, and what is refused is free again', async () => {
  const { programme, funds } = await funded();
  const first = await funds.request({ amount: '60000' });
  const second = await funds.request({ amount: '40001', purpose: 'SERVERS.' });
  expect(second).toMatchObject({ sum: '100001', addedUp: [{ draw: first.key }], level: { groups: ['steering'] } });
  const id = approvalOf(programme, second.key);
  const { approval } = await opened(id);
  expect(approval.request.stages[0]?.panels.map(({ group }) => group)).toEqual(['steering']);
  await decide(gatehouse, id, 'spree.steering.director', { verdict: 'reject' });
  await closed(gatehouse, id);
  await funds.seen(second.key, ({ state }) => state === 'refused');
  await funds.stands(({ uses }) => uses.find(({ draw }) => draw === second.key)?.is === 'released');
  expect((await funds.request({ amount: '40000' })).level.groups).toEqual(['clinical']);
});

test('two draws at once never use the same money, and the second counts the first', async () => {
  const { funds } = await funded({ spree: '100000', manzanares: '50000' });
  const asked = await Promise.allSettled([
    funds.request({ amount: '90000' }),
    funds.request({ amount: '90000' }),
    funds.request({ amount: '60000' }),
  ]);
  const taken = asked.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
  const sum = taken.reduce((all, { amount }) => all + BigInt(amount), 0n);
  expect(sum <= 150000n).toBe(true);
  expect(taken.length).toBe(2);
  expect(taken.map(({ level }) => level.groups).sort()).toEqual([['clinical'], ['steering']]);
  const why = asked.flatMap((each) => (each.status === 'rejected' ? [each.reason as { code: string }] : []));
  expect(why.map(({ code }) => code)).toEqual(['draw_blocked']);
});

test('a party that is late with a call is reminded, named, and then the fund goes on hold', async () => {
  const programme = await enterProgramme(gatehouse, withFunds);
  const funds = fundsOf(gatehouse, programme);
  await funds.call({ spree: '1000', manzanares: '2000' }, 'works');
  await funds.contribute('spree', '1000', 'works');
  const due = async () => (await funds.book('works'))?.calls[0]?.dues[1];
  const clock = (await eventually(async () => (await due())?.clock)) ?? { remindAt: '', dueAt: '', escalateAt: '' };
  await wait(gatehouse, funds.process('works'), clock.remindAt, 1);
  await eventually(async () => (await due())?.isReminded);
  await wait(gatehouse, funds.process('works'), clock.dueAt, 1);
  await eventually(async () => (await due())?.isLate);
  await eventually(async () => (await mailsTo(gatehouse, office)).some(({ subject }) => /Late: call 1/.test(subject)));
  await wait(gatehouse, funds.process('works'), clock.escalateAt, 1);
  await funds.stands(({ state }) => state === 'onHold', 'works');
  expect(await refusal(funds.request({ amount: '1' }, 'works'))).toBe('draw_blocked');
  expect((await types(funds.process('works'))).slice(-4)).toEqual([
    'fund.callReminded',
    'fund.callLate',
    'fund.callEscalated',
    'fund.held',
  ]);
});

test('an emergency is paid first; not ratified, it is owed back, and a special evaluation opens', async () => {
  const { key: programme } = await startProgramme(gatehouse, (given) => ({
    ...withFunds(given),
    evaluation: { ...given.evaluation, special: specialOf(given.evaluation) },
  }));
  const funds = fundsOf(gatehouse, programme);
  await funds.call({ spree: '300000', manzanares: '200000' });
  await funds.contribute('spree', '300000');
  const { key } = await funds.request({ amount: '50000', purpose: 'Flood', emergency: true });
  await funds.seen(key, ({ state }) => state === 'approved');
  await funds.pay(key);
  const approval = approvalOf(programme, key, 'ratification');
  const { approval: asked } = await opened(approval);
  expect(asked.request.content.title.en).toBe('Ratify the emergency draw of EUR 500.00: Flood');
  await runOut(gatehouse, approval);
  await closed(gatehouse, approval);
  const { repayment } = await funds.seen(
    key,
    ({ state, repayment: owed }) => state === 'repayable' && owed?.clock !== undefined,
  );
  expect(repayment).toMatchObject({ party: 'spree', amount: '50000' });
  const evaluations = async () =>
    (await funds.view()).evaluations.filter(({ cause }) => cause?.trigger === 'drawReclaimed');
  await eventually(async () => (await evaluations()).length === 1);

  await wait(gatehouse, funds.drawProcess(key), repayment?.clock?.dueAt ?? '', 1);
  await funds.seen(key, (draw) => draw.repayment?.isLate === true);
  await funds.repay(key, '20000');
  expect(await refusal(funds.repay(key, '30001'))).toBe('invalid_input');
  await funds.repay(key, '30000');
  await funds.seen(key, ({ state }) => state === 'repaid');
  await funds.stands(({ balance }) => balance === '300000');
  const told = await toldBy(gatehouse, funds.drawProcess(key));
  expect(told.flatMap((each) => ('transaction' in each && each.transaction ? [each.transaction.key] : []))).toEqual([
    `draw/${key}/paid`,
    `draw/${key}/reclaimed`,
    `draw/${key}/repaid-1`,
    `draw/${key}/repaid-2`,
  ]);
  await comesTo(gatehouse, programme, 'programme', 'running');
});

test('what is transferred leaves one fund when it is paid, and is in the other once it has arrived', async () => {
  const { programme, funds } = await funded();
  const { key } = await funds.transfer('70000', 'works');
  await approveAll(gatehouse, approvalOf(programme, key));
  await funds.seen(key, ({ state }) => state === 'approved');
  await funds.pay(key);
  await funds.stands(({ balance }) => balance === '430000');
  expect((await funds.book('works'))?.balance ?? '0').toBe('0');
  await funds.confirm(key, colleague);
  await funds.stands(({ balance }) => balance === '70000', 'works');
});

test('funds and draws that are lost at each step go on as they were, and nothing is counted twice', async () => {
  const { programme, funds } = await funded();
  const first = await funds.request({ amount: '60000', budget: 'registry' });
  const id = approvalOf(programme, first.key);
  await opened(id);
  await loseEverything(gatehouse, programme);
  await approveAll(gatehouse, id);
  await funds.seen(first.key, ({ state }) => state === 'approved');
  await loseEverything(gatehouse, programme);
  await funds.pay(first.key);
  await funds.stands(({ balance }) => balance === '440000');
  const urgent = await funds.request({ amount: '10000', purpose: 'Flood', emergency: true });
  await funds.seen(urgent.key, ({ state }) => state === 'approved');
  await funds.pay(urgent.key);
  const vote = approvalOf(programme, urgent.key, 'ratification');
  await opened(vote);
  await loseEverything(gatehouse, programme);
  await approveAll(gatehouse, vote);
  await funds.seen(urgent.key, ({ ratification }) => ratification?.outcome === 'approved');
  await funds.confirm(first.key);
  await funds.confirm(urgent.key);
  await funds.seen(urgent.key, ({ state }) => state === 'confirmed');
  await loseEverything(gatehouse, programme);
  expect(await funds.stands(({ balance }) => balance === '430000')).toMatchObject({
    spent: { registry: '60000' },
    uses: [{ is: 'paid' }, { is: 'paid' }],
  });
});
