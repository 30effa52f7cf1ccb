import { say } from '../../domain/shared/text';
import { colon } from '../../domain/shared/sentences';
import { asksOf } from '../ui/asks';
import { strategicGroups } from '../../domain/phases/gates';
import { settledBy } from '../../domain/phases/settlements';
import type { ComponentChildren } from 'preact';
import { countsAtGate } from '../../domain/phases/milestones';
import { FoldForm } from '../ui/fold-form';
import { todayOf } from '../ui/frame';
import { ScopeForm } from './milestone-scope';
import { Choice, Field } from '../ui/office-form';
import type { ThingContext } from '../ui/thing';
import { word } from '../../mail/words';
import type { MilestoneView } from '../../domain/phases/views';

const words = {
  zh: {
    start: '登记开工',
    startHint: '状态变为进行中；不登记也可提交验收。',
    on: '开工日期',
    forecast: '登记预测',
    forecastHint: '只改变预测，基线不变；依赖它的里程碑会得到顺延建议。',
    expectedOn: '预计完成日期',
    settle: '提请豁免或认定未达成',
    settleHint: '豁免必达准则须战略决策组全体一致同意；认定未达成由阶段门各组决定。',
    as: '提请事项',
    waived: '豁免',
    failed: '认定未达成',
    reason: '理由',
  },
  en: {
    start: 'Record the start of work',
    startHint: 'Its state becomes “in progress”; it can be submitted without that too.',
    on: 'Work began on',
    forecast: 'Record a forecast',
    forecastHint: 'The baseline stays as it is; new dates are proposed for the milestones that need this one.',
    expectedOn: 'Expected on',
    settle: 'Ask to waive it or to give it up',
    settleHint:
      'Waiving a must-meet criterion needs the strategic group unanimously; the groups of the gate decide on giving it up.',
    as: 'Asked',
    waived: 'to waive it',
    failed: 'to give it up',
    reason: 'Reason',
  },
};

/** What the office may record or ask of a milestone beside its submission, folded; nothing where there is nothing. */
export const MilestoneForms = (props: MilestoneFormsProps) => {
  const { context, nonce, milestone, isRunning, isOver } = props;
  const mayStart = isRunning && milestone.state === 'planned';
  const maySettle = isRunning && !countsAtGate(milestone) && milestone.state !== 'submitted';
  if (isOver && !mayStart && !maySettle) return null;
  return (
    <section class="card folds" aria-labelledby="others">
      <h2 id="others">{word('otherActions', context.reader.language)}</h2>
      {mayStart && <StartForm {...props} />}
      {!isOver && <ForecastForm {...props} />}
      {!isOver && <ScopeForm context={context} nonce={nonce} milestone={milestone} />}
      {maySettle && <SettleForm {...props} />}
    </section>
  );
};

interface MilestoneFormsProps {
  readonly context: ThingContext;
  readonly nonce: string;
  readonly milestone: MilestoneView;
  /** Whether the gate cannot do without it. */
  readonly isMust: boolean;
  /** Its phase runs. */
  readonly isRunning: boolean;
  /** It counts, or has failed: nothing is forecast or changed of it any more. */
  readonly isOver: boolean;
}

interface VerbProps extends Pick<MilestoneFormsProps, 'context' | 'nonce' | 'milestone'> {
  readonly name: string;
  /** What the form is called, on its fold and on its button. */
  readonly title: string;
  readonly hint: string;
  /** The last part of the address that it goes to. */
  readonly path: string;
  /** One of its fields: a form that was refused opens again. */
  readonly field: string;
  readonly asks?: string | readonly string[] | undefined;
  readonly children: ComponentChildren;
}

const VerbForm = ({
  context: { view, typed },
  nonce,
  milestone,
  name,
  title,
  hint,
  path,
  field,
  asks,
  children,
}: VerbProps) => (
  <FoldForm
    name={name}
    title={title}
    hint={hint}
    action={`/office/programmes/${view.key}/milestones/${milestone.key}/${path}`}
    nonce={nonce}
    submit={title}
    typed={typed}
    isOpen={field in typed}
    asks={asks}
  >
    {children}
  </FoldForm>
);

const StartForm = (props: MilestoneFormsProps) => {
  const { reader, typed } = props.context;
  const { start, startHint, on } = words[reader.language];
  return (
    <VerbForm {...props} name="start" title={start} hint={startHint} path="start" field="on">
      <Field name="on" label={on} typed={typed} kind="date" initial={todayOf(reader)} />
    </VerbForm>
  );
};

const ForecastForm = (props: MilestoneFormsProps) => {
  const { reader, typed } = props.context;
  const { forecast, forecastHint, expectedOn, reason } = words[reader.language];
  return (
    <VerbForm {...props} name="forecast" title={forecast} hint={forecastHint} path="forecasts" field="forecastOn">
      <Field name="forecastOn" label={expectedOn} typed={typed} kind="date" isRequired />
      <Field name="forecastReason" label={reason} typed={typed} kind="lines" isRequired />
    </VerbForm>
  );
};

const SettleForm = (props: MilestoneFormsProps) => {
  const { reader, typed } = props.context;
  const { settle, settleHint, as, waived, failed, reason } = words[reader.language];
  const options = [...(props.isMust ? ([['waived', waived]] as const) : []), ['failed', failed] as const];
  const { definition } = props.context.view;
  const gate = definition.phases.find(({ milestones }) =>
    milestones.some(({ key }) => key === props.milestone.key),
  )?.gate;
  const asks =
    gate &&
    options.map(([choice, title]) => {
      const decides = settledBy(choice, gate, strategicGroups(definition.governance.groups));
      return `${title}${say(colon, props.context.reader.language)}${asksOf(props.context, decides)}`;
    });
  return (
    <VerbForm {...props} name="settlement" title={settle} hint={settleHint} path="settlements" field="as" asks={asks}>
      <Choice name="as" label={as} typed={typed} options={options} />
      <Field name="reason" label={reason} typed={typed} kind="lines" isRequired />
    </VerbForm>
  );
};
