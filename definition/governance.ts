import { z } from 'zod';
import { countryKeyOf, notForChina } from '../domain/calendar/countries';
import { isZone } from '../domain/calendar/zones';
import { escalationStep } from './policies';
import { complaint, key, keys, oneOrMany, person, text } from './text';
import { chatEvents, chatKinds, type ChatChannel } from '../domain/programme/chat-channels';
import type { Group, Party, Seat } from '../domain/programme/governance';

const zone = z.string().superRefine((given, context) => {
  if (!isZone(given)) {
    context.addIssue(complaint('zone_unknown', `没有“${given}”这个时区。`, `There is no time zone "${given}".`));
  }
});

const country = z
  .strictObject({
    country: z.string().regex(/^[A-Za-z]{2}$/),
    region: z
      .string()
      .regex(/^[A-Za-z0-9]+(-[A-Za-z0-9]+)?$/)
      .exactOptional(),
  })
  .transform((place, context) => {
    const name = countryKeyOf(place);
    const why = notForChina(name);
    if (why) context.addIssue(complaint('calendar_not_offered', why.zh, why.en, ['country']));
    return name;
  });

/** The key of a calendar, `cn` or that of a country (`de`), or the country and where it matters its region. */
const calendarName = z.union([key, country]);

/** A company or institution; one that names a calendar decides, one without is only paid. */
export const party = z
  .strictObject({
    title: text,
    does: text.exactOptional(),
    calendar: calendarName.exactOptional(),
    zone: zone.exactOptional(),
    decides: z.boolean().exactOptional(),
    language: z.enum(['zh', 'en', 'both']).exactOptional(),
  })
  .transform((given, context): Omit<Party, 'key'> => {
    const decides = given.decides ?? given.calendar !== undefined;
    if (decides && (given.calendar === undefined || given.zone === undefined)) {
      context.addIssue(
        complaint(
          'calendar_missing',
          '参与决策的一方须写明日历（calendar）和时区（zone）。',
          'A party that decides needs its calendar and its zone.',
        ),
      );
    }
    return { ...given, decides, calendar: given.calendar ?? 'weekdays', zone: given.zone ?? 'UTC' };
  });

/** What is known of a person beside their seats. */
export const personEntry = z.strictObject({
  name: text.exactOptional(),
  title: text.exactOptional(),
  secondAddress: person.exactOptional(),
  language: z.enum(['zh', 'en', 'both']).exactOptional(),
});

const seat = z.strictObject({
  title: text,
  chair: z.boolean().default(false),
  weight: z.int().min(1).default(1),
  holders: z.record(key, person.nullable()),
});

/** A group and, for each party that it names, who holds each seat; `null` is a vacancy. */
export const group = z.strictObject({
  title: text,
  kind: z.enum(['strategic', 'business', 'technical', 'financial']).exactOptional(),
  seats: z.record(key, seat),
});

/** The seats of a group, one for each party that a seat names, in the order of the file. */
export const seated = (groupKey: string, { title, kind, seats }: z.output<typeof group>): Group => ({
  key: groupKey,
  title,
  ...(kind && { kind }),
  seats: Object.entries(seats).flatMap(([seatKey, { holders, ...rest }]) =>
    Object.entries(holders).map(([partyKey, holder]): Seat => ({
      id: `${partyKey}.${groupKey}.${seatKey}`,
      key: seatKey,
      group: groupKey,
      party: partyKey,
      ...rest,
      holder,
    })),
  ),
});

/** A chat that is told that something waits; its address and its secret are in the environment, never here. */
const chatChannel = z.strictObject({
  key,
  kind: z.enum(chatKinds),
  events: z.array(z.enum(chatEvents)).min(1),
  group: key.exactOptional(),
  party: key.exactOptional(),
}) satisfies z.ZodType<ChatChannel>;

/** Who decides, who supervises, who serves, and to whom an overdue decision climbs. */
export const governance = z.strictObject({
  committee: z.strictObject({ title: text, groups: keys.min(1) }),
  supervision: group,
  office: z.strictObject({ title: text, people: z.record(key, person) }),
  operators: z.record(key, oneOrMany(person)).exactOptional(),
  auditors: z.record(key, oneOrMany(person)).exactOptional(),
  groups: z.record(key, group),
  escalation: z.array(escalationStep).max(20).default([]),
  notices: z.array(chatChannel).exactOptional(),
});
