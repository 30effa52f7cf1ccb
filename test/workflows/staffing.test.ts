import { randomUUID } from 'node:crypto';
import { fulfilUpdate } from '../../contracts/obligation';
import { searchAttributes } from '../../contracts/search-attributes';
import { programmeEnds } from '../../contracts/programme';
import {
  appointUpdate,
  careId,
  leaveUpdate,
  staffingBeginning,
  staffingId,
  staffingProcess,
  staffingQuery,
} from '../../contracts/staffing';
import { staffItems } from '../../domain/staffing/items';
import { isPost, type StaffCare, type StaffPost } from '../../domain/staffing/staffing';
import { dayIn, today } from '../support/days';
import { eventually } from '../support/eventually';
import { lose, loseAndResume, loseEverything } from '../support/losing';
import { openGatehouse } from '../support/opened';
import { enterProgramme, mailsTo, office, refusal, toldBy, wait } from '../support/questions';
import { withStaffing } from '../support/staffing';

const gatehouse = openGatehouse();
const post = 'coordinator.spree';
const training = 'training.spree.steering.director';
const viewOf = (programme: string) => eventually(() => gatehouse.readModel.head(programme));
const itemOf = async (programme: string, key: string) =>
  eventually(async () => (await viewOf(programme)).staffing.find((each) => each.key === key));
const postOf = async (programme: string) => (await itemOf(programme, post)) as StaffPost;

/** Enters the programme and begins what it looks after of its people, as its process does. */
const begin = async () => {
  const programme = await enterProgramme(gatehouse, withStaffing);
  const { definition } = await viewOf(programme);
  for (const item of staffItems(definition, today()))
    await gatehouse.processes.start(staffingProcess(staffingBeginning(definition, item)), randomUUID());
  return programme;
};
const move = (person: string, on = today()) => ({ person, on, note: '', by: office });

/** What operators see of a process: where it stands, and on whom it waits. */
const shownOf = async (id: string) => {
  const handle = gatehouse.client.workflow.getHandle(id);
  const metadata = await handle.query<{ readonly currentDetails?: string }>('__temporal_workflow_metadata');
  const { typedSearchAttributes } = await handle.describe();
  return { details: metadata.currentDetails, waitingOn: typedSearchAttributes.get(searchAttributes.waitingOn) ?? [] };
};

test('a post that stays vacant is told once to the office and the groups named, after every process was lost as well; filled, it waits no more', async () => {
  const programme = await begin();
  const id = staffingId(programme, post);
  const { ask } = gatehouse.processes;
  const alarmAt = await eventually(async () => (await postOf(programme)).alarmAt);
  const waits = async () =>
    (await gatehouse.readModel.programme(programme))?.waiting.filter(({ kind }) => kind === 'staffing');
  expect(await waits()).toMatchObject([{ id: post, dueAt: alarmAt, on: [{ person: office }] }]);
  expect(await shownOf(id)).toMatchObject({
    details: expect.stringContaining('1 of 1 missing') as unknown,
    waitingOn: ['pmo'],
  });
  await loseEverything(gatehouse, programme);
  await wait(gatehouse, id, alarmAt, 1);
  await eventually(async () => (await postOf(programme)).isTold);
  await loseEverything(gatehouse, programme);
  const told = (await toldBy(gatehouse, id)).filter(({ type }) => type === 'staffing.vacancyTold');
  expect(told).toMatchObject([{ told: expect.arrayContaining(['registry@spree.example']) as unknown }]);
  const subjects = async (person: string) => (await mailsTo(gatehouse, person)).map(({ subject }) => subject);
  for (const person of [office, 'registry@spree.example'])
    await eventually(async () => (await subjects(person)).some((subject) => /Coordinator|协调员/.test(subject)));

  expect(await refusal(ask(id, leaveUpdate, randomUUID(), move('x@spree.example')))).toBe('staffing_state');
  expect(await refusal(ask(id, appointUpdate, randomUUID(), move('x@spree.example', dayIn(400))))).toBe(
    'invalid_input',
  );
  expect(await ask(id, appointUpdate, randomUUID(), move('x@spree.example'))).toMatchObject({ missing: 0 });
  await eventually(async () => (await postOf(programme)).holders.length === 1);
  expect(await waits()).toEqual([]);
  expect(
    await eventually(async () => (({ waitingOn, ...shown }) => waitingOn.length === 0 && shown)(await shownOf(id))),
  ).toEqual({ details: expect.stringContaining('all 1 are there') as unknown });
  expect(await ask(id, leaveUpdate, randomUUID(), move('x@spree.example'))).toMatchObject({ missing: 1 });
  await eventually(async () => (await postOf(programme)).alarmAt);
  await gatehouse.client.workflow.getHandle(id).signal(programmeEnds, { at: 'exiting' });
  await gatehouse.client.workflow.getHandle(id).result();
  await eventually(async () => (await postOf(programme)).state === 'ended');
});

