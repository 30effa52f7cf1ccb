import { condition, continueAsNew, patched, setCurrentDetails, setHandler } from '@temporalio/workflow';
import { agreementId } from '../contracts/agreement';
import { acknowledgeCalendar, publishCalendar, type CalendarsInput, type Uncounted } from '../contracts/calendars';
import { countAgain } from '../contracts/recounting';
import {
  acknowledge,
  assertMayAcknowledge,
  assertMayPublish,
  isAcknowledged,
  movedName,
  publish,
  type Acknowledgement,
} from '../domain/calendar/acknowledgements';
import type { Publication } from '../domain/calendar/publications';
import { findClocksToCount, findTermsToCount, recountDeadlines } from './kit/activities';
import { createAlarm } from './kit/alarm';
import { refusing } from './kit/failures';
import { createRecord } from './kit/record';
import { tellProcess } from './kit/telling';
import { isPast, later, MONTH_MS, shouldContinueAsNew } from './kit/waiting';

/** By then an approval that was just being opened when a calendar was published is in the record, and is counted again too. */
const AGAIN_MS = 60_000;

type Process = (input: CalendarsInput) => Promise<void>;

/** The calendars of a programme: takes up what its office publishes, has open deadlines counted again, and who has seen what moved. */
export async function calendars({ programme, resumed }: CalendarsInput): Promise<void> {
  const ledger = createRecord(programme, resumed?.recorded);
  const alarm = createAlarm();
  let known = resumed?.known ?? [];
  let uncounted = resumed?.uncounted ?? [];

  setHandler(
    publishCalendar,
    (publication) => {
      const { key: calendar, version } = publication.calendar;
      known = publish(known, publication);
      uncounted = [...uncounted, { calendar, version, at: new Date().toISOString() }];
      ledger.tell({ type: 'calendar.published', ...publication });
      return { entries: ledger.unwritten() };
    },
    { validator: refusing((publication: Publication) => assertMayPublish(known, publication)) },
  );
  setHandler(
    acknowledgeCalendar,
    (seen) => {
      if (!isAcknowledged(known, seen)) {
        known = acknowledge(known, seen);
        ledger.tell({ type: 'calendar.acknowledged', ...seen });
      }
      return { entries: ledger.unwritten() };
    },
    { validator: refusing((seen: Acknowledgement) => assertMayAcknowledge(known, seen)) },
  );

  for (;;) {
    await ledger.write();
    for (const each of uncounted.filter(({ at }) => isPast(at))) await recount(each);
    showDetails();
    if (ledger.hasNews()) continue;
    if (uncounted.length === 0 && shouldContinueAsNew())
      await continueAsNew<Process>({ programme, resumed: { recorded: ledger.recorded(), known } });
    const now = new Date().toISOString();
    for (const { at } of uncounted) alarm.ensure(at, 'approvals that were being opened are counted again');
    alarm.ensure(later(now, MONTH_MS), 'wakes monthly while it waits: the next publication');
    await condition(() => alarm.hasRung() || ledger.hasNews());
    alarm.answer();
  }

  /** The list of what moved is told even when it is empty, so that the office knows; a second one only when there is more. */
  async function recount(each: Uncounted) {
    const { calendar, version, listed } = each;
    const now = new Date().toISOString();
    const asked = { programme, calendar, version, at: now };
    const all = [
      ...(await recountDeadlines(asked)),
      ...(patched('terms-are-counted') ? await recountTerms(asked) : []),
      ...(patched('clocks-are-counted') ? await recountClocks(asked) : []),
    ];
    const moved = all.filter((one) => !listed?.includes(movedName(one)));
    if (!listed || moved.length > 0) ledger.tell({ type: 'calendar.recounted', calendar, version, moved });
    const again = { calendar, version, at: later(now, AGAIN_MS), listed: moved.map(movedName) };
    uncounted = uncounted.flatMap((one) => (one !== each ? [one] : listed ? [] : [again]));
  }

  /** The agreements count their own dates; what that moves is known before they do. */
  async function recountTerms(asked: Parameters<typeof findTermsToCount>[0]) {
    const { agreements, moved } = await findTermsToCount(asked);
    await tellAll(agreements.map((key) => agreementId(programme, key)));
    return moved;
  }

  /** Disputes, intellectual property and evaluations do the same. */
  async function recountClocks(asked: Parameters<typeof findClocksToCount>[0]) {
    const { processes, moved } = await findClocksToCount(asked);
    await tellAll(processes);
    return moved;
  }

  async function tellAll(processes: readonly string[]) {
    for (const id of processes) await tellProcess(id, countAgain);
  }

  function showDetails() {
    const lines = known.map(
      ({ calendar, version, acknowledgedBy }) =>
        `${calendar} ${version}: acknowledged by ${acknowledgedBy.join(', ') || 'nobody yet'}`,
    );
    setCurrentDetails(lines.join('\n\n') || 'No calendar has been published.');
  }
}
