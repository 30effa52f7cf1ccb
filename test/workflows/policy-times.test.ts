import { randomUUID } from 'node:crypto';
import { scheduleId } from '../../contracts/schedule';
import { eventually } from '../support/eventually';
import { openGatehouse } from '../support/opened';
import {
  approveAll,
  ask,
  closed,
  decide,
  enterProgramme,
  office,
  refusal,
  stateOf,
  toldBy,
} from '../support/questions';

const gatehouse = openGatehouse();

const request = (programme: string, policy: string, times: object) =>
  gatehouse.processes.requestTimes(
    programme,
    { policy, times, reason: 'boards meet monthly', by: office },
    randomUUID(),
  );
const viewOf = (programme: string) => eventually(() => gatehouse.readModel.programme(programme));
const stateAfter = (programme: string, round: number) =>
  eventually(async () => {
    const found = (await viewOf(programme)).timesChanges.find((each) => each.round === round);
    return found && found.state !== 'deciding' && found;
  });
const withinOf = async (approval: string) => (await stateOf(gatehouse, approval)).request.policy.within;

test('other times of a policy hold for what is opened from the approval on, and say by which decision; what is open keeps its own', async () => {
  const programme = await enterProgramme(gatehouse);
  const before = await ask(gatehouse, programme, { policy: 'board', groups: ['steering'] });
  const { approval = '' } = await request(programme, 'board', {
    within: { workingDays: 15 },
    vacancyGrace: { days: 3 },
  });
  expect(approval).toBe(`${programme}:policy:board:1`);
  expect(await refusal(request(programme, 'board', { within: { days: 1 } }))).toBe('times_deciding');
  await eventually(() => gatehouse.readModel.approval(approval));
  const { summary } = (await stateOf(gatehouse, approval)).request.content;
  expect(summary.map(({ en }) => en)).toContain('Time to decide: 10 working days → 15 working days');
  await approveAll(gatehouse, approval);
  const { before: replaced, from } = await stateAfter(programme, 1);
  expect(replaced).toMatchObject({ within: { workingDays: 10 }, vacancyGrace: { workingDays: 5 } });
  const after = await ask(gatehouse, programme, { policy: 'board', groups: ['steering'] });
  expect([await withinOf(before), await withinOf(after)]).toEqual([{ workingDays: 10 }, { workingDays: 15 }]);
  const opened = (await stateOf(gatehouse, after)).request;
  expect(opened).toMatchObject({ timesDecided: { round: 1, approval, from }, policy: { vacancyGrace: { days: 3 } } });
  expect((await stateOf(gatehouse, before)).request).not.toHaveProperty('timesDecided');
  const unchanged = await ask(gatehouse, programme, { policy: 'routine', groups: ['steering'] });
  expect((await stateOf(gatehouse, unchanged)).request).not.toHaveProperty('timesDecided');
  const told = (await toldBy(gatehouse, scheduleId(programme))).map(({ type }) => type);
  expect(told).toEqual(['policy.timesRequested', 'policy.timesSet']);
});

test('a request that is not approved changes nothing, the next one is the next round, and the record rebuilds to the same', async () => {
  const programme = await enterProgramme(gatehouse);
  const refused = (await request(programme, 'routine', { within: { days: 1 } })).approval ?? '';
  await eventually(() => gatehouse.readModel.approval(refused));
  await decide(gatehouse, refused, 'spree.steering.director', { verdict: 'reject' });
  await closed(gatehouse, refused);
  expect(await stateAfter(programme, 1)).toMatchObject({ state: 'rejected' });
  expect((await viewOf(programme)).definition).not.toHaveProperty('timesDecided');
  const { approval = '' } = await request(programme, 'routine', { within: { days: 2 } });
  expect(approval).toBe(`${programme}:policy:routine:2`);
  await eventually(() => gatehouse.readModel.approval(approval));
  await approveAll(gatehouse, approval);
  expect(await stateAfter(programme, 2)).toMatchObject({ state: 'approved', before: { within: { workingDays: 4 } } });
  const shown = await viewOf(programme);
  expect(shown.definition.policies).toMatchObject({
    routine: { within: { days: 2 } },
    board: { within: { workingDays: 10 } },
  });
  await gatehouse.ledger.rebuild();
  expect(await viewOf(programme)).toEqual(shown);
  const later = await ask(gatehouse, programme, { policy: 'routine', groups: ['steering'] });
  expect(await withinOf(later)).toEqual({ days: 2 });
});
