import { randomUUID } from 'node:crypto';
import { recordReadiness, reportControlChange } from '../../api/strategy/exit';
import { strategyId } from '../../contracts/strategy';
import { exitReadiness } from '../../domain/strategy/exits';
import { today } from '../support/days';
import { comesTo, startProgramme } from '../support/driving';
import { eventually } from '../support/eventually';
import { loseAndResume } from '../support/losing';
import { openGatehouse } from '../support/opened';
import { approveAll, delivered, enterProgramme, mailsTo, office, refusal, toldBy } from '../support/questions';

const gatehouse = openGatehouse();
const viewOf = (programme: string) => eventually(() => gatehouse.readModel.head(programme));
const deps = () => ({ ...gatehouse, now: () => new Date() });

test('a gate that kills is told to the strategic group and the supervisors as a trigger of the exit, once, also after its process was lost', async () => {
  const { key } = await startProgramme(gatehouse);
  const { approval = '' } = await eventually(() =>
    gatehouse.processes.requestGate(key, 'preparation', { by: office, note: '', proposal: 'kill' }, randomUUID()),
  );
  await approveAll(gatehouse, approval);
  await comesTo(gatehouse, key, 'programme', 'exiting');
  const seen = async () => (await viewOf(key)).exitTriggers.map(({ key: trigger }) => trigger);
  await eventually(async () => (await seen()).length > 0);
  await loseAndResume(gatehouse, key, strategyId(key));
  await gatehouse.processes.lookAgain(key);
  await gatehouse.client.workflow.getHandle(strategyId(key)).query('watches');
  expect(await seen()).toEqual(['gateKilled-preparation']);
  await delivered(gatehouse, key);
  for (const person of ['director@spree.example', 'ethics@manzanares.example'])
    expect((await mailsTo(gatehouse, person)).some(({ subject }) => subject.includes('trigger of the exit'))).toBe(
      true,
    );
});

test('the office records how ready each step is, and reports a change of control, which ends nothing', async () => {
  const programme = await enterProgramme(gatehouse);
  const ready = async (step: string, document: string) =>
    recordReadiness(deps(), await viewOf(programme), step, { owner: office, document, note: '' }, office, randomUUID());
  expect(await refusal(ready('4', 'the plan'))).toBe('not_found');
  expect(await refusal(ready('1', ' '))).toBe('invalid_input');
  await ready('1', 'enrolment.pdf');
  await ready('2', 'data.pdf');
  await ready('2', 'data-2.pdf');
  const { definition, exitReadiness: recorded } = await viewOf(programme);
  expect(exitReadiness(definition.exit, recorded, today())).toMatchObject({ ready: 2, of: 3, percent: '66.67' });
  const report = async (party: string) =>
    reportControlChange(deps(), await viewOf(programme), { party, note: 'sold' }, office, randomUUID());
  expect(await refusal(report('constructor'))).toBe('not_found');
  await report('spree');
  await report('spree');
  await eventually(async () => (await viewOf(programme)).exitTriggers.length === 1);
  const shown = await viewOf(programme);
  expect(shown.state).toBe('running');
  expect((await toldBy(gatehouse, strategyId(programme))).map(({ type }) => type)).toEqual([
    'exit.readied',
    'exit.readied',
    'exit.readied',
    'exit.triggered',
  ]);
  await gatehouse.ledger.rebuild();
  expect(await viewOf(programme)).toEqual(shown);
});
