import type { LocalDate } from './dates';
import { isDate } from './dates';
import { DomainError } from '../shared/errors';
import { text } from '../shared/sentences';
import { remembering } from '../shared/remembering';

/** A point in time as ISO text that says its zone: `2026-10-13T17:30:00+08:00` or `…Z`. */
export type Instant = string;

const minuteMs = 60_000;
const shape = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d+)?)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/;

/** Whether the text is a real point in time with its zone; a time without a zone is not one. */
export const isInstant = (text: string): text is Instant => isDate(shape.exec(text)?.[1] ?? '');

/** Milliseconds since 1970 in UTC, to compare instants of different zones; refuses what is not an instant. */
export const epochOf = (instant: Instant): number => {
  if (isInstant(instant)) return Date.parse(instant);
  throw new DomainError(
    'invalid_input',
    text(
      `“${instant}”不是带时区的时间（如 2026-10-13T17:30:00+08:00）。`,
      `"${instant}" is not a time with its zone (2026-10-13T17:30:00+08:00).`,
    ),
    {
      instant,
    },
  );
};

// A formatter costs far more to build than to use, and depends on nothing but the zone.
const formatOf = remembering(
  (zone: string) => new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' }),
);

/** Whether this runtime knows the IANA zone. */
export const isZone = (zone: string): boolean => {
  try {
    return formatOf(zone).resolvedOptions().timeZone !== '';
  } catch {
    // Intl offers no question, it only throws at a zone that it does not know.
    return false;
  }
};

/** What the runtime says of one moment; some thirty microseconds. */
const askedOffset = remembering((ms: number, zone: string): number => {
  const name = formatOf(zone)
    .formatToParts(ms)
    .find((part) => part.type === 'timeZoneName');
  const [, sign, hours, minutes] = /([+-])(\d{2}):(\d{2})/.exec(name?.value ?? '') ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * minuteMs;
});

const weekMs = 7 * 1440 * minuteMs;

/** No zone puts its clocks forward and back within a week (Ramadan, the shortest, takes a month): where both ends of a week agree, all of it does. */
const offsetMs = (ms: number, zone: string): number => {
  const week = Math.floor(ms / weekMs) * weekMs;
  const offset = askedOffset(week, zone);
  return offset === askedOffset(week + weekMs, zone) ? offset : askedOffset(ms, zone);
};

/** Writes a moment (milliseconds since 1970) as the clocks of the zone show it, with their offset, to the second. */
export const instantIn = (zone: string, ms: number): Instant => {
  const offset = offsetMs(ms, zone);
  const clock = new Date(Math.abs(offset)).toISOString().slice(11, 16);
  return `${new Date(ms + offset).toISOString().slice(0, 19)}${offset < 0 ? '-' : '+'}${clock}`;
};

/** The day on which an instant falls in a zone. */
export const localDateOf = (instant: Instant, zone: string): LocalDate =>
  instantIn(zone, epochOf(instant)).slice(0, 10);

/**
 * The instant at which the clocks of a zone show a date and a time (`HH:MM`). A time that summer time skips is taken as much later
 * (02:30 becomes 03:30), a time that comes twice is the first of the two.
 */
export const instantAt = remembering((date: LocalDate, time: string, zone: string): Instant => {
  const wall = epochOf(`${date}T${time}:00Z`);
  const before = offsetMs(wall - 1440 * minuteMs, zone);
  const after = offsetMs(wall + 1440 * minuteMs, zone);
  const offset = [before, after].find((candidate) => offsetMs(wall - candidate, zone) === candidate) ?? before;
  return instantIn(zone, wall - offset);
});
