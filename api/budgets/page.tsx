import { exceptionDeciders } from '../../domain/money/budgets/deciders';
import { asksOf } from '../ui/asks';
import { formatDate } from '../../domain/calendar/formats';
import { budgetLevelTitles } from '../../domain/money/budgets/words';
import { titleIn } from '../../domain/programme/titles';
import { amountText } from '../../domain/shared/amounts';
import { say } from '../../domain/shared/text';
import { todayOf } from '../ui/frame';
import { Badge, Empty, Table } from '../ui/html';
import { FileField } from '../ui/file-field';
import { Field, OfficeForm } from '../ui/office-form';
import type { ProgrammeView } from '../../domain/views/views';
import { StatementLink } from '../ui/statement-link';
import { ApprovalLink, ThingPage, type ThingContext } from '../ui/thing';
import { BudgetBar } from './bar';
import { earnedOf, type ShownBudget } from './budgets';
import { EarnedTable } from './earned-table';
import { budgetTones, budgetWords, exceptionStates } from './words';

/** Of what what is posted of a budget is listed: a budget of the file by itself, that of a project with its project. */
const statementOf = ({ definition }: ProgrammeView, { key, project = key }: ShownBudget) =>
  Object.hasOwn(definition.budgets, key)
    ? ({ kind: 'budget', of: key } as const)
    : ({ kind: 'project', of: project } as const);

interface BudgetProps {
  readonly context: ThingContext;
  readonly budget: ShownBudget;
}

/** The page of a budget: how it stands, what was drawn on it, what it has earned, and the form that asks for more. */
export const BudgetPage = ({ context, budget }: BudgetProps) => {
  const { reader, view } = context;
  const { language } = reader;
  const phrases = budgetWords[language];
  const { title, fund, phase, project, amount, committed, actual, upTo, answer } = budget;
  const money = (minor: string) => amountText(minor, view.definition.currency);
  const earned = earnedOf(view, budget, todayOf(reader));
  const own = view.phases.find(({ key }) => key === phase);
  const carried = view.projects.find(({ key }) => key === project);
  return (
    <ThingPage
      context={context}
      kind={phrases.title}
      title={say(title, language)}
      badge={<Badge tone={budgetTones[answer.level]}>{say(budgetLevelTitles[answer.level], language)}</Badge>}
      figure={[phrases.available, money(answer.available)]}
      facts={[
        [phrases.fund, fund !== undefined && say(titleIn(view.definition.funds, fund), language)],
        [phrases.phase, own && <a href={`/programmes/${view.key}/phases/${own.key}`}>{say(own.title, language)}</a>],
        [
          phrases.project,
          carried && <a href={`/programmes/${view.key}/projects/${carried.key}`}>{say(carried.title, language)}</a>,
        ],
        [phrases.amount, money(amount)],
        [phrases.committed, money(committed)],
        [
          phrases.actual,
          <>
            {money(actual)} · <StatementLink programme={view.key} {...statementOf(view, budget)} language={language} />
          </>,
        ],
        [phrases.how, say(answer.why, language)],
        [phrases.exception, budget.told?.exception && <ExceptionLine context={context} budget={budget} />],
        [phrases.allowed, upTo !== undefined && money(upTo)],
      ]}
      beside={
        <div class="card">
          <BudgetBar standing={budget} language={language} id="bar" />
        </div>
      }
    >
      <Draws context={context} budget={budget} />
      <h2>{phrases.earned}</h2>
      {earned ? <EarnedTable earned={earned} language={language} /> : <Empty>{phrases.noEarned}</Empty>}
      <ExceptionForm context={context} budget={budget} />
    </ThingPage>
  );
};

const ExceptionLine = ({ context, budget: { told } }: BudgetProps) => {
  const { reader, view } = context;
  if (!told?.exception) return null;
  const { state, upTo, approval, reason } = told.exception;
  const { upTo: limit } = budgetWords[reader.language];
  return (
    <>
      {limit(amountText(upTo, view.definition.currency))} · {say(exceptionStates[state], reader.language)} · {reason}{' '}
      <ApprovalLink programme={view.key} id={approval} reader={reader} />
    </>
  );
};

const Draws = ({ context: { reader, view }, budget: { draws } }: BudgetProps) => {
  const { language } = reader;
  const phrases = budgetWords[language];
  return (
    <>
      <h2>{phrases.draws}</h2>
      {draws.length === 0 ? (
        <Empty>{phrases.noDraws}</Empty>
      ) : (
        <Table isStacked caption={phrases.draws} heads={phrases.drawHeads}>
          {draws.map(({ draw, on, amount, is }) => (
            <tr key={draw}>
              <td>
                <a href={`/programmes/${view.key}/draws/${draw}`}>{draw}</a>
              </td>
              <td data-label={phrases.drawHeads[1]}>{formatDate(on, language)}</td>
              <td class="number" data-label={phrases.drawHeads[2]}>
                {amountText(amount, view.definition.currency)}
              </td>
              <td data-label={phrases.drawHeads[3]}>{phrases.is[is]}</td>
            </tr>
          ))}
        </Table>
      )}
    </>
  );
};

const ExceptionForm = ({ context, budget: { key, told } }: BudgetProps) => {
  const { reader, view, nonce, typed } = context;
  const phrases = budgetWords[reader.language];
  if (!nonce || told?.exception?.state === 'deciding') return null;
  return (
    <OfficeForm
      title={phrases.ask}
      hint={phrases.askHint}
      action={`/programmes/${view.key}/budgets/${key}/exceptions`}
      nonce={nonce}
      submit={phrases.ask}
      hasFiles
      asks={asksOf(context, exceptionDeciders(view.definition, key))}
    >
      <Field name="exception.upTo" label={phrases.askUpTo(view.definition.currency)} typed={typed} isRequired />
      <Field name="exception.reason" label={phrases.reason} typed={typed} kind="lines" isRequired />
      <FileField name="exception.shown.file" label={phrases.file} typed={typed} language={reader.language} />
    </OfficeForm>
  );
};
