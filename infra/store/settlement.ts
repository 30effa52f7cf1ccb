import { joinCommits } from './commits';
import { unflushed, type Query } from './database';

/** What became of a letter; `at` is now when left out. */
interface Settled {
  readonly id: string;
  readonly state: 'sent' | 'refused' | 'dropped';
  readonly at?: string;
  readonly reason?: string;
  readonly messageId?: string;
}

/**
 * Marks what became of letters. Those that are settled at the same moment are settled in one commit; of one whose mark a power cut took, the
 * same mail leaves again. A mark that the store does not take, on a full disk, is owed: whoever takes letters next pays first, so that none leaves twice.
 */
export const createSettling = (query: Query) => {
  const owed = new Map<string, Settled>();
  const write = joinCommits<Settled>(async (settled) => {
    const column = (name: keyof Settled) => settled.map((each) => each[name] ?? null);
    await query(
      `update outbox set state = done.state, settled_at = coalesce(done.at, now()), reason = done.reason, claimed_at = null,
          message_id = done.mail
        from unnest($1::text[], $2::text[], $3::timestamptz[], $4::text[], $5::text[]) as done (id, state, at, reason, mail)
        where outbox.id = done.id returning ${unflushed}`,
      [column('id'), column('state'), column('at'), column('reason'), column('messageId')],
    );
    for (const { id } of settled) owed.delete(id);
  });
  return {
    settle: async (settled: Settled): Promise<void> => {
      try {
        await write([settled]);
      } catch (error) {
        owed.set(settled.id, settled);
        throw error;
      }
    },
    /** Throws as long as the store takes nothing. */
    pay: async (): Promise<void> => {
      if (owed.size > 0) await write([...owed.values()]);
    },
  };
};
