import type { Taking } from '../../domain/letters/bundles';
import type { AskingMail } from '../../domain/approvals/time/grace-periods';
import { askingAbout, mailedIn, type Mailed } from './asking-letters';
import type { Database, Query } from './database';
import { createForgetting } from './settled-letters';
import { createSettling } from './settlement';
import type { Letter } from '../../domain/mail/letters';
import { LETTERS_DAYS } from '../host/env';

/** How long a claim holds: longer than a post may be silent before it counts as dead. Its letters are left to the next one after this. */
const CLAIM_MS = 30_000;

/** Letters that wait: how many, and since when the oldest does or may leave (ISO instant of the store's clock). */
export interface OutboxState {
  readonly waiting: number;
  readonly oldest?: string;
  readonly refused: number;
}

/** A mail by which somebody was asked, for which seats; without a Message-ID it has not left. */
export interface AskedBefore {
  readonly kind: Letter['kind'];
  readonly seats: readonly string[];
  readonly messageId?: string;
}

/** What becomes of a letter that was taken: it is kept until an instant, or leaves with a mail (its Message-ID). */
interface Arranged {
  readonly id: string;
  readonly until?: string;
  readonly mail?: string;
}

/** Letters of one kind to one person, at an address of theirs. */
interface Stream {
  readonly to: string;
  readonly address: string | null;
  readonly kind: Letter['kind'];
}

const withoutNoAddress = <Row extends Stream>({ address, ...each }: Row) => ({
  ...each,
  ...(address !== null && { address }),
});

/** Letters that were taken; since when others of their kind are looked for that have left (ISO); for whom everything that is kept is wanted. */
interface Surroundings {
  readonly taken: readonly Letter[];
  readonly since: string;
  readonly readers?: readonly string[];
}

/** Writes letters within a transaction; one that is there already, sent or not, is not written again. */
export async function addLetters(query: Query, letters: readonly Letter[]): Promise<void> {
  if (letters.length === 0) return;
  await query(
    `insert into outbox (id, programme, letter) select letter->>'id', letter->>'programme', letter
      from json_array_elements($1::json) as letter on conflict (id) do nothing`,
    [JSON.stringify(letters)],
  );
}

/** The mails that entries called for, until each is sent, refused or dropped. */
export type Outbox = ReturnType<typeof createOutbox>;

