import { randomUUID } from 'node:crypto';
import { delegateFigure } from '../../contracts/evaluation';
import { openGatehouse } from '../support/opened';
import { eventually } from '../support/eventually';
import { mailsTo, refusal, toldBy } from '../support/questions';
import { openRated, rate } from '../support/rated';

const gatehouse = openGatehouse();

const [spree, manzanares] = ['registry@spree.example', 'registry@manzanares.example'];
const [ofSpree, ofManzanares] = ['completeness.spree.data.registry', 'completeness.manzanares.data.registry'];
const inReserve = 'completeness.spree.data.protection';

test('nobody sees a rating before all have rated; two levels apart one more is asked, and then all are shown', async () => {
  const { id, asked, seen } = await openRated(gatehouse);
  expect(
    asked.flatMap(({ key, isReserve }) => (key.startsWith('completeness') ? [[key, isReserve ?? false]] : [])),
  ).toEqual([
    [ofSpree, false],
    [ofManzanares, false],
    [inReserve, true],
  ]);
  expect(await refusal(rate(gatehouse, id, inReserve, 'privacy@spree.example', '3'))).toBe('not_found');
  await rate(gatehouse, id, ofSpree, spree, '2');
  const sealed = await seen((view) => view.asked?.find(({ key }) => key === ofSpree)?.isSealed);
  expect(JSON.stringify(sealed)).not.toContain('level 2');
  expect(JSON.stringify(await toldBy(gatehouse, id))).not.toContain('level 2');
  await rate(gatehouse, id, ofSpree, spree, '1'); // until all have rated one may think again
  await rate(gatehouse, id, ofManzanares, manzanares, '4');
  const added = await seen((view) => view.asked?.some(({ key, isReserve }) => key === inReserve && !isReserve));
  expect(JSON.stringify(added)).not.toMatch(/level [14]/);
  await eventually(async () => (await mailsTo(gatehouse, 'privacy@spree.example')).length > 0);
  await rate(gatehouse, id, inReserve, 'privacy@spree.example', '3');
  const open = await seen((view) => view.asked?.find(({ key }) => key === inReserve)?.answers.length);
  expect(
    open?.asked?.flatMap(({ key, answers }) => (key.startsWith('completeness') ? [answers.at(-1)?.values] : [])),
  ).toEqual([{ completeness: '1' }, { completeness: '4' }, { completeness: '3' }]);
  expect(await refusal(rate(gatehouse, id, ofSpree, spree, '5'))).toBe('evaluation_state');
});

test('raters one level apart are shown each other’s rating at once, and a colleague may rate instead', async () => {
  const { id, seen } = await openRated(gatehouse);
  const to = 'stroke@spree.example';
  const delegation = { ask: ofSpree, by: spree, to };
  await gatehouse.processes.ask(id, delegateFigure, randomUUID(), delegation);
  expect(await refusal(gatehouse.processes.ask(id, delegateFigure, randomUUID(), delegation))).toBe(
    'delegation_refused',
  );
  await rate(gatehouse, id, ofSpree, to, '4');
  await rate(gatehouse, id, ofManzanares, manzanares, '3');
  const open = await seen((view) => view.asked?.find(({ key }) => key === ofManzanares)?.answers.length);
  expect(open?.asked?.find(({ key }) => key === ofSpree)).toMatchObject({ delegate: to, answers: [{ by: to }] });
  expect(open?.asked?.find(({ key }) => key === inReserve)?.isReserve).toBe(true);
});
