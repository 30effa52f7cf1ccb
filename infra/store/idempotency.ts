import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { DomainError } from '../../domain/shared/errors';
import { tidyUp } from '../host/behind';
import { unflushed, type Database } from './database';

/** What a request was answered. */
export interface KeptAnswer {
  readonly status: number;
  readonly body: unknown;
}

interface Row {
  readonly route: string;
  readonly body_hash: string;
  readonly status: number | null;
  readonly answer: unknown;
}

/**
 * After this a first request that has not answered counts as dead, and a repeat does the work; every call answers or refuses sooner,
 * and what a process has been asked once it recognises.
 */
const CLAIM_MS = 20_000;

/** How long a repeat waits for the first request to answer: longer than a dead one holds its claim. And how often it looks. */
const WAIT_MS = 25_000;
const LOOK_MS = 50;

/** This process, as it signs its claims. */
const self = randomUUID();

/** Does the work; where it is refused nothing was done, so the same key may try again: `free` lets go of it. */
async function orFree<Result>(work: () => Promise<Result>, free: () => Promise<unknown>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    await tidyUp(free);
    throw error;
  }
}

/** Answers to requests that start something, by the caller's Idempotency-Key; what a power cut takes of them the processes know. */
export type Idempotency = ReturnType<typeof createIdempotency>;

export function createIdempotency(database: Database) {
  const { query } = database;

  const claim = async (key: string, route: string, bodyHash: string): Promise<boolean> => {
    const rows = await query(
      `insert into idempotency (key, route, body_hash, claimed_by, claimed_at) values ($1, $2, $3, $4, now())
        on conflict (key) do update set claimed_by = excluded.claimed_by, claimed_at = excluded.claimed_at
          where idempotency.status is null and idempotency.route = excluded.route
            and idempotency.body_hash = excluded.body_hash
            and idempotency.claimed_at < now() - $5 * interval '1 millisecond'
        returning key, ${unflushed}`,
      [key, route, bodyHash, self, CLAIM_MS],
    );
    return rows.length > 0;
  };

  async function answer(
    key: string,
    work: () => Promise<KeptAnswer>,
  ): Promise<KeptAnswer & { readonly replayed: false }> {
    const { status, body } = await orFree(work, () =>
      query('delete from idempotency where key = $1 and status is null and claimed_by = $2', [key, self]),
    );
    // It is done: an answer that can't be kept is given all the same, and a repeat asks the process, which knows.
    await tidyUp(() =>
      query(`update idempotency set status = $2, answer = $3 where key = $1 returning ${unflushed}`, [
        key,
        status,
        JSON.stringify(body ?? null),
      ]),
    );
    return { status, body, replayed: false };
  }

  /**
   * Does the work of a request once: a repeat with the same key and content gets the first one's answer, also when both come at the
   * same time. Throws `idempotency_conflict` for another content under the key, `idempotency_in_progress` when the first request
   * takes too long.
   */
  async function once(
    key: string,
    route: string,
    bodyHash: string,
    work: () => Promise<KeptAnswer>,
  ): Promise<KeptAnswer & { readonly replayed: boolean }> {
    for (const until = Date.now() + WAIT_MS; Date.now() < until; await pause(LOOK_MS)) {
      if (await claim(key, route, bodyHash)) return answer(key, work);
      const [row] = await query<Row>('select route, body_hash, status, answer from idempotency where key = $1', [key]);
      if (row && (row.route !== route || row.body_hash !== bodyHash)) throw new DomainError('idempotency_conflict');
      if (row && row.status !== null) return { status: row.status, body: row.answer, replayed: true };
    }
    throw new DomainError('idempotency_in_progress');
  }

  /**
   * Does the work of a request whose process knows repeats by itself: the key stands for this content alone from now on, unless it was
   * refused. Throws `idempotency_conflict` for another content.
   */
  async function forOne<Result>(
    key: string,
    route: string,
    bodyHash: string,
    work: () => Promise<Result>,
  ): Promise<Result> {
    const [bound] = await query<Pick<Row, 'body_hash'> & { readonly is_new: boolean }>(
      `insert into idempotency (key, route, body_hash, claimed_by, claimed_at) values ($1, $2, $3, $4, now())
        on conflict (key) do update set key = excluded.key returning body_hash, xmax = 0 as is_new, ${unflushed}`,
      [key, route, bodyHash, self],
    );
    if (bound?.body_hash !== bodyHash) throw new DomainError('idempotency_conflict');
    return orFree(work, async () => bound.is_new && query('delete from idempotency where key = $1', [key]));
  }

  /** For the only process of a store, at its start: what another one left unfinished will never be finished, and nobody waits for it. */
  const giveUpClaims = async (): Promise<void> => {
    await query('update idempotency set claimed_at = to_timestamp(0) where status is null');
  };

  return { once, forOne, giveUpClaims };
}
