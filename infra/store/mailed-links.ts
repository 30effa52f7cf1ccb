import type { Database } from './database';

/** What a mailed token stands for, and until when; the token itself is known to its mail alone. */
export interface Mailed {
  readonly purpose: string;
  readonly claims: object;
  /** ISO. */
  readonly expiresAt: string;
}

export type MailedLinks = ReturnType<typeof createMailedLinks>;

/** What mailed tokens stand for, by their hashes. No read model: nothing in the record says who was mailed a link, so a rebuild leaves it alone. */
export const createMailedLinks = ({ query }: Pick<Database, 'query'>) => ({
  /** Kept again under the same hash it is the same link, good until the later of both ends. */
  keep: async (hash: string, { purpose, claims, expiresAt }: Mailed): Promise<void> => {
    await query(
      `insert into mailed_links (hash, purpose, claims, expires_at) values ($1, $2, $3, $4)
        on conflict (hash) do update set expires_at = excluded.expires_at
          where mailed_links.expires_at < excluded.expires_at`,
      [hash, purpose, JSON.stringify(claims), expiresAt],
    );
  },

  /** By any of these hashes: of one token there is one by each key. */
  find: async (hashes: readonly string[]): Promise<Mailed | undefined> => {
    const [row] = await query<{ purpose: string; claims: object; expires_at: string }>(
      'select purpose, claims, expires_at from mailed_links where hash = any($1) limit 1',
      [hashes],
    );
    return row && { purpose: row.purpose, claims: row.claims, expiresAt: row.expires_at };
  },
});
