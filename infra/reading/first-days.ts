import { comingMonth, firstDayOffered } from '../../domain/calendar/coming-month';
import { isDate } from '../../domain/calendar/dates';
import { isZone, localDateOf } from '../../domain/calendar/zones';

/** What a file itself says, beside what is completed: its first day, and the names of its parts in their order, each policy as `policies.usual`. */
export interface Says {
  readonly starts?: string;
  readonly parts: readonly string[];
}

/** When the programme starts instead of the day that its file names, and what day it is. */
export interface ReadAs {
  readonly starts?: string;
  /** The day by which the coming month is known; left out, it is today where its first party is. */
  readonly today?: string;
  /** The instant at which somebody is offered a first day: one of the file that has passed gives way to the coming month. */
  readonly offeredAt?: string;
}

type Fields = Readonly<Record<string, unknown>>;

const fieldsIn = (given: unknown): Fields | undefined =>
  typeof given === 'object' && given !== null && !Array.isArray(given) ? (given as Fields) : undefined;

/** The zone of the first party that has one. */
const zoneIn = (data: Fields): string => {
  const zones = Object.values(fieldsIn(data.parties) ?? {}).map((party) => fieldsIn(party)?.zone);
  return zones.find((zone): zone is string => typeof zone === 'string' && isZone(zone)) ?? 'UTC';
};

const startsIn = (data: Fields): string | undefined =>
  typeof data.starts === 'string' && isDate(data.starts) ? data.starts : undefined;

/** The data with its first day: the one that was chosen, else that of the file, else the first of the coming month. */
export const dated = (data: unknown, { starts, today, offeredAt }: ReadAs): unknown => {
  const fields = fieldsIn(data);
  if (!fields) return data;
  const day = today ?? localDateOf(offeredAt ?? new Date().toISOString(), zoneIn(fields));
  const own = startsIn(fields);
  const offered = offeredAt === undefined || own === undefined ? {} : { starts: firstDayOffered(own, day) };
  return { starts: comingMonth(day), ...fields, ...offered, ...(starts !== undefined && { starts }) };
};

/** What a file says by itself. */
export const saysOf = (data: unknown): Says => {
  const fields = fieldsIn(data) ?? {};
  const starts = startsIn(fields);
  const parts = Object.entries(fields).flatMap(([key, part]) =>
    key === 'policies' ? Object.keys(fieldsIn(part) ?? {}).map((policy) => `policies.${policy}`) : [key],
  );
  return { ...(starts !== undefined && { starts }), parts };
};
