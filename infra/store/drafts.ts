import type { Database } from './database';
import type { Person } from '../../domain/shared/keys';

/** How long typed words wait for their author. */
const DRAFT_HOURS = 2;

/** Whose words, about what. */
interface DraftOf {
  readonly approval: string;
  readonly person: Person;
}

export type Drafts = ReturnType<typeof createDrafts>;

/** What was typed when somebody had to prove again who they are: the way there leads through a mailbox or another site. */
export const createDrafts = ({ query }: Pick<Database, 'query'>) => ({
  /** The newest words replace earlier ones; those that waited too long are forgotten on the way. */
  keep: async ({ approval, person }: DraftOf, typed: object, now: Date): Promise<void> => {
    await query('delete from drafts where expires_at < $1', [now.toISOString()]);
    await query(
      `insert into drafts (approval, person, typed, expires_at) values ($1, $2, $3, $4)
        on conflict (approval, person) do update set typed = excluded.typed, expires_at = excluded.expires_at`,
      [approval, person, JSON.stringify(typed), new Date(now.getTime() + DRAFT_HOURS * 3_600_000).toISOString()],
    );
  },

  read: async <Typed extends object>({ approval, person }: DraftOf, now: Date): Promise<Typed | undefined> => {
    const [row] = await query<{ typed: Typed }>(
      'select typed from drafts where approval = $1 and person = $2 and expires_at > $3',
      [approval, person, now.toISOString()],
    );
    return row?.typed;
  },

  drop: async ({ approval, person }: DraftOf): Promise<void> => {
    await query('delete from drafts where approval = $1 and person = $2', [approval, person]);
  },
});
