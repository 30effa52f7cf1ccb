import { accountCode, accountTitle } from '../../domain/money/journal/accounts';
import type { TrialBalance } from '../../domain/money/journal/balances';
import type { BalancedLine, StatementAccount } from '../../domain/money/journal/statements';
import type { AccountKey } from '../../domain/money/journal/transactions';
import { decimalOf } from '../../domain/shared/amounts';
import { say, type Language } from '../../domain/shared/text';
import type { ProgrammeView } from '../../domain/views/views';
import type { TableCell, TableSheet } from '../../infra/reading/table-sheets';
import type { Period, StatementShown } from './statements';
import { moneyWords } from './words';

/** A table with the name of its file, without an ending. */
export interface MoneyTable extends TableSheet {
  readonly fileName: string;
}

const amount = (minor: string, currency: string): TableCell => ({ number: decimalOf(minor, currency) });

const accountCells = (
  { definition, projects }: ProgrammeView,
  account: AccountKey,
  currency: string,
  language: Language,
) => [accountCode(definition, account), say(accountTitle(definition, account, projects), language), currency];

/** The trial balance as a table: an account a row, then a row of totals for each currency. */
export function trialBalanceTable(view: ProgrammeView, balance: TrialBalance, language: Language): MoneyTable {
  const words = moneyWords[language];
  const sums = ({ debit, credit, balance: left, currency }: TrialBalance['totals'][number]) =>
    [debit, credit, left].map((each) => amount(each, currency));
  return {
    fileName: `${view.key}-trial-balance${balance.until === undefined ? '' : `-${balance.until}`}`,
    name: words.trialBalance,
    heads: [words.code, words.account, words.currency, words.debit, words.credit, words.balance],
    widths: [12, 44, 10, 22, 22, 24],
    rows: [
      ...balance.accounts.map((each) => [...accountCells(view, each.account, each.currency, language), ...sums(each)]),
      ...balance.totals.map((each) => ['', words.total, each.currency, ...sums(each)]),
    ],
    roundingNote: words.roundingNote,
  };
}

/** A statement as a table: what accounts stood at, the lines, what accounts stand at; a note where it is not all. */
export function statementTable(
  view: ProgrammeView,
  { subject, accounts, lines }: StatementShown,
  { from = '', until = '' }: Period,
  language: Language,
): MoneyTable {
  const words = moneyWords[language];
  const balanceRow = (date: string, what: string, field: 'opening' | 'closing') => (each: StatementAccount) => [
    date,
    ...accountCells(view, each.account, each.currency, language),
    what,
    '',
    '',
    amount(each[field], each.currency),
  ];
  const lineRow = (line: BalancedLine): readonly TableCell[] => {
    const { currency, amount: posted } = line;
    const isCredit = posted.startsWith('-');
    return [
      line.date,
      ...accountCells(view, line.account, currency, language),
      say(line.what, language),
      isCredit ? '' : amount(posted, currency),
      isCredit ? amount(posted.slice(1), currency) : '',
      amount(line.balance, currency),
      line.party ?? '',
      line.fund ?? '',
      line.project ?? '',
      line.budget ?? '',
      line.transaction,
      line.reverses ?? '',
      line.process,
      { number: String(line.number) },
    ];
  };
  return {
    fileName: [view.key, subject.kind, subject.key, from, until].filter(Boolean).join('-'),
    name: words.statement,
    heads: [
      ...[words.date, words.code, words.account, words.currency, words.what, words.debit, words.credit, words.balance],
      ...[words.party, words.fund, words.project, words.budget, words.transaction, words.reverses],
      ...[words.record, '#'],
    ],
    widths: [12, 12, 40, 10, 44, 20, 20, 24, 14, 14, 14, 14, 32, 32, 32, 8],
    rows: [
      ...accounts.map(balanceRow(from, words.opening, 'opening')),
      ...lines.items.map(lineRow),
      ...(lines.next === undefined ? accounts.map(balanceRow(until, words.closing, 'closing')) : [['', words.isSplit]]),
    ],
    roundingNote: words.roundingNote,
  };
}
