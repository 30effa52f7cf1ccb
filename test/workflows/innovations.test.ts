import { randomUUID } from 'node:crypto';
import { proposeInnovation } from '../../api/innovations/innovations';
import { dropUpdate, innovationId, submitResult, tryUpdate } from '../../contracts/innovation';
import { computeFigure } from '../../domain/evaluations/computed/figures';
import { dayIn } from '../support/days';
import { eventually } from '../support/eventually';
import { loseEverything } from '../support/losing';
import { openGatehouse } from '../support/opened';
import { decide, enterProgramme, refusal } from '../support/questions';

const gatehouse = openGatehouse();
const mine = { party: 'spree', by: 'stroke@spree.example' };
const evidence = [{ kind: 'link', title: 'The trial', url: 'https://registry.example/trial' }] as const;
const title = { zh: '远程会诊', en: 'Remote consultations' };

const viewOf = (programme: string) => eventually(() => gatehouse.readModel.head(programme));
const propose = async (programme: string, key: string) =>
  proposeInnovation(
    gatehouse,
    await viewOf(programme),
    { key, title, kind: 'service', proposal: title },
    mine,
    randomUUID(),
  );

test('an innovation is tried, sent back once, accepted though its processes were lost, and counted; another is dropped', async () => {
  const programme = await enterProgramme(gatehouse);
  const [id, other] = [innovationId(programme, 'remote'), innovationId(programme, 'other')];
  const { ask } = gatehouse.processes;
  const state = async (key = 'remote') => (await viewOf(programme)).innovations.find((each) => each.key === key)?.state;
  await propose(programme, 'remote');
  expect(await refusal(propose(programme, 'remote'))).toBe('key_taken');
  const result = { summary: 'Half an hour faster', evidence, by: mine.by };
  expect(await refusal(ask(id, submitResult, randomUUID(), result))).toBe('innovation_state');
  await ask(id, tryUpdate, randomUUID(), { note: 'Two wards', until: dayIn(60), ...mine });
  const { approval: first = '' } = await ask(id, submitResult, randomUUID(), result);
  await eventually(() => gatehouse.readModel.approval(first));
  await decide(gatehouse, first, 'spree.steering.director', { verdict: 'reject' });
  await decide(gatehouse, first, 'spree.steering.finance', { verdict: 'reject' });
  await eventually(async () => (await state()) === 'trial');
  await loseEverything(gatehouse, programme);
  const { approval: second = '' } = await ask(id, submitResult, randomUUID(), result);
  await eventually(() => gatehouse.readModel.approval(second));
  await loseEverything(gatehouse, programme);
  await decide(gatehouse, second, 'spree.steering.director');
  await decide(gatehouse, second, 'manzanares.steering.director');
  await gatehouse.client.workflow.getHandle(id).result();
  await eventually(async () => (await state()) === 'accepted');

  await propose(programme, 'other');
  await ask(other, dropUpdate, randomUUID(), { by: mine.by, reason: 'too dear' });
  await gatehouse.client.workflow.getHandle(other).result();
  const [accepted] = (await viewOf(programme)).innovations;
  const on = accepted?.acceptedOn ?? '';
  const period = { starts: on, ends: on };
  const counted = await gatehouse.countable(programme, period, new Date().toISOString());
  expect(computeFigure('innovation', counted, period)).toMatchObject({
    value: '1',
    counted: [{ thing: 'innovation:remote' }],
  });
});
