import { countsAtGate } from '../../domain/milestones';
import type { MilestoneView } from '../../domain/views';
import { FoldForm } from './fold-form';
import { ScopeForm } from './milestone-scope';
import { Choice, Field } from './office-form';
import type { ThingContext } from './thing';
import { word } from './words';

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

const StartForm = ({ context: { reader, view, typed }, nonce, milestone }: MilestoneFormsProps) => {
  const phrases = words[reader.language];
  const today = new Intl.DateTimeFormat('en-CA', { timeZone: reader.zone }).format(reader.now);
  return (
    <FoldForm
      name="start"
      title={phrases.start}
      hint={phrases.startHint}
      action={`/office/programmes/${view.key}/milestones/${milestone.key}/start`}
      nonce={nonce}
      submit={phrases.start}
      typed={typed}
      isOpen={'on' in typed}
    >
      <Field name="on" label={phrases.on} typed={typed} kind="date" initial={today} />
    </FoldForm>
  );
};

const ForecastForm = ({ context: { reader, view, typed }, nonce, milestone }: MilestoneFormsProps) => {
  const phrases = words[reader.language];
  return (
    <FoldForm
      name="forecast"
      title={phrases.forecast}
      hint={phrases.forecastHint}
      action={`/office/programmes/${view.key}/milestones/${milestone.key}/forecasts`}
      nonce={nonce}
      submit={phrases.forecast}
      typed={typed}
      isOpen={'forecastOn' in typed}
    >
      <Field name="forecastOn" label={phrases.expectedOn} typed={typed} kind="date" isRequired />
      <Field name="forecastReason" label={phrases.reason} typed={typed} kind="lines" isRequired />
    </FoldForm>
  );
};

const SettleForm = ({ context: { reader, view, typed }, nonce, milestone, isMust }: MilestoneFormsProps) => {
  const phrases = words[reader.language];
  const options = [...(isMust ? ([['waived', phrases.waived]] as const) : []), ['failed', phrases.failed] as const];
  return (
    <FoldForm
      name="settlement"
      title={phrases.settle}
      hint={phrases.settleHint}
      action={`/office/programmes/${view.key}/milestones/${milestone.key}/settlements`}
      nonce={nonce}
      submit={phrases.settle}
      typed={typed}
      isOpen={'as' in typed}
    >
      <Choice name="as" label={phrases.as} typed={typed} options={options} />
      <Field name="reason" label={phrases.reason} typed={typed} kind="lines" isRequired />
    </FoldForm>
  );
};
