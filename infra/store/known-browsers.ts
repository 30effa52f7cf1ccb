import { hashOf } from '../host/hashes';
import type { DigitsOf } from '../keys/links';
import type { BrowserId } from '../keys/sessions';
import type { Database } from './database';
import type { Person } from '../../domain/shared/keys';

/** Of two digits, a guess at random is right once in 86 times; a program that types the same into every field has used up one. */
export const DIGITS_TRIES = 3;

/** A browser that nobody has decided in for so long is asked again; its name lasts no longer either. */
const KNOWN_DAYS = 365;

export type KnownBrowsers = ReturnType<typeof createKnownBrowsers>;

/** In which browsers each person has decided before, and what was typed in vain in others; browsers by their hash. */
export const createKnownBrowsers = ({ query }: Pick<Database, 'query'>) => ({
  isKnown: async (browser: BrowserId, person: Person, now: Date): Promise<boolean> => {
    const since = new Date(now.getTime() - KNOWN_DAYS * 86_400_000).toISOString();
    const known = await query('select 1 from known_browsers where browser = $1 and person = $2 and since > $3', [
      hashOf(browser),
      person,
      since,
    ]);
    return known.length > 0;
  },

  remember: async (browser: BrowserId, person: Person, now: Date): Promise<void> => {
    await query(
      `insert into known_browsers (browser, person, since) values ($1, $2, $3)
        on conflict (browser, person) do update set since = excluded.since`,
      [hashOf(browser), person, now.toISOString()],
    );
  },

  /** In how many browsers a person is not asked. */
  countOf: async (person: Person): Promise<number> => {
    const [row] = await query<{ count: number }>('select count(*) from known_browsers where person = $1', [person]);
    return row?.count ?? 0;
  },

  /** All browsers of a person are asked again. */
  forgetPerson: async (person: Person): Promise<void> => {
    await query('delete from known_browsers where person = $1', [person]);
  },

  /** A browser is asked again, whoever decides there. */
  forgetBrowser: async (browser: BrowserId): Promise<void> => {
    await query('delete from known_browsers where browser = $1', [hashOf(browser)]);
  },

  /**
   * Counts what was typed; answers how many more wrong ones are taken after it, or nothing where it is not taken itself. Looking and
   * counting is one statement, so that tries sent at once are all counted; the same digits twice are one try.
   */
  triesAfter: async (
    { approval, round, person }: DigitsOf,
    typed: string,
    isRight: boolean,
  ): Promise<number | undefined> => {
    const [counted] = await query<{ left: number }>(
      `insert into typed_digits (approval, round, person, wrong)
          values ($1, $2, $3, case when $5::boolean then '{}'::text[] else array[$4::text] end)
        on conflict (approval, round, person) do update set wrong = case
            when $5::boolean or $4 = any(typed_digits.wrong) then typed_digits.wrong else typed_digits.wrong || $4 end
          where cardinality(typed_digits.wrong) < $6
        returning $6 - cardinality(wrong) as left`,
      [approval, round, person, typed, isRight, DIGITS_TRIES],
    );
    return counted?.left;
  },

  /** Whether no digits are taken any more. */
  areSpent: async ({ approval, round, person }: DigitsOf): Promise<boolean> => {
    const spent = await query(
      'select 1 from typed_digits where approval = $1 and round = $2 and person = $3 and cardinality(wrong) >= $4',
      [approval, round, person, DIGITS_TRIES],
    );
    return spent.length > 0;
  },
});
