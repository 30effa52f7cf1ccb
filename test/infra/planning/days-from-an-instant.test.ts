import { join } from 'node:path';
import type { Calendar } from '../../../domain/calendar/calendar';
import { previewDeadline } from '../../../domain/calendar/deadlines';
import { dueAfter, plannedStage } from '../../../domain/approvals/time/plans';
import type { Programme } from '../../../domain/programme/programme';
import { tierClock } from '../../../domain/disputes/tier-clocks';
import { epochOf } from '../../../domain/calendar/zones';
import { calendarOf, readCalendars } from '../../../infra/reading/calendars';
import { createMovePlanner } from '../../../infra/planning/moves';
import { anApproval } from '../../support/approvals';

const cn = calendarOf(readCalendars(join(__dirname, '../../../programmes/calendars')), 'cn');
const calendars: Readonly<Record<string, Calendar>> = { east: cn };
const moves = createMovePlanner({ calendars: () => calendars, definition: async () => ({}) as Programme });

/** Whoever counts days from an instant, and what they make of it. */
const doors: Readonly<Record<string, (from: string, days: number) => Promise<string> | string>> = {
  'a preview': (from, days) => previewDeadline({ calendar: cn, from, days }).dueAt,
  'the tier of a dispute': (from, days) => tierClock({ calendars: [cn], from, days }).endsAt,
  'a stage of an approval': (from, days) =>
    plannedStage({ panels: [{ seats: [{ party: 'east' }] }] }, { within: { days }, remind: [] }, from, calendars).dueAt,
  'a step of an escalation': (from, days) => dueAfter({ days }, from, ['east'], calendars),
  'an extension': async (from, days) => (await moves.planExtension(anApproval(), { days }, from)).plan.dueAt,
  'the pause of a question': async (from, days) => (await moves.planPause(anApproval(), { days }, from)).until,
};

test.each([
  ['2026-10-01T10:00:00+08:00', 30, '2026-11-02'],
  ['2026-10-01T18:00:00+08:00', 30, '2026-11-02'],
  ['2026-10-01T02:00:00Z', 30, '2026-11-02'],
  ['2026-09-30T16:30:00Z', 30, '2026-11-02'],
  ['2026-10-09T23:59:00+08:00', 60, '2026-12-08'],
  ['2026-02-14T12:00:00+08:00', 3, '2026-02-24'],
  ['2026-09-05T18:00:00+08:00', 15, '2026-09-20'],
])('from %s on, %d days end with %s by every door', async (from, days, due) => {
  for (const [door, ask] of Object.entries(doors)) {
    const at = epochOf(await ask(from, days));
    expect([door, new Date(at).toISOString()]).toEqual([door, `${due}T09:30:00.000Z`]);
  }
});
