import fc from 'fast-check';
import { epochOf, instantAt, instantIn, isInstant, isZone, localDateOf } from '../../../domain/calendar/zones';
import { tried } from '../../support/laws';

test.each([
  ['2026-10-13', '17:30', 'Asia/Shanghai', '2026-10-13T17:30:00+08:00'],
  ['2026-07-01', '09:00', 'Europe/Berlin', '2026-07-01T09:00:00+02:00'],
  ['2026-12-01', '09:00', 'Europe/Berlin', '2026-12-01T09:00:00+01:00'],
  ['2026-03-08', '12:00', 'America/New_York', '2026-03-08T12:00:00-04:00'],
  ['2026-01-01', '00:00', 'Asia/Kathmandu', '2026-01-01T00:00:00+05:45'],
  ['2026-01-01', '00:00', 'America/St_Johns', '2026-01-01T00:00:00-03:30'],
  ['2026-01-01', '00:00', 'UTC', '2026-01-01T00:00:00+00:00'],
])('%s %s on the clocks of %s is %s', (date, time, zone, expected) => {
  expect(instantAt(date, time, zone)).toBe(expected);
});

test('a time that summer time skips is taken an hour later', () => {
  expect(instantAt('2026-03-29', '02:30', 'Europe/Berlin')).toBe('2026-03-29T03:30:00+02:00');
});

test('a time that comes twice is the first of the two', () => {
  expect(instantAt('2026-10-25', '02:30', 'Europe/Berlin')).toBe('2026-10-25T02:30:00+02:00');
});

test.each([
  ['2026-02-13T16:30Z', 'Asia/Shanghai', '2026-02-14'],
  ['2026-02-13T16:30:00.000Z', 'UTC', '2026-02-13'],
  ['2026-02-14T00:30:00+08:00', 'America/New_York', '2026-02-13'],
])('%s falls, in %s, on %s', (instant, zone, expected) => {
  expect(localDateOf(instant, zone)).toBe(expected);
});

test.each([
  '2026-02-13T16:30',
  '2026-02-13',
  '2026-02-30T10:00Z',
  '2026-02-13T24:00Z',
  '2026-02-13 16:30Z',
  '2026-02-13T16:30+8',
])('"%s" is no point in time and is refused', (text) => {
  expect(isInstant(text)).toBe(false);
  expect(() => epochOf(text)).toThrow('is not a time with its zone');
});

test('a zone is known by its IANA name', () => {
  expect(['Asia/Shanghai', 'UTC', 'Mars/Olympus', ''].map(isZone)).toEqual([true, true, false, false]);
});

test('an instant shows what the clocks of its zone show, however near to a change of them and however short that lasts', () => {
  const zones = [
    'Africa/Casablanca',
    'Africa/Cairo',
    'Asia/Gaza',
    'Europe/Berlin',
    'America/New_York',
    'Australia/Lord_Howe',
  ];
  const clocksOf = (timeZone: string) =>
    new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
  const first = Date.parse('2009-01-01T00:59:59Z');
  const instants = Array.from({ length: 16_700 }, (_, at) => first + at * 11 * 3_600_000); // until 2029
  for (const zone of zones) {
    const clocks = clocksOf(zone);
    const wrong = instants.filter((ms) => instantIn(zone, ms).slice(0, 19).replace('T', ' ') !== clocks.format(ms));
    expect(wrong).toEqual([]);
  }
});

test('an instant written in any zone is still the same instant', () => {
  const zone = fc.constantFrom('Asia/Shanghai', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'UTC');
  fc.assert(
    fc.property(zone, fc.integer({ min: 1_600_000_000, max: 2_200_000_000 }), (name, seconds) => {
      expect(epochOf(instantIn(name, seconds * 1000))).toBe(seconds * 1000);
    }),
    tried(100),
  );
});
