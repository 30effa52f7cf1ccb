import type { Entry, Happening } from '../../domain/ledger';
import type { Query } from './database';

type Comment = Entry & { readonly happening: Extract<Happening, { readonly type: 'approval.commented' }> };

export const isComment = (entry: Entry): entry is Comment => entry.happening.type === 'approval.commented';

/** A reply by mail becomes a comment, once however often it is told. */
export async function projectComment(query: Query, { programme, at, happening }: Comment): Promise<void> {
  const { approval, source, person, comment } = happening;
  await query(
    `insert into comments (approval, source, programme, person, at, comment) values ($1, $2, $3, $4, $5, $6)
      on conflict do nothing`,
    [approval, source, programme, person, at, comment],
  );
}
