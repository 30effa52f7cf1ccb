import type { BalancedLine, StatementAccount } from '../../domain/money/journal/statements';
import type { DayBalance } from '../../domain/money/journal/balances';
import { formatDate } from '../../domain/calendar/formats';
import { say } from '../../domain/shared/text';
import type { ProgrammeView } from '../../domain/views/views';
import type { Reader } from '../ui/frame';
import { Empty, Table } from '../ui/html';
import { Paging } from '../ui/paging';
import { PeriodForm } from '../ui/period-form';
import { statementPath } from '../ui/statement-link';
import { FundBalances } from './fund-chart';
import { AccountName, Amount, EntryOf, MoneyFrame, periodWords, sideOf } from './parts';
import { queryOf } from '../ui/query';
import type { Period, StatementShown } from './statements';
import { moneyWords } from './words';

/** A statement: its accounts from opening to closing, and its lines, each with its entry of the record; it prints as it stands. */
export const StatementPage = ({ view, reader, statement, period, days, isWhole }: StatementProps) => {
  const { language } = reader;
  const words = moneyWords[language];
  const { subject, lines } = statement;
  const title = `${say(subject.title, language)} · ${words.statement}`;
  const path = statementPath(view.key, subject.kind, subject.key);
  return (
    <MoneyFrame
      view={view}
      reader={reader}
      title={title}
      above={{ href: `/programmes/${view.key}/money`, title: words.journal }}
    >
      <h1>{title}</h1>
      <p>{periodWords(period, language)}</p>
      <PeriodForm path={path} period={period} words={words} />
      {statement.accounts.length === 0 ? (
        <Empty>{words.none}</Empty>
      ) : (
        <>
          {days.length > 0 && <FundBalances name={say(subject.title, language)} days={days} language={language} />}
          <AccountTable view={view} reader={reader} accounts={statement.accounts} />
          <LineTable view={view} reader={reader} lines={lines.items} />
          {isWhole ? (
            lines.next !== undefined && <p class="notice soon">{words.isSplit}</p>
          ) : (
            <Paging
              page={lines}
              language={language}
              name={words.lines}
              hrefOf={(after) => `${path}${queryOf({ ...period, ...(after !== undefined && { after }) })}`}
            />
          )}
        </>
      )}
      <p class="actions">
        <a class="button" href={`${path}/sheet.csv${queryOf(period)}`}>
          {words.csv}
        </a>
        <a class="button" href={`${path}/sheet.xlsx${queryOf(period)}`}>
          {words.xlsx}
        </a>
        {!isWhole && lines.count > lines.items.length && (
          <a class="button" href={`${path}${queryOf({ ...period, all: '1' })}`}>
            {words.all}
          </a>
        )}
      </p>
    </MoneyFrame>
  );
};

interface StatementProps {
  readonly view: ProgrammeView;
  readonly reader: Reader;
  readonly statement: StatementShown;
  readonly period: Period;
  /** Of a fund, what it stood at over time. */
  readonly days: readonly DayBalance[];
  /** All lines on one page, as it is printed. */
  readonly isWhole: boolean;
}

const AccountTable = ({ view, reader: { language }, accounts }: AccountTableProps) => {
  const words = moneyWords[language];
  const heads = [words.account, words.opening, words.debit, words.credit, words.closing];
  return (
    <Table isStacked caption={words.accounts} heads={heads} numbers={[1, 2, 3, 4]}>
      {accounts.map(({ account, currency, opening, debit, credit, closing }) => (
        <tr key={`${account} ${currency}`}>
          <td>
            <AccountName view={view} account={account} currency={currency} language={language} />
          </td>
          <Amount minor={opening} currency={currency} label={words.opening} />
          <Amount minor={sideOf(debit)} currency={currency} label={words.debit} />
          <Amount minor={sideOf(credit)} currency={currency} label={words.credit} />
          <Amount minor={closing} currency={currency} label={words.closing} />
        </tr>
      ))}
    </Table>
  );
};

type AccountTableProps = Pick<StatementProps, 'view' | 'reader'> & { readonly accounts: readonly StatementAccount[] };

const LineTable = ({ view, reader: { language }, lines }: LineTableProps) => {
  const words = moneyWords[language];
  const heads = [words.date, words.what, words.account, words.debit, words.credit, words.balance];
  if (lines.length === 0) return <Empty>{words.noLines}</Empty>;
  return (
    <Table isStacked caption={words.lines} heads={heads} numbers={[3, 4, 5]}>
      {lines.map((line) => {
        const { amount, currency } = line;
        const [debit, credit] = amount.startsWith('-') ? ['0', amount.slice(1)] : [amount, '0'];
        return (
          <tr key={`${line.posted} ${line.position}`}>
            <td class="whole">{formatDate(line.date, language)}</td>
            <td data-label={heads[1]}>
              {say(line.what, language)}
              <div class="small quiet">
                <EntryOf programme={view.key} process={line.process} number={line.number} language={language} />
                {line.reverses !== undefined && ` · ${words.reverses} ${line.reverses}`}
              </div>
            </td>
            <td data-label={heads[2]}>
              <AccountName view={view} account={line.account} currency={currency} language={language} />
            </td>
            <Amount minor={sideOf(debit)} currency={currency} label={words.debit} />
            <Amount minor={sideOf(credit)} currency={currency} label={words.credit} />
            <Amount minor={line.balance} currency={currency} label={words.balance} />
          </tr>
        );
      })}
    </Table>
  );
};

type LineTableProps = Pick<StatementProps, 'view' | 'reader'> & { readonly lines: readonly BalancedLine[] };
