import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

const root = join(__dirname, '../../..');
const question = `
  const { deadline } = require('./domain/calendar/deadlines');
  const { instantsOf } = require('./domain/calendar/reminders');
  const { addMonths } = require('./domain/calendar/dates');
  const { instantAt } = require('./domain/calendar/zones');
  const { agreementDates } = require('./domain/agreements/dates');
  const { ipDates } = require('./domain/ip/dates');
  const { slipOf } = require('./domain/tolerances/slippage');
  const { readCalendars, calendarOf } = require('./infra/reading/calendars');
  const shelf = readCalendars('programmes/calendars');
  const calendars = [calendarOf(shelf, 'cn'), calendarOf(shelf, 'weekdays', 'Europe/Berlin')];
  const starts = ['2026-02-13T16:30Z', '2026-03-28', '2026-10-24T23:30:00-04:00'];
  const lengths = [{ workingDays: 3 }, { workingHours: 20 }, { days: 1 }, { months: 1 }];
  console.log(JSON.stringify([
    starts.flatMap((from) => lengths.flatMap((within) => calendars.map((one) => deadline({ calendars: one, from, within })))),
    instantsOf([{ percent: 50 }, 'due'], '2026-03-27T09:00:00+01:00', '2026-03-31T17:30:00+02:00', calendars[1]),
    addMonths('2026-01-31', 1),
    instantAt('2026-03-29', '02:30', 'Europe/Berlin'),
    calendars.map((calendar) => agreementDates({
      calendar, effectiveOn: '2024-01-01', term: { months: 36, convention: 'inclusiveStart' },
      renewal: { kind: 'optional', notice: { days: 90 } }, sentAt: '2026-09-30T18:30:00+08:00',
    })),
    ipDates({ kind: 'patent', subKind: 'invention', firstFiledOn: '2025-10-03', calendars: calendars[0] }),
    slipOf(calendars[0], { baseline: '2026-02-13', forecast: '2026-02-28' }),
  ]));
`;
const answerIn = (zone: string) =>
  execFileSync(process.execPath, ['-r', 'tsx/cjs', '-e', question], {
    cwd: root,
    env: { ...process.env, TZ: zone },
  }).toString();

test('deadlines, dates of agreements and patents, and slips are the same on machines in Shanghai, New York and Kiritimati', () => {
  const [first, ...others] = ['Asia/Shanghai', 'America/New_York', 'Pacific/Kiritimati'].map(answerIn);
  for (const date of ['2026-02-26T17:30:00+08:00', '2026-09-30T17:30:00+08:00', '2026-10-08'])
    expect(first).toContain(date);
  expect(others).toEqual([first, first]);
});
