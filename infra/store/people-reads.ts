import type { Query } from './database';

/** Who has to do with which programmes, by their addresses. */
export const peopleReads = (query: Query) => ({
  /** The programmes in which a person has a role or stands in for somebody now, beside some; those started first first, and how many they are. */
  partsOf: async (
    person: string,
    { limit, besides = [] }: { readonly limit: number; readonly besides?: readonly string[] },
  ): Promise<{ readonly keys: readonly string[]; readonly count: number }> => {
    const rows = await query<{ key: string; count: number }>(
      `select key, (select count(*) from people where person = $1 and (has_role or stands_in) and programme <> all($3)) as count
        from people join programmes on programmes.key = people.programme
        where person = $1 and (has_role or stands_in) and key <> all($3) order by started_at, key limit $2`,
      [person, limit, besides],
    );
    return { keys: rows.map(({ key }) => key), count: rows[0]?.count ?? 0 };
  },

  /** Everybody who works in the office of some programme, by their addresses: so many of them, and one more where there are. */
  officers: async (limit: number): Promise<readonly string[]> =>
    (
      await query<{ person: string }>('select distinct person from people where is_officer order by person limit $1', [
        limit + 1,
      ])
    ).map(({ person }) => person),

  isOfficer: async (person: string): Promise<boolean> =>
    (await query('select 1 from people where person = $1 and is_officer limit 1', [person])).length > 0,

  knows: async (person: string): Promise<boolean> =>
    (await query('select 1 from people where person = $1 limit 1', [person])).length > 0,
});
