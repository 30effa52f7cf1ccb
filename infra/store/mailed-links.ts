import type { MailedLinks } from '../keys/tokens';
import type { Database } from './database';

/** What mailed tokens stand for, by their hashes. No read model: nothing in the record says who was mailed a link, so a rebuild leaves it alone. */
export const createMailedLinks = ({ query }: Pick<Database, 'query'>): MailedLinks => ({
  keep: async (hash, { purpose, claims, expiresAt }) => {
    await query(
      `insert into mailed_links (hash, purpose, claims, expires_at) values ($1, $2, $3, $4)
        on conflict (hash) do update set expires_at = excluded.expires_at
          where mailed_links.expires_at < excluded.expires_at`,
      [hash, purpose, JSON.stringify(claims), expiresAt],
    );
  },

  find: async (hashes) => {
    const [row] = await query<{ purpose: string; claims: object; expires_at: string }>(
      'select purpose, claims, expires_at from mailed_links where hash = any($1) limit 1',
      [hashes],
    );
    return row && { purpose: row.purpose, claims: row.claims, expiresAt: row.expires_at };
  },
});
