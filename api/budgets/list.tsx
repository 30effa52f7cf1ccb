import { titleIn } from '../../domain/programme/titles';
import { amountText } from '../../domain/shared/amounts';
import { say } from '../../domain/shared/text';
import { budgetLevelTitles } from '../../domain/money/budgets/words';
import { Badge, Empty, Table } from '../ui/html';
import { todayOf } from '../ui/frame';
import { ThingPage, type ThingContext } from '../ui/thing';
import { BudgetBar } from './bar';
import { allEarned, budgetsOf, type ShownBudget } from './budgets';
import { EarnedList } from './earned-table';
import { budgetTones, budgetWords, percentOf } from './words';

interface RowProps {
  readonly context: ThingContext;
  readonly budget: ShownBudget;
  readonly at: number;
}

const Row = ({ context: { view, reader }, budget, at }: RowProps) => {
  const { language } = reader;
  const { heads } = budgetWords[language];
  const { key, title, fund, amount, committed, actual, answer } = budget;
  const money = (minor: string) => amountText(minor, view.definition.currency);
  return (
    <tr>
      <td>
        <a href={`/programmes/${view.key}/budgets/${key}`}>{say(title, language)}</a>
        <BudgetBar standing={budget} language={language} id={`bar-${at}`} />
      </td>
      <td class="whole" data-label={heads[1]}>
        {fund !== undefined && say(titleIn(view.definition.funds, fund), language)}
      </td>
      <td class="number whole" data-label={heads[2]}>
        {money(amount)}
      </td>
      <td class="number whole" data-label={heads[3]}>
        {money(committed)}
      </td>
      <td class="number whole" data-label={heads[4]}>
        {money(actual)}
      </td>
      <td class="number whole" data-label={heads[5]}>
        {money(answer.available)}
      </td>
      <td class="number whole" data-label={heads[6]}>
        {percentOf(answer, language)}
      </td>
      <td data-label={heads[7]}>
        <Badge tone={budgetTones[answer.level]}>{say(budgetLevelTitles[answer.level], language)}</Badge>
      </td>
    </tr>
  );
};

/** The page of the budgets: each as a bar with what is actual, committed and available, and what phases and projects have earned. */
export const BudgetsPage = ({ context }: { readonly context: ThingContext }) => {
  const { reader, view } = context;
  const { language } = reader;
  const phrases = budgetWords[language];
  const all = budgetsOf(view);
  const { phases, projects } = allEarned(view, todayOf(reader));
  return (
    <ThingPage context={context} kind={phrases.title} title={phrases.title} hasHistory={false}>
      {all.length === 0 ? (
        <Empty>{phrases.none}</Empty>
      ) : (
        <>
          <p class="quiet">{phrases.hint}</p>
          <ul class="plain legend">
            {(['actual', 'committed', 'available'] as const).map((part) => (
              <li key={part}>
                <span class={`swatch ${part}`} aria-hidden="true" /> {phrases.legend[part]}
              </li>
            ))}
          </ul>
          <Table isStacked caption={phrases.title} heads={phrases.heads} numbers={[2, 3, 4, 5, 6]}>
            {all.map((budget, at) => (
              <Row key={budget.key} context={context} budget={budget} at={at} />
            ))}
          </Table>
        </>
      )}
      <EarnedList title={phrases.phases} items={phases} language={language} />
      <EarnedList title={phrases.projects} items={projects} language={language} />
    </ThingPage>
  );
};
