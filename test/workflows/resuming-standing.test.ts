import { randomUUID } from 'node:crypto';
import { calendarsId } from '../../contracts/calendars';
import { rosterId } from '../../contracts/roster';
import { scheduleId } from '../../contracts/schedule';
import { publishedWith } from '../../domain/calendar/publications';
import { beyondNextMay, nextYearsNotice, publishedThisYear } from '../support/calendars';
import { startProgramme } from '../support/driving';
import { eventually } from '../support/eventually';
import { expectAsRecorded, lose, loseAndResume, loseEverything } from '../support/losing';
import { openGatehouse } from '../support/opened';
import {
  aPolicy,
  approveAll,
  ask,
  closed,
  decide,
  enterProgramme,
  office,
  refusal,
  stateOf,
  toldBy,
  wait,
} from '../support/questions';

const gatehouse = openGatehouse();

const types = async (process: string) => (await toldBy(gatehouse, process)).map(({ type }) => type);
const countOf = async (process: string, what: string) => (await types(process)).filter((type) => type === what).length;
const viewOf = (programme: string) => eventually(() => gatehouse.readModel.programme(programme));
const opened = (approval = '') => eventually(() => gatehouse.readModel.approval(approval));

const appoints = (seat: string, holder: string, from: string) => ({
  appointments: [{ seat, holder, from }],
  substitutions: [],
  by: office,
  reason: 'a change',
});

const finance = 'spree.steering.finance';
const inDays = (days: number) => new Date(Date.now() + days * 24 * 3600_000).toISOString();

test('an appointment to come is kept over a loss, and comes into force for the open approvals', async () => {
  const programme = await enterProgramme(gatehouse);
  const id = await ask(gatehouse, programme, { policy: aPolicy({ within: { workingDays: 60 } }) });
  await gatehouse.processes.changeRoster(programme, appoints(finance, 'money@spree.example', inDays(3)), randomUUID());
  await loseEverything(gatehouse, programme);
  const roster = rosterId(programme);
  await wait(gatehouse, roster, inDays(3), 5);
  await eventually(async () => (await stateOf(gatehouse, id)).changes?.length === 1);
  expect(await types(roster)).toEqual(['roster.requested', 'roster.changed']);
});

test('a lost roster that nobody started again goes on with its next change, and tells what was not heard', async () => {
  const programme = await enterProgramme(gatehouse);
  await gatehouse.processes.changeRoster(programme, appoints(finance, 'money@spree.example', inDays(0)), randomUUID());
  const roster = rosterId(programme);
  await eventually(async () => (await types(roster)).includes('roster.changed'));
  await lose(gatehouse, roster);
  const next = appoints('spree.steering.director', 'head@spree.example', inDays(0));
  await gatehouse.processes.changeRoster(programme, next, randomUUID());
  await eventually(async () => (await countOf(roster, 'roster.changed')) === 2);
  expect((await gatehouse.directory.definition(programme)).governance.groups['steering']?.seats).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ id: finance, holder: 'money@spree.example' }),
      expect.objectContaining({ id: 'spree.steering.director', holder: 'head@spree.example' }),
    ]),
  );
  await expectAsRecorded(gatehouse, programme);
});

test('a calendar that was published is not published twice over a loss, and is acknowledged after it', async () => {
  const programme = await enterProgramme(gatehouse, publishedThisYear);
  const id = await ask(gatehouse, programme, { policy: aPolicy({ within: beyondNextMay }) });
  await opened(id);
  const before = gatehouse.directory.calendar(await gatehouse.directory.definition(programme), 'weekdays');
  const { year, source } = nextYearsNotice;
  const calendar = publishedWith(before, nextYearsNotice);
  const publication = { calendar, follows: before.version, year, source, by: office };
  await gatehouse.processes.publishCalendar(programme, publication, randomUUID());
  const process = calendarsId(programme);
  await eventually(async () => (await gatehouse.readModel.publications(programme))[0]?.moved);
  await loseEverything(gatehouse, programme);
  expect(await refusal(gatehouse.processes.publishCalendar(programme, publication, randomUUID()))).toBe(
    'calendar_changed',
  );
  const seen = { calendar: 'weekdays', version: calendar.version, party: 'spree', by: office };
  await gatehouse.processes.acknowledgeCalendar(programme, seen, randomUUID());
  await lose(gatehouse, process);
  expect(await refusal(gatehouse.processes.publishCalendar(programme, publication, randomUUID()))).toBe(
    'calendar_changed',
  );
  expect(await types(process)).toEqual(['calendar.published', 'calendar.recounted', 'calendar.acknowledged']);
});

