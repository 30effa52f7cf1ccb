import type { SpentLinks } from '../keys/sessions';
import type { Database } from './database';

/** Keeps in the store what is spent. */
export const createSpentLinks = ({ query }: Pick<Database, 'query'>): SpentLinks => ({
  isSpent: async (...ids) => (await query('select 1 from spent_links where id = any($1) limit 1', [ids])).length > 0,

  // Those past their time are forgotten on the way.
  spend: async (id, expiresAt, now) => {
    await query('delete from spent_links where expires_at < $1', [now.toISOString()]);
    const spent = await query(
      'insert into spent_links (id, expires_at) values ($1, $2) on conflict do nothing returning 1',
      [id, expiresAt.toISOString()],
    );
    return spent.length > 0;
  },
});
