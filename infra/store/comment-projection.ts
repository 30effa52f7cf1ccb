import type { Entry, Happening } from '../../domain/record/ledger';
import type { Query } from './database';

type Comment = Entry & { readonly happening: Extract<Happening, { readonly type: 'approval.commented' }> };

export const isComment = (entry: Entry): entry is Comment => entry.happening.type === 'approval.commented';

/** Replies by mail become comments, each once however often it is told. */
export async function projectComments(query: Query, entries: readonly Comment[]): Promise<void> {
  if (entries.length === 0) return;
  const column = (of: (entry: Comment) => string) => entries.map(of);
  await query(
    `insert into comments (approval, source, programme, person, at, comment, kept)
      select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::timestamptz[], $6::text[], $7::text[])
      on conflict do nothing`,
    [
      column(({ happening }) => happening.approval),
      column(({ happening }) => happening.source),
      column(({ programme }) => programme),
      column(({ happening }) => happening.person),
      column(({ at }) => at),
      column(({ happening }) => happening.comment),
      column(({ happening: { whole, attachments, leftOut } }) => JSON.stringify({ whole, attachments, leftOut })),
    ],
  );
}