test('forecasts, a report, a change of scope, a new baseline and other times that were being decided go on after a loss', async () => {
  const { key } = await startProgramme(gatehouse);
  const { processes } = gatehouse;
  const milestone = 'protocol-approved';
  const seen = async (each: string) =>
    (await viewOf(key)).phases.flatMap(({ milestones }) => milestones).find((one) => one.key === each);
  const late = { milestone, on: '2027-05-05', reason: 'a second vote', by: office };
  await processes.forecastMilestone(key, late, randomUUID());
  const { number } = await eventually(async () => (await seen(milestone))?.proposal);
  await loseEverything(gatehouse, key);
  await processes.answerProposal(key, { milestone, proposal: number, isAccepted: true, by: office }, randomUUID());
  await eventually(async () => (await seen('first-thousand'))?.slip);

  const report = { milestone, cause: 'a', consequence: 'b', options: ['c'], recommendation: 'd', by: office };
  const [exception, scope, change, times] = await Promise.all([
    processes.reportException(key, report, randomUUID()),
    processes.changeScope(key, { ...report, change: 'no imaging' }, randomUUID()),
    processes.requestChange(
      key,
      { name: 'second', reason: 'a vote', dates: { [milestone]: '2027-05-05' }, by: office },
      randomUUID(),
    ),
    processes.requestTimes(
      key,
      { policy: 'routine', times: { within: { days: 2 } }, reason: 'a vote', by: office },
      randomUUID(),
    ),
  ]);
  const approvals = [exception, scope, change, times].map(({ approval = '' }) => approval);
  for (const approval of approvals) await opened(approval);
  await loseEverything(gatehouse, key);
  for (const approval of approvals) await approveAll(gatehouse, approval);
  await eventually(async () => (await seen(milestone))?.exception?.state === 'approved');
  await eventually(async () => (await seen(milestone))?.scope?.[0]?.state === 'approved');
  await eventually(async () => (await viewOf(key)).changes[0]?.state === 'approved');
  await eventually(async () => (await viewOf(key)).timesChanges[0]?.state === 'approved');
  await eventually(async () => (await seen(milestone))?.slip?.workingDays === 0);
  const process = scheduleId(key);
  expect(await countOf(process, 'schedule.exceptionDecided')).toBe(1);
  await lose(gatehouse, process);
  await processes.forecastMilestone(key, { ...late, on: '2027-05-06' }, randomUUID());
  await eventually(async () => (await seen(milestone))?.slip?.workingDays === 1);
});

test('a request for other times that was refused while the schedule was lost is ended as refused', async () => {
  const programme = await enterProgramme(gatehouse);
  const request = { policy: 'routine', times: { within: { days: 2 } }, reason: 'a vote', by: office };
  const { approval = '' } = await gatehouse.processes.requestTimes(programme, request, randomUUID());
  await opened(approval);
  await lose(gatehouse, scheduleId(programme));
  await decide(gatehouse, approval, 'spree.steering.director', { verdict: 'reject' });
  await closed(gatehouse, approval);
  expect(await gatehouse.resume(programme, scheduleId(programme))).toEqual({ is: 'started' });
  await eventually(async () => (await viewOf(programme)).timesChanges[0]?.state === 'rejected');
  await loseAndResume(gatehouse, programme, scheduleId(programme));
});
