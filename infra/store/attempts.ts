import type { Attempt } from '../../domain/record/ledger';
import type { Database } from './database';

/** Refused tries to decide, beside the ledger: each is kept with its reason. */
export type Attempts = ReturnType<typeof createAttempts>;

export const createAttempts = ({ query }: Database) => ({
  recordAttempt: async (attempt: Attempt): Promise<void> => {
    await query('insert into attempts (approval, attempt) values ($1, $2)', [
      attempt.approval,
      JSON.stringify(attempt),
    ]);
  },

  /** In the order in which they came. */
  attemptsOf: async (approval: string): Promise<readonly Attempt[]> => {
    const rows = await query<{ attempt: Attempt }>('select attempt from attempts where approval = $1 order by id', [
      approval,
    ]);
    return rows.map(({ attempt }) => attempt);
  },
});
