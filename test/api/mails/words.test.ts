import { words } from '../../../mail/words';
import { formatDate, formatInstant } from '../../../domain/calendar/formats';

describe('words and dates', () => {
  it.each([
    ['2026-10-09T09:30:00Z', 'Asia/Shanghai', 'zh', {}, '10月9日（周五）17:30'],
    ['2026-10-09T17:30:00+08:00[Asia/Shanghai]', 'Asia/Shanghai', 'en', {}, 'Fri 9 Oct 2026, 17:30'],
    ['2026-09-01T16:05:00Z', 'Asia/Shanghai', 'en', { year: false }, 'Wed 2 Sep, 00:05'],
    [
      '2026-10-09T09:30:00Z',
      'Asia/Shanghai',
      'zh',
      { year: true, zoneName: true },
      '2026年10月9日（周五）17:30（北京时间）',
    ],
    [
      '2026-10-09T09:30:00Z',
      'Europe/Berlin',
      'en',
      { zoneName: true },
      'Fri 9 Oct 2026, 11:30 Central European Summer Time',
    ],
  ] as const)('shows %s on the clock of %s in %s %j', (at, zone, language, format, shown) => {
    expect(formatInstant(at, zone, language, format)).toBe(shown);
  });

  it('shows a day without a clock', () => {
    expect(formatDate('2026-10-09', 'zh')).toBe('2026年10月9日');
    expect(formatDate('2026-10-09', 'en')).toBe('9 Oct 2026');
  });

  it('has every common word in both languages', () => {
    for (const { zh, en } of Object.values(words)) expect(zh && en).toBeTruthy();
  });
});
