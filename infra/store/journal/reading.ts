import type { AccountBalance, DayBalance } from '../../../domain/money/journal/balances';
import {
  balancedLines,
  type BalancedLine,
  type JournalLine,
  type StatementAccount,
  type Subject,
  type SubjectKind,
} from '../../../domain/money/journal/statements';
import type { AccountKey, Posting } from '../../../domain/money/journal/transactions';
import type { Database } from '../database';
import { cursorOf, pageOf, readPlace, type CountedPage, type PageAsked } from '../pages';

/** What is asked of a statement: of whom, between which days, both included, and which accounts are left out. */
export interface StatementAsked {
  readonly subject: Subject;
  readonly from?: string | undefined;
  readonly until?: string | undefined;
  readonly hidden: readonly AccountKey[];
}

/** A page of a statement: its accounts as a whole, and some of its lines, each with what its account stands at after it. */
export interface StatementPage {
  readonly accounts: readonly Omit<StatementAccount, 'closing'>[];
  readonly lines: CountedPage<BalancedLine>;
}

const columns: Readonly<Record<SubjectKind, string>> = {
  party: 'party',
  fund: 'fund',
  project: 'project',
  budget: 'budget',
};

const [FIRST_DAY, LAST_DAY] = ['0001-01-01', '9999-12-31'];

type LineRow = Omit<JournalLine, 'reverses' | keyof Posting> & {
  readonly account: AccountKey;
  readonly amount: string;
  readonly [field: string]: unknown;
};

/** Leaves out what a line doesn't say. */
const lineOf = (row: LineRow): JournalLine =>
  Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)) as unknown as JournalLine;

interface AccountRow extends Omit<StatementAccount, 'closing'> {
  /** What it stands at before the first line of the page. */
  readonly balance: string;
  readonly count: number;
  readonly before: number;
}

/** What is read of the journal: every sum is the store's own, of any size. */
export type Journal = ReturnType<typeof createJournal>;

export function createJournal({ query }: Pick<Database, 'query'>) {
  return {
    /** What every account of a programme comes to, up to and including a day. */
    balances: (programme: string, until = LAST_DAY): Promise<readonly AccountBalance[]> =>
      query<AccountBalance>(
        `select account, currency, coalesce(sum(amount) filter (where amount > 0), 0)::text as debit,
            coalesce(-sum(amount) filter (where amount < 0), 0)::text as credit, sum(amount)::text as balance
          from postings where programme = $1 and date <= $2 group by account, currency`,
        [programme, until],
      ),

    /** What an account stood at in the end of each day on which something was posted to it, up to a day; the earliest first. */
    daily: (programme: string, account: AccountKey, until = LAST_DAY): Promise<readonly DayBalance[]> =>
      query<DayBalance>(
        `select date::text, currency, sum(sum(amount)) over (partition by currency order by date)::text as balance
          from postings where programme = $1 and account = $2 and date <= $3 group by date, currency order by postings.date, currency`,
        [programme, account, until],
      ),

    /** A page of a statement. Throws `invalid_input` for a place that is none. */
    statement: async (programme: string, asked: StatementAsked, page: PageAsked): Promise<StatementPage> => {
      const { subject, from = FIRST_DAY, until = LAST_DAY, hidden } = asked;
      const [day, posted, position] =
        page.after === undefined ? [FIRST_DAY, 0, 0] : readPlace(page.after, ['day', 'number', 'number']);
      const given = [programme, subject.key, from, until, hidden, day, posted, position];
      const concerns = `programme = $1 and ${columns[subject.kind]} = $2 and date <= $4 and account <> all($5::text[])`;
      const isBefore = '(date, posted, position) <= ($6::date, $7::integer, $8::integer)';
      const [accounts, rows] = await Promise.all([
        query<AccountRow>(
          `select account, currency, coalesce(sum(amount) filter (where date < $3), 0)::text as opening,
              coalesce(sum(amount) filter (where date >= $3 and amount > 0), 0)::text as debit,
              coalesce(-sum(amount) filter (where date >= $3 and amount < 0), 0)::text as credit,
              coalesce(sum(amount) filter (where date < $3 or ${isBefore}), 0)::text as balance,
              count(*) filter (where date >= $3) as count, count(*) filter (where date >= $3 and ${isBefore}) as before
            from postings where ${concerns} group by account, currency`,
          given,
        ),
        query<LineRow>(
          `select key as transaction, lines.date::text, lines.currency, what, lines.posted, position, process, number, reverses,
              account, amount::text, party, fund, project, budget
            from (select * from postings where ${concerns} and date >= $3 and not ${isBefore}
              order by date, posted, position limit $9) as lines join transactions using (programme, posted)
            order by lines.date, lines.posted, position`,
          [...given, page.limit + 1],
        ),
      ]);
      const sum = (of: (row: AccountRow) => number) => accounts.reduce((total, row) => total + of(row), 0);
      const { items, next } = pageOf(rows.map(lineOf), page.limit, (line) =>
        cursorOf([line.date, line.posted, line.position]),
      );
      return {
        accounts: accounts.map(({ balance: _balance, count: _count, before: _before, ...account }) => account),
        lines: {
          items: balancedLines(accounts, items),
          count: sum(({ count }) => count),
          before: sum(({ before }) => before),
          ...(next !== undefined && { next }),
        },
      };
    },
  };
}
