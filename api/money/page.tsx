import { subjectKinds } from '../../domain/money/journal/statements';
import type { TrialBalance } from '../../domain/money/journal/balances';
import { say } from '../../domain/shared/text';
import type { ProgrammeView } from '../../domain/views/views';
import type { Reader } from '../ui/frame';
import { Badge, Empty, Table } from '../ui/html';
import { PeriodForm } from '../ui/period-form';
import { statementPath } from '../ui/statement-link';
import { AccountName, Amount, MoneyFrame, periodWords, sideOf } from './parts';
import { queryOf } from '../ui/query';
import type { Titled } from './statements';
import { moneyWords, subjectTitles } from './words';

/** The journal of a programme: its trial balance, for whoever may see all of it, and the ways to the statements. */
export const MoneyPage = ({ view, reader, statements, balance, until }: MoneyPageProps) => {
  const { language } = reader;
  const words = moneyWords[language];
  return (
    <MoneyFrame view={view} reader={reader} title={words.journal}>
      <h1>{words.journal}</h1>
      <p class="quiet">{words.intro}</p>
      {balance && <TrialBalanceTable view={view} reader={reader} balance={balance} until={until} />}
      <h2>{words.statements}</h2>
      <div class="columns">
        {subjectKinds.map((kind) => {
          const some = statements.filter((each) => each.kind === kind);
          return (
            some.length > 0 && (
              <section key={kind} aria-labelledby={`of-${kind}`}>
                <h3 id={`of-${kind}`}>{say(subjectTitles[kind], language)}</h3>
                <div class="card">
                  <ul class="plain">
                    {some.map((each) => (
                      <li key={each.key}>
                        <a href={statementPath(view.key, each.kind, each.key)}>{say(each.title, language)}</a>
                      </li>
                    ))}
                  </ul>
                </div>
              </section>
            )
          );
        })}
      </div>
    </MoneyFrame>
  );
};

interface MoneyPageProps {
  readonly view: ProgrammeView;
  readonly reader: Reader;
  readonly statements: readonly Titled[];
  readonly balance: TrialBalance | undefined;
  readonly until: string | undefined;
}

const TrialBalanceTable = ({ view, reader: { language }, balance, until }: TrialBalanceProps) => {
  const words = moneyWords[language];
  const period = until === undefined ? {} : { until };
  const path = `/programmes/${view.key}/money`;
  const heads = [words.account, words.debit, words.credit, words.balance];
  return (
    <section aria-labelledby="trial-balance">
      <h2 id="trial-balance">{words.trialBalance}</h2>
      <PeriodForm path={path} days={['until']} period={period} words={words} />
      {balance.accounts.length === 0 ? (
        <Empty>{words.none}</Empty>
      ) : (
        <Table
          isStacked
          caption={`${words.trialBalance} · ${periodWords(period, language)}`}
          heads={heads}
          numbers={[1, 2, 3]}
        >
          {balance.accounts.map(({ account, currency, debit, credit, balance: left }) => (
            <tr key={`${account} ${currency}`}>
              <td>
                <AccountName view={view} account={account} currency={currency} language={language} />
              </td>
              <Amount minor={sideOf(debit)} currency={currency} label={words.debit} />
              <Amount minor={sideOf(credit)} currency={currency} label={words.credit} />
              <Amount minor={left} currency={currency} label={words.balance} />
            </tr>
          ))}
          {balance.totals.map(({ currency, debit, credit, balance: left }) => (
            <tr key={currency}>
              <th scope="row">
                {words.total} {currency} {left === '0' && <Badge tone="done">{words.isBalanced}</Badge>}
              </th>
              <Amount minor={debit} currency={currency} label={words.debit} />
              <Amount minor={credit} currency={currency} label={words.credit} />
              <Amount minor={left} currency={currency} label={words.balance} />
            </tr>
          ))}
        </Table>
      )}
      <p class="actions">
        <a class="button" href={`${path}/trial-balance.csv${queryOf(period)}`}>
          {words.csv}
        </a>
        <a class="button" href={`${path}/trial-balance.xlsx${queryOf(period)}`}>
          {words.xlsx}
        </a>
      </p>
    </section>
  );
};

type TrialBalanceProps = Pick<MoneyPageProps, 'view' | 'reader' | 'until'> & { readonly balance: TrialBalance };
