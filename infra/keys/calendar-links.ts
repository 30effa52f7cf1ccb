import { createKeyring, yearsAfter, type AddressSettings } from './keyring';

/** A calendar is subscribed to once, for a whole programme and for what survives it. */
const YEARS = 10;

export type CalendarLinks = ReturnType<typeof createCalendarLinks>;

/** Addresses of calendars that people subscribe to: signed, without names, good for reading alone, and only while the store knows their generation. */
export const createCalendarLinks = ({ keys, publicUrl }: AddressSettings) => {
  const keyring = createKeyring(keys);
  return {
    /** The same each time, until a key is changed. */
    url: async ({ generation, since }: Feed): Promise<string> => {
      const expiresAt = yearsAfter(new Date(since), YEARS);
      return new URL(`/calendar/${await keyring.sign('calendar', { generation }, expiresAt)}.ics`, publicUrl).href;
    },
    /** Throws `link_expired` or `link_invalid`. */
    generationOf: async (token: string, now: Date): Promise<string> =>
      String((await keyring.verify('calendar', token, now)).generation),
  };
};

/** Which address of a calendar is the good one, since when (ISO). */
export interface Feed {
  readonly generation: string;
  readonly since: string;
}
