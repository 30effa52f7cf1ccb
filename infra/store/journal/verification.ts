import type { Entry } from '../../../domain/record/ledger';
import { amountText } from '../../../domain/shared/amounts';
import type { Text } from '../../../domain/shared/text';
import { firstDifference } from '../../../domain/money/journal/refusals';
import { transactionsOf, type Posting, type Transaction } from '../../../domain/money/journal/transactions';
import type { Query } from '../database';
import { readTransactions, type PostedTransaction } from './transactions';

/** A row of the ledger, with its text where that may bring a transaction. */
interface Row {
  readonly programme: string;
  readonly process: string;
  readonly number: number;
  readonly said: string | null;
}

const say = (zh: string, en: string): Text => ({ zh, en });

const nameOf = (programme: string, key: string) => `${programme}\n${key}`;

const toldIn = ({ said }: Pick<Row, 'said'>): readonly Transaction[] =>
  said === null ? [] : transactionsOf((JSON.parse(said) as Entry).happening);

/** A posting in words. */
const lineOf = (posting: Posting | undefined, currency: string): Text => {
  if (!posting) return say('无', 'nothing');
  const { account, amount, ...concerns } = posting;
  const all = [account, amountText(amount, currency), ...Object.values(concerns)].join(' ');
  return say(all, all);
};

/** In what the journal's transaction is not the one that the record tells. */
function differenceOf(told: Transaction, kept: PostedTransaction): Text | undefined {
  const { key, currency } = told;
  const at = firstDifference(told.postings, kept.postings);
  if (at !== undefined) {
    const [record, store] = [told.postings[at - 1], kept.postings[at - 1]].map((each) => lineOf(each, currency));
    return say(
      `分录 ${key} 第 ${at} 行：记录为 ${record?.zh}，账簿为 ${store?.zh}。`,
      `Transaction ${key}, posting ${at}: the record says ${record?.en}, the journal ${store?.en}.`,
    );
  }
  const fields = ['date', 'currency', 'reverses'] as const;
  const isOther =
    fields.some((field) => told[field] !== kept[field]) ||
    told.what.zh !== kept.what.zh ||
    told.what.en !== kept.what.en ||
    !kept.isInOrder;
  return isOther
    ? say(`分录 ${key} 与记录不符。`, `Transaction ${key} is not in the journal as the record says it.`)
    : undefined;
}

/** Compares the journal with what the record says, as a chain is walked: each transaction, posting by posting. */
export function createJournalCheck(query: Query) {
  let kept = new Map<string, PostedTransaction>();
  /** How many transactions of each programme were met. */
  const counts = new Map<string, number>();

  const missing = (key: string) => say(`分录 ${key} 未入账。`, `Transaction ${key} is not in the journal.`);
  const misplaced = (key: string) =>
    say(`分录 ${key} 的次序或出处与记录不符。`, `Transaction ${key} stands at another place than the record says.`);

  const defectOf = (row: Row, told: Transaction): Text | undefined => {
    const found = kept.get(nameOf(row.programme, told.key));
    if (!found) return missing(told.key);
    const difference = differenceOf(told, found);
    if (difference) return difference;
    const count = counts.get(row.programme) ?? 0;
    if (found.posted <= count) return undefined; // told once more, and the same
    counts.set(row.programme, count + 1);
    const isInPlace = found.posted === count + 1 && found.process === row.process && found.number === row.number;
    return isInPlace ? undefined : misplaced(told.key);
  };

  return {
    /** Reads what the journal has of rows that are about to be walked. */
    recall: async (rows: readonly Row[]): Promise<void> => {
      const asked = rows.flatMap((row) => toldIn(row).map(({ key }) => ({ programme: row.programme, key })));
      const found = asked.length === 0 ? [] : await readTransactions(query, asked);
      kept = new Map(found.map((each) => [nameOf(each.programme, each.key), each]));
    },

    /** What is wrong in the journal with what a row brings. */
    defectOf: (row: Row): Text | undefined => {
      for (const told of toldIn(row)) {
        const defect = defectOf(row, told);
        if (defect) return defect;
      }
      return undefined;
    },

    /** What stands in the journal of a programme whose chain was walked up to some place, and no entry up to there tells; where it says that it is from. */
    strayIn: async (programme: string, sequence: number): Promise<{ why: Text; sequence: number } | undefined> => {
      const [stray] = await query<{ key: string | null; posted: number; position: number | null; sequence: number }>(
        `select key, posted, null::integer as position, coalesce(sequence, $3) as sequence from transactions left join ledger using (process, number)
            where transactions.programme = $1 and posted > $2 and (sequence is null or sequence <= $3)
          union all select null, posted, position, $3 from postings left join transactions using (programme, posted)
            where postings.programme = $1 and key is null limit 1`,
        [programme, counts.get(programme) ?? 0, sequence],
      );
      if (!stray) return undefined;
      const { key, posted, position } = stray;
      const name = key ?? `${posted}/${position}`;
      const why = say(`账簿中的 ${name} 在记录中不存在。`, `The journal has ${name}, which no entry tells.`);
      return { why, sequence: stray.sequence };
    },
  };
}

export type JournalCheck = ReturnType<typeof createJournalCheck>;
