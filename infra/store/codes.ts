import { randomInt } from 'node:crypto';
import { DomainError } from '../../domain/shared/errors';
import { text } from '../../domain/shared/sentences';
import { createKeyring } from '../keys/keyring';
import type { Database } from './database';
import type { Person } from '../../domain/shared/keys';

export const CODE_MINUTES = 10;
export const CODE_TRIES = 5;

/** So many codes a person and approval in this many minutes: with the tries of each, 15 guesses at a million. */
const CODES = 3;
const CODES_WITHIN_MINUTES = 15;

/** For what and whom a code is good. */
export interface CodeFor {
  readonly approval: string;
  readonly person: Person;
}

export type Codes = ReturnType<typeof createCodes>;

/** Six-digit codes for the tier `link+code`; kept as keyed hashes, so every API process knows them and no reader of the store does. */
export const createCodes = ({ query }: Pick<Database, 'query'>, { keys }: { readonly keys: readonly string[] }) => {
  const keyring = createKeyring(keys);
  const hashOf = ({ approval, person }: CodeFor, code: string) => keyring.mac(`code\0${approval}\0${person}\0${code}`);

  return {
    /** A new code in place of the one before, whose tries it does not inherit. Throws `rate_limited`. */
    draw: async (of: CodeFor, now: Date): Promise<string> => {
      const code = String(randomInt(1_000_000)).padStart(6, '0');
      const since = minutesFrom(now, -CODES_WITHIN_MINUTES);
      const drawn = await query(
        `insert into codes (approval, person, hash, expires_at, mailed_since) values ($1, $2, $3, $4, $5)
          on conflict (approval, person) do update set
            hash = excluded.hash, expires_at = excluded.expires_at, wrong_tries = 0,
            mailed = case when codes.mailed_since > $6 then codes.mailed + 1 else 1 end,
            mailed_since = case when codes.mailed_since > $6 then codes.mailed_since else excluded.mailed_since end
            where codes.mailed_since <= $6 or codes.mailed < $7
          returning 1`,
        [of.approval, of.person, hashOf(of, code), minutesFrom(now, CODE_MINUTES), now.toISOString(), since, CODES],
      );
      if (drawn.length > 0) return code;
      throw new DomainError('rate_limited', undefined, { retryAfterSeconds: CODES_WITHIN_MINUTES * 60 });
    },

    /**
     * Throws `code_wrong`, or `rate_limited` once the code is dead of wrong tries. A right code stays good for its minutes, so that a
     * double click is one vote; comparing and counting is one statement, so that tries sent at once are all counted.
     */
    prove: async (of: CodeFor, code: string, now: Date): Promise<void> => {
      const [tried] = await query<{ is_right: boolean }>(
        `update codes set wrong_tries = wrong_tries + case when hash = $3 then 0 else 1 end
          where approval = $1 and person = $2 and expires_at > $4 and wrong_tries < $5
          returning hash = $3 as is_right`,
        [of.approval, of.person, hashOf(of, code), now.toISOString(), CODE_TRIES],
      );
      if (tried?.is_right) return;
      if (tried) throw new DomainError('code_wrong');
      const [dead] = await query('select 1 from codes where approval = $1 and person = $2 and wrong_tries >= $3', [
        of.approval,
        of.person,
        CODE_TRIES,
      ]);
      throw dead
        ? new DomainError(
            'rate_limited',
            text(
              '已连续五次输错，验证码作废；请重新获取验证码。',
              'The code is dead after five wrong tries; ask for another.',
            ),
          )
        : new DomainError('code_wrong');
    },
  };
};

const minutesFrom = (now: Date, minutes: number) => new Date(now.getTime() + minutes * 60_000).toISOString();
