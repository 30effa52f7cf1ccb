import type { Database } from './database';

/** A mail that came in: who it says it is from, what became of it, and why if nothing did. `at` is an ISO instant. */
export interface InboundRecord {
  readonly id: string;
  readonly at: string;
  readonly sender: string;
  readonly subject: string;
  readonly became: 'bounce' | 'doubt' | 'comment' | 'ignored' | 'refused';
  readonly reason?: string;
}

/** What became of mails that came in, each under its Message-ID. */
export type InboundMails = ReturnType<typeof createInboundMails>;

export const createInboundMails = ({ query }: Database) => ({
  /** What became of this mail when it came before. */
  find: async (id: string): Promise<InboundRecord | undefined> => {
    const [row] = await query<Omit<InboundRecord, 'reason'> & { readonly reason: string | null }>(
      'select id, received_at as at, sender, subject, became, reason from inbound_mails where id = $1',
      [id],
    );
    if (!row) return undefined;
    const { reason, ...rest } = row;
    return { ...rest, ...(reason !== null && { reason }) };
  },

  record: async ({ id, at, sender, subject, became, reason }: InboundRecord): Promise<void> => {
    await query(
      `insert into inbound_mails (id, received_at, sender, subject, became, reason) values ($1, $2, $3, $4, $5, $6)
        on conflict do nothing`,
      [id, at, sender, subject, became, reason ?? null],
    );
  },
});
