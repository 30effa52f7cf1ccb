import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

const root = join(__dirname, '../..');
const question = `
  const { deadline } = require('./domain/deadlines');
  const { instantsOf } = require('./domain/reminders');
  const { addMonths } = require('./domain/dates');
  const { instantAt } = require('./domain/zones');
  const { readCalendars, calendarOf } = require('./infra/calendars');
  const shelf = readCalendars('programmes/calendars');
  const calendars = [calendarOf(shelf, 'cn'), calendarOf(shelf, 'weekdays', 'Europe/Berlin')];
  const starts = ['2026-02-13T16:30Z', '2026-03-28', '2026-10-24T23:30:00-04:00'];
  const lengths = [{ workingDays: 3 }, { workingHours: 20 }, { days: 1 }, { months: 1 }];
  console.log(JSON.stringify([
    starts.flatMap((from) => lengths.flatMap((within) => calendars.map((one) => deadline({ calendars: one, from, within })))),
    instantsOf([{ percent: 50 }, 'due'], '2026-03-27T09:00:00+01:00', '2026-03-31T17:30:00+02:00', calendars[1]),
    addMonths('2026-01-31', 1),
    instantAt('2026-03-29', '02:30', 'Europe/Berlin'),
  ]));
`;
const answerIn = (zone: string) =>
  execFileSync(process.execPath, ['-r', 'tsx/cjs', '-e', question], {
    cwd: root,
    env: { ...process.env, TZ: zone },
  }).toString();

test('a deadline is the same on machines in Shanghai, New York and Kiritimati', () => {
  const [first, ...others] = ['Asia/Shanghai', 'America/New_York', 'Pacific/Kiritimati'].map(answerIn);
  expect(first).toContain('2026-02-26T17:30:00+08:00');
  expect(others).toEqual([first, first]);
});
