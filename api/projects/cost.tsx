import { strategicOf } from '../../domain/phases/gates';
import { exceptionPolicy, isUnreported } from '../../domain/tolerances/exception-reports';
import { isBudgetApproved, type Project } from '../../domain/projects/projects';
import { ReportForm, ReportState } from '../ui/exception-report';
import { FoldForm } from '../ui/fold-form';
import { Field } from '../ui/office-form';
import { budgetLine } from './budget';
import type { ThingContext } from '../ui/thing';
import { say } from '../../domain/shared/text';

const words = {
  zh: {
    forecast: '登记费用预测',
    hint: '按批准的预算衡量；超出容许范围须提交例外报告。',
    amount: (currency: string) => `预计总费用（${currency}）`,
    reason: '理由',
    reportHint: '预计费用超出容许范围，报告由战略决策组决定；决定前不能提请投运验收。',
    upTo: (amount: string) => `至多 ${amount}`,
  },
  en: {
    forecast: 'Record the expected cost',
    hint: 'It is measured against the approved budget; more than is tolerated calls for an exception report.',
    amount: (currency: string) => `Expected cost in all (${currency})`,
    reason: 'Reason',
    reportHint:
      'It is expected to cost more than is tolerated; the strategic group decides on the report. Until then its commissioning cannot be submitted.',
    upTo: (amount: string) => `up to ${amount}`,
  },
};

interface ProjectCostProps {
  readonly context: ThingContext;
  readonly project: Project;
}

/** "CNY 1,380,000.00 · 15.00 % over its budget: more than is tolerated. Exception report: being decided". */
export const CostLine = ({ context, project: { cost } }: ProjectCostProps) => {
  const { reader, view } = context;
  const { language } = reader;
  if (!cost) return null;
  const { exception } = cost;
  const upTo = exception?.state === 'approved' ? exception.upTo : undefined;
  const lineOf = (amount: string) => budgetLine(view.definition, { amount }, language);
  return (
    <>
      {lineOf(cost.amount)} · {say(cost.why, language)}{' '}
      {exception && <ReportState context={context} state={exception.state} approval={exception.approval} />}{' '}
      {upTo !== undefined && words[language].upTo(lineOf(upTo))}
    </>
  );
};

/** The report on what a project costs more than is tolerated, while it is to be handed in. */
export const CostReportForm = ({ context, project }: ProjectCostProps) => {
  const { reader, view, nonce } = context;
  if (!nonce || !isBudgetApproved(project) || !isUnreported(project.cost?.exception)) return null;
  const action = `/programmes/${view.key}/projects/${project.key}`;
  return (
    <ReportForm
      context={context}
      nonce={nonce}
      action={action}
      hint={words[reader.language].reportHint}
      of={{ groups: strategicOf(view.definition), policy: exceptionPolicy }}
    />
  );
};

/** What the office says a project will cost, folded. */
export const ExpectedCostForm = ({ context, project }: ProjectCostProps) => {
  const { reader, view, nonce, typed } = context;
  const phrases = words[reader.language];
  if (!nonce || !isBudgetApproved(project)) return null;
  return (
    <FoldForm
      name="cost"
      title={phrases.forecast}
      hint={phrases.hint}
      action={`/office/programmes/${view.key}/projects/${project.key}/cost-forecasts`}
      nonce={nonce}
      submit={phrases.forecast}
      typed={typed}
    >
      <Field name="cost.amount" label={phrases.amount(view.definition.currency)} typed={typed} isRequired />
      <Field name="cost.reason" label={phrases.reason} typed={typed} kind="lines" isRequired />
    </FoldForm>
  );
};
