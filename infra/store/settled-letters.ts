import { unflushed, type Query } from './database';

const DAY_MS = 24 * 3600 * 1000;

/** Letters that one statement looks at: nobody who settles or takes one waits for long. */
const AT_ONCE = 500;

interface Seen {
  readonly gone: number;
  readonly seen: number;
  readonly settled: string | null;
  readonly id: string | null;
}

/**
 * Takes letters of a programme that were settled before an instant out of the outbox, some at a time; answers how many. Those about an
 * approval stay until it has been over since before then: a reminder answers the mail before it, and a deadline asks who was warned.
 * Nobody is written to again: a letter is made with its entry, once.
 */
export async function forgetLetters(query: Query, programme: string, before: string): Promise<number> {
  let [settled, id, count] = ['-infinity', '', 0];
  for (;;) {
    const [page] = await query<Seen>(
      `with page as (select id, settled_at, letter->>'about' as about from outbox
          where programme = $1 and state <> 'waiting' and settled_at < $2 and (settled_at, id) > ($3::timestamptz, $4)
          order by settled_at, id limit ${AT_ONCE}),
        gone as (delete from outbox using page where outbox.id = page.id and not exists
          (select from approvals where approvals.id = page.about and (closed_at is null or closed_at >= $2)) returning 1),
        last as (select * from page order by settled_at desc, id desc limit 1)
      select (select count(*) from gone) as gone, (select count(*) from page) as seen, last.settled_at::text as settled, last.id, ${unflushed}
        from (values (1)) as always left join last on true`,
      [programme, before, settled, id],
    );
    count += page?.gone ?? 0;
    if (!page || page.seen < AT_ONCE || page.settled === null || page.id === null) return count;
    [settled, id] = [page.settled, page.id];
  }
}

/** Which letters of which programmes go when: once a day each. */
export function createForgetting(query: Query, days: number) {
  const done = new Map<string, number>();
  return async (programme: string, now: number): Promise<number> => {
    if ((done.get(programme) ?? 0) > now - DAY_MS) return 0;
    const count = await forgetLetters(query, programme, new Date(now - days * DAY_MS).toISOString());
    done.set(programme, now);
    return count;
  };
}
