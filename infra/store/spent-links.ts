import type { Database } from './database';

/** What is good no longer before its time, whichever API process it comes to, and after a restart too: a sign-in link that was used, a session that was ended. */
export type SpentLinks = ReturnType<typeof createSpentLinks>;

export const createSpentLinks = ({ query }: Pick<Database, 'query'>) => ({
  /** Whether any of these is spent. */
  isSpent: async (...ids: readonly string[]): Promise<boolean> =>
    (await query('select 1 from spent_links where id = any($1) limit 1', [ids])).length > 0,

  /** Answers whether this call is the one that used it up. Those past their time are forgotten on the way. */
  spend: async (id: string, expiresAt: Date, now: Date): Promise<boolean> => {
    await query('delete from spent_links where expires_at < $1', [now.toISOString()]);
    const spent = await query(
      'insert into spent_links (id, expires_at) values ($1, $2) on conflict do nothing returning 1',
      [id, expiresAt.toISOString()],
    );
    return spent.length > 0;
  },
});
