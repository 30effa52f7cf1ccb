import type { Approval } from '../../domain/approvals/approvals';
import type { Entry } from '../../domain/record/ledger';
import { chatEventOf, chatMessagesOf, type ChatMessage } from '../../domain/chats/messages';
import type { Database, Query } from './database';
import type { OutboxState } from './outbox';
import type { ChatChannel } from '../../domain/programme/chat-channels';

/** How long a claim holds; a sender that died leaves its messages to the next one after this. */
const CLAIM_MS = 60_000;

/** Writes, within a transaction, the chat messages that a programme's entries call for; one that is there already is not written again. */
export async function addChatMessages(
  query: Query,
  programme: string,
  told: readonly { readonly entry: Entry; readonly approval?: Approval }[],
): Promise<void> {
  if (!told.some(({ entry }) => chatEventOf(entry))) return;
  const [row] = await query<{ channels: readonly ChatChannel[] | null }>(
    `select definition->'governance'->'notices' as channels from programmes where key = $1`,
    [programme],
  );
  const channels = row?.channels ?? [];
  const messages = told.flatMap(({ entry, approval }) =>
    chatMessagesOf(entry, { channels, ...(approval && { approval }) }),
  );
  if (messages.length === 0) return;
  await query(
    `insert into notices (id, programme, notice) select notice->>'id', notice->>'programme', notice
      from json_array_elements($1::json) as notice on conflict (id) do nothing`,
    [JSON.stringify(messages)],
  );
}

/** The chat messages that entries called for, until each is sent, refused or dropped. */
export type ChatMessages = ReturnType<typeof createChatMessages>;

export function createChatMessages({ query }: Database) {
  const settle = async (id: string, state: 'sent' | 'refused' | 'dropped', reason: string | null) => {
    await query(
      `update notices set state = $2, settled_at = now(), reason = $3, claimed_at = null where id = $1 and state = 'waiting'`,
      [id, state, reason],
    );
  };

  return {
    /** Claims the oldest waiting messages of a programme that are not to wait longer; nobody else gets them for 60 s. */
    take: async (programme: string, limit: number, now: string): Promise<readonly ChatMessage[]> => {
      const rows = await query<{ notice: ChatMessage; position: number }>(
        `update notices set claimed_at = $3, tries = tries + 1 where id in (
          select id from notices where programme = $1 and state = 'waiting' and (claimed_at is null or claimed_at <= $4)
            and (not_before is null or not_before <= $3)
          order by position limit $2 for update skip locked
        ) returning notice, position`,
        [programme, limit, now, new Date(Date.parse(now) - CLAIM_MS).toISOString()],
      );
      return rows.sort((a, b) => a.position - b.position).map(({ notice }) => notice);
    },

    markSent: (id: string) => settle(id, 'sent', null),

    /** The channel will never take it, or nobody has said where it is. */
    markRefused: (id: string, reason: string) => settle(id, 'refused', reason),

    /** There is nothing to say any longer: the approval is closed. */
    markDropped: (id: string, why: string) => settle(id, 'dropped', why),

    /** Gives a claimed message back after a failure that may pass; it is not taken again before the instant that the receiver named. */
    release: async (id: string, error: string, notBefore?: string): Promise<void> => {
      await query(
        `update notices set claimed_at = null, last_error = $2, not_before = $3 where id = $1 and state = 'waiting'`,
        [id, error, notBefore ?? null],
      );
    },

    waiting: async (programme?: string): Promise<OutboxState> => {
      const [row] = await query<{ waiting: number; oldest: string | null; refused: number }>(
        `select count(*) filter (where state = 'waiting') as waiting, count(*) filter (where state = 'refused') as refused,
          min(queued_at) filter (where state = 'waiting') as oldest
          from notices where state in ('waiting', 'refused') and ($1::text is null or programme = $1)`,
        [programme ?? null],
      );
      return { waiting: row?.waiting ?? 0, refused: row?.refused ?? 0, ...(row?.oldest && { oldest: row.oldest }) };
    },
  };
}
