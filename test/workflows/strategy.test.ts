import { randomUUID } from 'node:crypto';
import { reportSignal } from '../../api/strategy/reports';
import { strategyId } from '../../contracts/strategy';
import type { Programme } from '../../domain/programme/programme';
import { cyclePeriodOf, periodAfter } from '../../domain/calendar/cycles';
import { adjustmentComesTo, propose, takeEffect } from '../support/adjusting';
import { today } from '../support/days';
import { startProgramme } from '../support/driving';
import { eventually } from '../support/eventually';
import { loseEverything } from '../support/losing';
import { openGatehouse } from '../support/opened';
import {
  approveAll,
  closed,
  decide,
  delivered,
  enterProgramme,
  mailsTo,
  office,
  refusal,
  toldBy,
  wait,
} from '../support/questions';

const gatehouse = openGatehouse();
const director = 'director@spree.example';
const text = (word: string) => ({ zh: word, en: word });

const watched = (given: Programme): Programme => ({
  ...given,
  strategy: {
    ...given.strategy,
    signals: [
      {
        key: 'price',
        title: text('the price of beds'),
        source: 'figure',
        owner: { seats: ['spree.steering.director'], by: 'anyone' },
        alertBelow: '0.8',
        unit: 'EUR',
        every: 'monthly',
      },
    ],
    horizons: [{ key: 'five', title: text('five years'), years: 5, review: 'annual' }],
  },
});

const viewOf = (programme: string) => eventually(() => gatehouse.readModel.head(programme));
const watchOf = async (programme: string, key: string) =>
  (await viewOf(programme)).watches.find((each) => each.key === key);
const report = async (programme: string, key: string, value: string | undefined, by = director, note = '') =>
  reportSignal(
    { ...gatehouse, now: () => new Date() },
    await viewOf(programme),
    key,
    { note, ...(value !== undefined && { value }) },
    by,
    randomUUID(),
  );
const endOf = (every: 'monthly' | 'annual', later = 0) => {
  let period = cyclePeriodOf(every, today());
  for (let n = 0; n < later; n += 1) period = periodAfter(every, period);
  return `${period.ends}T23:59:59Z`;
};
const stateComes = (programme: string, key: string, state: string) =>
  eventually(async () => (await watchOf(programme, key))?.state === state);

test('a figure is asked for each month, reminded and told when it is overdue; beyond its threshold it is assessed once until it has come back, and the strategy adjusted', async () => {
  const { key } = await startProgramme(gatehouse, watched);
  const id = strategyId(key);
  await eventually(async () => (await gatehouse.client.workflow.getHandle(id).describe()).status.name === 'RUNNING');
  await wait(gatehouse, id, endOf('monthly'), 7200);
  await stateComes(key, 'price', 'asked');
  const { dueAt = '', remindAt = '' } = (await watchOf(key, 'price'))?.asked ?? {};
  await delivered(gatehouse, key);
  expect((await mailsTo(gatehouse, director)).some(({ subject }) => subject.includes('the price of beds'))).toBe(true);
  await wait(gatehouse, id, remindAt, 1);
  await eventually(async () => (await watchOf(key, 'price'))?.asked?.isReminded);
  await wait(gatehouse, id, dueAt, 1);
  await stateComes(key, 'price', 'overdue');

  expect(await refusal(report(key, 'price', 'cheap'))).toBe('invalid_input');
  expect(await refusal(report(key, 'price', '1', 'nursing@spree.example'))).toBe('forbidden');
  await report(key, 'price', '0.80');
  await stateComes(key, 'price', 'quiet');
  await report(key, 'price', '0.79');
  await stateComes(key, 'price', 'beyond');
  await report(key, 'price', '0.7');
  const approval = `${key}:assessment:price-1:1`;
  await eventually(() => gatehouse.readModel.approval(approval));
  await loseEverything(gatehouse, key);
  await approveAll(gatehouse, approval);
  await eventually(async () => (await viewOf(key)).assessments[0]?.state === 'adjust');
  const waiting = async () => (await gatehouse.readModel.programme(key))?.waiting.map(({ kind }) => kind) ?? [];
  expect(await waiting()).toContain('assessment');

  await report(key, 'price', '0.9');
  await eventually(async () => (await watchOf(key, 'price'))?.isBeyond === false);
  await report(key, 'price', '0.5');
  const second = `${key}:assessment:price-2:1`;
  await eventually(() => gatehouse.readModel.approval(second));
  for (const seat of ['spree.steering.director', 'spree.steering.finance'])
    await decide(gatehouse, second, seat, { verdict: 'reject' }).catch(() => undefined);
  await closed(gatehouse, second);
  await eventually(async () => (await viewOf(key)).assessments[1]?.state === 'keep');
  const told = (await toldBy(gatehouse, id)).map(({ type }) => type);
  expect(told.filter((type) => type === 'signal.crossed')).toHaveLength(2);

  const { approval: vote } = await propose(
    gatehouse,
    key,
    'cheaper',
    { budgets: { software: '10000000' } },
    undefined,
    'price-1',
  );
  expect(await waiting()).not.toContain('assessment');
  await approveAll(gatehouse, vote);
  await takeEffect(gatehouse, key, 'cheaper');
  await adjustmentComesTo(gatehouse, key, 'cheaper', 'inForce');
  const shown = await viewOf(key);
  await gatehouse.ledger.rebuild();
  expect(await viewOf(key)).toEqual(shown);
});

test('the review of a plan is asked for after the programme has ended, and its signals no more', async () => {
  const programme = await enterProgramme(gatehouse, watched);
  await report(programme, 'five-review', undefined, office, 'begun');
  const end = { type: 'programme.ended' } as const;
  await gatehouse.ledger.append([
    { programme, process: programme, number: 2, at: new Date().toISOString(), happening: end },
  ]);
  const id = strategyId(programme);
  await loseEverything(gatehouse, programme);
  await wait(gatehouse, id, endOf('annual'), 7200);
  await stateComes(programme, 'five-review', 'asked');
  expect(await watchOf(programme, 'price')).toBeUndefined();
  expect(await refusal(report(programme, 'five-review', undefined, office))).toBe('comment_required');
  await report(programme, 'five-review', undefined, office, 'still right');
  expect((await watchOf(programme, 'five-review'))?.values.at(-1)).toMatchObject({ note: 'still right', by: office });
});
