import { randomUUID } from 'node:crypto';
import { scheduleId } from '../../contracts/schedule';
import { eventually } from '../support/eventually';
import { openGatehouse } from '../support/opened';
import { approveAll, enterProgramme, mailsTo, office, skip, toldBy } from '../support/questions';

const gatehouse = openGatehouse();
const viewOf = (programme: string) => eventually(() => gatehouse.readModel.programme(programme));

test('what is refused to a process is told, kept and tried again until it is not, and the process goes on meanwhile', async () => {
  const programme = await enterProgramme(gatehouse);
  const asked = { times: { within: { days: 2 } }, reason: 'a second vote', by: office };
  const request = async (policy: string) =>
    (await gatehouse.processes.requestTimes(programme, { ...asked, policy }, randomUUID())).approval ?? '';
  const later = await request('later');
  const waits = () => eventually(async () => (await viewOf(programme)).waiting.find(({ kind }) => kind === 'fault'));
  expect(await waits()).toMatchObject({
    id: scheduleId(programme),
    what: { en: `Stuck: preparing a change of times (${scheduleId(programme)})` },
    then: { en: expect.stringContaining('Refused (not_found): There is no policy "later".') },
  });
  await eventually(async () =>
    (await mailsTo(gatehouse, office)).some(({ subject }) => subject?.includes('A process is stuck')),
  );

  const other = await request('routine');
  await eventually(() => gatehouse.readModel.approval(other));
  await approveAll(gatehouse, other);
  await eventually(async () => (await viewOf(programme)).timesChanges.some(({ state }) => state === 'approved'));

  const { definition } = await viewOf(programme);
  const { routine } = definition.policies;
  if (!routine) throw new Error('It has a policy "routine".');
  const mended = { ...definition, policies: { ...definition.policies, later: routine } };
  const happening = { type: 'programme.started', definition: mended, version: 'v2', by: office } as const;
  const at = new Date().toISOString();
  await gatehouse.ledger.append([{ programme, process: programme, number: 2, at, happening }]);
  await skip(gatehouse, scheduleId(programme), new Date(Date.now() + 61_000).toISOString());
  await eventually(() => gatehouse.readModel.approval(later));
  expect((await viewOf(programme)).waiting.filter(({ kind }) => kind === 'fault')).toEqual([]);
  const told = (await toldBy(gatehouse, scheduleId(programme))).map(({ type }) => type);
  expect(told.filter((type) => type.startsWith('process.'))).toEqual(['process.stuck', 'process.freed']);
});
