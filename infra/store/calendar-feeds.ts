import type { Database } from './database';
import type { Person } from '../../domain/shared/keys';
import type { Feed } from '../keys/calendar-links';

/** Whose calendar it is: all of a programme's dates for one of its people, or without a programme the person's own, of all. */
export interface FeedOwner {
  readonly person: Person;
  readonly programme?: string;
}

/** Calendars that people subscribe to. There is none before it is asked for, and of each one address at most is good. */
export type CalendarFeeds = ReturnType<typeof createCalendarFeeds>;

export const createCalendarFeeds = ({ query }: Pick<Database, 'query'>) => ({
  find: async ({ person, programme = '' }: FeedOwner): Promise<Feed | undefined> => {
    const [feed] = await query<Feed>(
      'select generation, since from calendar_feeds where person = $1 and programme = $2',
      [person, programme],
    );
    return feed;
  },

  /** Whose calendar a generation is; `undefined` once another has replaced it. */
  ownerOf: async (generation: string): Promise<FeedOwner | undefined> => {
    const [row] = await query<Required<FeedOwner>>(
      'select person, programme from calendar_feeds where generation = $1',
      [generation],
    );
    return row && { person: row.person, ...(row.programme !== '' && { programme: row.programme }) };
  },

  /** From here on this generation is the good one; the one before it is dead. */
  renew: async ({ person, programme = '' }: FeedOwner, { generation, since }: Feed): Promise<void> => {
    await query(
      `insert into calendar_feeds (person, programme, generation, since) values ($1, $2, $3, $4)
        on conflict (person, programme) do update set generation = excluded.generation, since = excluded.since`,
      [person, programme, generation, since],
    );
  },

  stop: async ({ person, programme = '' }: FeedOwner): Promise<void> => {
    await query('delete from calendar_feeds where person = $1 and programme = $2', [person, programme]);
  },
});