export function createOutbox(database: Database, { days = LETTERS_DAYS }: { readonly days?: number } = {}) {
  const { query } = database;

  const { settle, pay } = createSettling(query);

  return {
    add: (letters: readonly Letter[]) => addLetters(query, letters),

    /** How many mails ask people about an approval. */
    mailedAbout: async (programme: string, approval: string): Promise<Mailed> =>
      mailedIn(await askingAbout(query, programme, approval)),

    /** Claims the oldest waiting letters of a programme that are not kept any longer; nobody else gets them until they are settled, released or 30 s old. */
    take: async (programme: string, limit: number, now: string): Promise<readonly Letter[]> => {
      await pay();
      const rows = await query<{ letter: Letter; position: number }>(
        `update outbox set claimed_at = $3, tries = tries + 1 where id in (
          select id from outbox where programme = $1 and state = 'waiting' and (claimed_at is null or claimed_at <= $4)
            and (kept_until is null or kept_until <= $3)
          order by position limit $2 for update skip locked
        ) returning letter, position`,
        [programme, limit, now, new Date(Date.parse(now) - CLAIM_MS).toISOString()],
      );
      return rows.sort((a, b) => a.position - b.position).map(({ letter }) => letter);
    },

    /**
     * What is to be known of a programme's other letters before these, which were taken, leave: those that wait, were kept or taken for a
     * mail, and are about the same matters or go to one of the `readers`; until when the first of their kind is kept for their reader;
     * and which were the last of their kind to leave for somebody since an instant.
     */
    standing: async (
      programme: string,
      { taken, since, readers = [] }: Surroundings,
    ): Promise<Pick<Taking, 'kept' | 'windows' | 'left'>> => {
      const rows = await query<{ letter: Letter; until: string | null; mail: string | null; taken: boolean }>(
        `select letter, kept_until as until, message_id as mail, claimed_at is not null as taken from outbox
          where programme = $1 and state = 'waiting' and (kept_until is not null or message_id is not null)
            and (letter->>'about' = any($2) or letter->>'to' = any($3)) order by position`,
        [programme, [...new Set(taken.map(({ about }) => about))], readers],
      );
      const streams = [
        ...new Map(taken.map((each) => [JSON.stringify([each.to, each.address, each.kind]), each])).values(),
      ];
      const windows = await query<Stream & { until: string }>(
        `select "to", nullif(address, '') as address, kind, until
          from unnest($2::text[], $3::text[], $4::text[]) as asked ("to", address, kind), lateral (
            select min(kept_until) as until from outbox
              where programme = $1 and state = 'waiting' and kept_until is not null and message_id is null
                and letter->>'to' = asked."to" and coalesce(letter->>'address', '') = asked.address and letter->>'kind' = asked.kind
          ) as kept where until is not null`,
        [
          programme,
          streams.map(({ to }) => to),
          streams.map(({ address }) => address ?? ''),
          streams.map(({ kind }) => kind),
        ],
      );
      const left = await query<Stream & { at: string }>(
        `select letter->>'to' as "to", letter->>'address' as address, letter->>'kind' as kind, max(settled_at) as at from outbox
          where programme = $1 and state = 'sent' and settled_at > $2 group by 1, 2, 3`,
        [programme, since],
      );
      return {
        kept: rows.map(({ letter, until, mail, taken: isTaken }) => ({
          letter,
          ...(until && { until }),
          ...(mail && { mail }),
          ...(isTaken && { isTaken: true as const }),
        })),
        windows: windows.map(withoutNoAddress),
        left: left.map(withoutNoAddress),
      };
    },

    /** Writes down, before anything leaves, which letters are kept and until when, and for which mail each of the others is taken. */
    arrange: async (letters: readonly Arranged[], now: string): Promise<void> => {
      await query(
        `update outbox set kept_until = coalesce(each.until, outbox.kept_until), message_id = each.mail,
            claimed_at = case when each.mail is null then null else $2::timestamptz end
          from unnest($1::text[], $3::timestamptz[], $4::text[]) as each (id, until, mail)
          where outbox.id = each.id and outbox.state = 'waiting'`,
        [
          letters.map(({ id }) => id),
          now,
          letters.map(({ until }) => until ?? null),
          letters.map(({ mail }) => mail ?? null),
        ],
      );
    },

    /** When the first letter that is kept may leave (ISO). */
    nextDue: async (programme: string): Promise<string | undefined> => {
      const [row] = await query<{ due: string | null }>(
        `select min(kept_until) as due from outbox where programme = $1 and state = 'waiting' and kept_until is not null`,
        [programme],
      );
      return row?.due ?? undefined;
    },

    /** `messageId` is that of the mail that carried it, so that a bounce or a reply finds it again. */
    markSent: (id: string, at: string, messageId: string) => settle({ id, state: 'sent', at, messageId }),

    /** The mail server will never take it. */
    markRefused: (id: string, reason: string) => settle({ id, state: 'refused', reason }),

    /** There is nothing to say any longer: the seat has answered, the approval is closed. */
    markDropped: (id: string, why: string) => settle({ id, state: 'dropped', reason: why }),

    /** The letters that one of these mails carried, by Message-ID without angle brackets. */
    carriedBy: async (messageIds: readonly string[]): Promise<readonly Letter[]> => {
      const rows = await query<{ letter: Letter }>(
        `select letter from outbox where message_id in (select json_array_elements_text($1::json)) order by position`,
        [JSON.stringify(messageIds)],
      );
      return rows.map(({ letter }) => letter);
    },

    /** Gives claimed letters back after a failure that may pass. */
    release: async (ids: readonly string[], error: string): Promise<void> => {
      await query(
        `update outbox set claimed_at = null, message_id = null, last_error = $2
          where state = 'waiting' and id = any($1::text[])`,
        [ids, error],
      );
    },

    /** The mails by which an approval asked people, each with when it was called for and whether it has left; what was refused or dropped is none. */
    asking: async (programme: string, approval: string): Promise<readonly AskingMail[]> =>
      (await askingAbout(query, programme, approval))
        .filter(({ state }) => state === 'waiting' || state === 'sent')
        .map(({ letter: { to, at }, leftAt }) => ({ to, askedAt: at, ...(leftAt !== null && { leftAt }) })),

    /** The mails by which the person to whom a letter goes was asked about its matter in its round, oldest first: those that left, by their Message-ID, and those that still wait. */
    askedBefore: async ({ programme, about, round, to }: Letter): Promise<readonly AskedBefore[]> =>
      (await askingAbout(query, programme, about))
        .filter(({ letter, state }) => letter.to === to && letter.round === round && /^(waiting|sent)$/.test(state))
        .map(({ letter: { kind, seats = [] }, state, messageId }) => ({
          kind,
          seats,
          ...(state === 'sent' && messageId !== null && { messageId }),
        })),

    /** Of these people, those to whom a mail by which an approval asks still waits, and the last of each to whom their server refused it. */
    stillOut: async (programme: string, approval: string, people: readonly string[]) => {
      const rows = await askingAbout(query, programme, approval);
      const waiting = people.filter((person) =>
        rows.some(({ letter, state }) => letter.to === person && state === 'waiting'),
      );
      const last = people
        .filter((person) => !waiting.includes(person))
        .flatMap((person) => rows.findLast(({ letter }) => letter.to === person) ?? []);
      return { waiting, refused: last.filter(({ state }) => state === 'refused').map(({ letter }) => letter) };
    },

    /** Takes out, once a day, a programme's letters that were settled longer ago than they are kept; answers how many. */
    forget: createForgetting(query, days),

    /** How many letters of a programme somebody has claimed and not settled. */
    claimed: async (programme: string): Promise<number> => {
      const [row] = await query<{ claimed: number }>(
        `select count(*)::int as claimed from outbox where programme = $1 and state = 'waiting' and claimed_at is not null`,
        [programme],
      );
      return row?.claimed ?? 0;
    },

    /** What is kept for a digest waits for no mail server and is not counted. */
    waiting: async (programme?: string): Promise<OutboxState> => {
      const [row] = await query<{ waiting: number; oldest: string | null; refused: number }>(
        `select count(*) filter (where state = 'waiting') as waiting, count(*) filter (where state = 'refused') as refused,
          min(greatest(queued_at, kept_until)) filter (where state = 'waiting') as oldest
          from outbox where state in ('waiting', 'refused') and ($1::text is null or programme = $1)
            and not (state = 'waiting' and letter->>'kind' = 'outcome' and coalesce(kept_until > now(), true))`,
        [programme ?? null],
      );
      return { waiting: row?.waiting ?? 0, refused: row?.refused ?? 0, ...(row?.oldest && { oldest: row.oldest }) };
    },
  };
}
