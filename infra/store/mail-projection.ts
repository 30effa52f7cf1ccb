import type { Entry, Happening } from '../../domain/ledger';
import type { Query } from './database';

type AboutMail = Entry & {
  readonly happening: Extract<Happening, { readonly type: 'approval.commented' | 'mail.bounced' }>;
};

export const isAboutMail = (entry: Entry): entry is AboutMail =>
  entry.happening.type === 'approval.commented' || entry.happening.type === 'mail.bounced';

/** A reply becomes a comment; a mail that arrived nowhere marks the tasks that it asked for. */
export async function projectMail(query: Query, { programme, at, happening }: AboutMail): Promise<void> {
  if (happening.type === 'approval.commented') {
    const { approval, source, person, comment } = happening;
    await query(
      `insert into comments (approval, source, programme, person, at, comment) values ($1, $2, $3, $4, $5, $6)
        on conflict do nothing`,
      [approval, source, programme, person, at, comment],
    );
    return;
  }
  if (happening.again !== undefined) return; // a second address is being tried
  await query(
    `update tasks set undelivered_at = $3 where programme = $1 and person = $2 and state = 'open' and undelivered_at is null
      and approval in (select json_array_elements_text($4::json))`,
    [programme, happening.person, at, JSON.stringify(happening.matters.map(({ about }) => about))],
  );
}
