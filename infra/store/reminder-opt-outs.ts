import type { Database } from './database';
import type { Person } from '../../domain/shared/keys';

/** Who wants no reminders of which programme. First questions and escalations come all the same. */
export type ReminderOptOuts = ReturnType<typeof createReminderOptOuts>;

export const createReminderOptOuts = ({ query }: Database) => ({
  /** Harmless a second time: the first instant stays. */
  stop: async (programme: string, person: Person, at: string): Promise<void> => {
    await query('insert into reminder_opt_outs (programme, person, since) values ($1, $2, $3) on conflict do nothing', [
      programme,
      person,
      at,
    ]);
  },

  resume: async (programme: string, person: Person): Promise<void> => {
    await query('delete from reminder_opt_outs where programme = $1 and person = $2', [programme, person]);
  },

  has: async (programme: string, person: Person): Promise<boolean> =>
    (await query('select 1 from reminder_opt_outs where programme = $1 and person = $2', [programme, person])).length >
    0,

  /** The programmes of which a person wants no reminders. */
  of: async (person: Person): Promise<readonly string[]> =>
    (
      await query<{ programme: string }>(
        'select programme from reminder_opt_outs where person = $1 order by programme',
        [person],
      )
    ).map(({ programme }) => programme),
});
