import { randomUUID } from 'node:crypto';
import { phaseId } from '../../contracts/phase';
import { scheduleId } from '../../contracts/schedule';
import { addWorkingDays } from '../../domain/calendar/calendar';
import { dayIn } from '../support/days';
import { comesTo, dueAlone, signAgreement, startProgramme } from '../support/driving';
import { eventually } from '../support/eventually';
import type { Gatehouse } from '../support/gatehouse';
import { approveAll, office, skip, toldBy } from '../support/questions';
import type { createShelf } from './shelf';

type Store = ReturnType<typeof createShelf>;

/** The dates of a programme of which one slips too far only because days pass, is reported and approved, and slips further. */
export async function recordLateLives(gatehouse: Gatehouse, store: Store) {
  const dueOn = dayIn(20);
  const { key } = await startProgramme(gatehouse, (programme) => dueAlone(programme, dueOn));
  const schedule = scheduleId(key);
  const calendars = Object.values(gatehouse.directory.calendars(await gatehouse.directory.definition(key)));
  const late = (days: number) => skip(gatehouse, schedule, `${addWorkingDays(calendars, dueOn, days)}T12:00:00Z`);
  const opened = async (count: number) =>
    (await toldBy(gatehouse, schedule)).filter(({ type }) => type === 'schedule.exceptionOpened').length === count;
  await late(4);
  await eventually(() => opened(1));
  const report = { cause: 'a', consequence: 'b', options: ['c'], recommendation: 'd', by: office };
  const { approval = '' } = await gatehouse.processes.reportException(
    key,
    { milestone: 'protocol-approved', ...report },
    randomUUID(),
  );
  await approveAll(gatehouse, approval);
  await eventually(async () =>
    (await toldBy(gatehouse, schedule)).some(({ type }) => type === 'schedule.exceptionDecided'),
  );
  await late(8);
  await eventually(() => opened(2));
  await store('schedule-late-by-days', schedule);
}

/** A phase of which the machine accepts a milestone on the day on which its agreement took effect. */
export async function recordTrueDays(gatehouse: Gatehouse, store: Store) {
  const { key } = await startProgramme(gatehouse);
  await signAgreement(gatehouse, key, 'consortium', dayIn(-3));
  await comesTo(gatehouse, key, 'consortium-signed', 'accepted');
  await store('phase-accepted-as-of-its-evidence', phaseId(key, 'preparation'));
}