test('what ends while something before it is being written is written as well', async () => {
  const programme = await begin();
  const handle = gatehouse.client.workflow.getHandle(staffingId(programme, post));
  await eventually(async () => (await postOf(programme)).alarmAt);
  const { query } = gatehouse.database;
  await query(`create or replace function find_no_room() returns trigger language plpgsql as
    $$ begin raise exception 'No space left on device' using errcode = '53100'; end $$`);
  await query('create trigger find_no_room before insert on ledger execute function find_no_room()');
  await handle.executeUpdate(appointUpdate, { args: [move('x@spree.example')] });
  await handle.signal(programmeEnds, { at: 'exiting' });
  await eventually(async () => (await handle.query(staffingQuery)).state === 'ended');
  await query('drop trigger find_no_room on ledger');
  await handle.result();
  await eventually(async () => (await postOf(programme)).state === 'ended');
});

test('what is owed for people opens each period as an obligation with evidence, and is escalated once it is overdue', async () => {
  const programme = await begin();
  const id = staffingId(programme, training);
  const careOf = async () => (await itemOf(programme, training)) as StaffCare;
  const owed = async () => (await viewOf(programme)).obligations.filter(({ care }) => care === training);
  const nextOf = () => eventually(async () => (await careOf()).next);
  const first = await nextOf();
  expect(isPost(await careOf())).toBe(false);
  await wait(gatehouse, id, first.opensAt, 1);
  const [obligation] = await eventually(async () => {
    const found = await owed();
    return found.length > 0 && found;
  });
  expect(obligation).toMatchObject({
    key: careId(programme, training, first.due),
    condition: { owner: 'director@spree.example', due: first.dueOn },
  });
  const met = { evidence: 'twelve took part', by: 'director@spree.example', at: new Date().toISOString() };
  await gatehouse.processes.ask(obligation?.key ?? '', fulfilUpdate, randomUUID(), met);
  await loseEverything(gatehouse, programme);

  const second = await eventually(async () => {
    const { next } = await careOf();
    return next && next.due > first.due && next;
  });
  await wait(gatehouse, id, second.opensAt, 1);
  const open = await eventually(async () => (await owed()).find(({ state }) => state === 'open'));
  await wait(gatehouse, open.key, open.remindAt, 1);
  await wait(gatehouse, open.key, open.dueAt, 1);
  await eventually(async () => (await toldBy(gatehouse, open.key)).some(({ type }) => type === 'obligation.escalated'));
  expect((await owed()).map(({ state }) => state)).toEqual(['fulfilled', 'lapsed']);
});

test('lost after it told that something is owed, before anybody came to owe it, it opens that once it goes on', async () => {
  const programme = await begin();
  const id = staffingId(programme, training);
  const { due, dueOn } = await eventually(async () => ((await itemOf(programme, training)) as StaffCare).next);
  await eventually(async () => (await toldBy(gatehouse, id)).some(({ type }) => type === 'staffing.carePlanned'));
  await lose(gatehouse, id);
  const number = (await gatehouse.ledger.entriesOf(id)).length + 1;
  const happening = { type: 'staffing.careOpened', staffing: training, due, dueOn } as const;
  await gatehouse.ledger.append([{ programme, process: id, number, at: new Date().toISOString(), happening }]);
  await gatehouse.resume(programme, id);
  const owed = async () => (await viewOf(programme)).obligations.map(({ key }) => key);
  await eventually(async () => (await owed()).includes(careId(programme, training, due)));
  await loseAndResume(gatehouse, programme, id);
  expect(await owed()).toEqual([careId(programme, training, due)]);
});
