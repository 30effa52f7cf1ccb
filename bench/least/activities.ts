import { createHash } from 'node:crypto';
import type { Transporter } from 'nodemailer';
import type { Database } from '../../infra/store/database';
import type { Tokens } from './tokens';

export type LeastActivities = ReturnType<typeof createLeastActivities>;

/** About what a mail of the product weighs. */
const FILLER = '<p>Lorem ipsum dolor sit amet, consectetur adipiscing elit.</p>'.repeat(120);

/** A chained entry each, the row that pages read, and a mail a person: nothing else. */
export const createLeastActivities = (db: Database, mailer: Transporter, tokens: Tokens) => {
  let chain = '';
  const hashed = (entry: string) => (chain = createHash('sha256').update(`${chain} ${entry}`).digest('hex'));

  return {
    append: async (id: string, state: string, entries: readonly string[]): Promise<void> => {
      await db.transaction(async (query) => {
        for (const entry of entries)
          await query('insert into ledger (approval, entry, hash) values ($1, $2, $3)', [id, entry, hashed(entry)]);
        await query('insert into approvals values ($1, $2) on conflict (id) do update set state = $2', [id, state]);
      });
    },
    ask: async (id: string, people: readonly string[]): Promise<void> => {
      const send = (to: string) => {
        const link = `http://localhost/d/${tokens.sign({ approval: id, person: to })}`;
        const html = `<p><a href="${link}">Decide</a></p>${FILLER}`;
        return mailer.sendMail({ from: 'least@localhost', to, subject: id, text: link, html, textEncoding: 'base64' });
      };
      await Promise.all(people.map(send));
    },
  };
};
