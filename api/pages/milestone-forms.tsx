import { countsAtGate } from '../../domain/milestones';
import type { MilestoneView } from '../../domain/views';
import { Choice, Field, OfficeForm } from './office-form';
import type { ThingContext } from './thing';

const words = {
  zh: {
    start: '登记开工',
    on: '开工日期',
    settle: '提请豁免或认定未达成',
    settleHint: '豁免必达准则须战略决策组全体一致同意；认定未达成由阶段门各组决定。',
    as: '提请事项',
    waived: '豁免',
    failed: '认定未达成',
    reason: '理由',
  },
  en: {
    start: 'Record the start of work',
    on: 'Work began on',
    settle: 'Ask to waive it or to give it up',
    settleHint:
      'Waiving a must-meet criterion needs the strategic group unanimously; the groups of the gate decide on giving it up.',
    as: 'Asked',
    waived: 'to waive it',
    failed: 'to give it up',
    reason: 'Reason',
  },
};

/** What the office records or asks of a milestone beside its submission. */
export const MilestoneForms = ({ context, nonce, milestone, isMust }: MilestoneFormsProps) => {
  const { reader, view, typed } = context;
  const phrases = words[reader.language];
  const today = new Intl.DateTimeFormat('en-CA', { timeZone: reader.zone }).format(reader.now);
  const { key, state } = milestone;
  const options = [...(isMust ? ([['waived', phrases.waived]] as const) : []), ['failed', phrases.failed] as const];
  return (
    <>
      {state === 'planned' && (
        <OfficeForm
          title={phrases.start}
          action={`/programmes/${view.key}/milestones/${key}/start`}
          nonce={nonce}
          submit={phrases.start}
        >
          <Field name="on" label={phrases.on} typed={typed} kind="date" initial={today} />
        </OfficeForm>
      )}
      {!countsAtGate(milestone) && state !== 'submitted' && (
        <OfficeForm
          title={phrases.settle}
          hint={phrases.settleHint}
          action={`/programmes/${view.key}/milestones/${key}/settlements`}
          nonce={nonce}
          submit={phrases.settle}
        >
          <Choice name="as" label={phrases.as} typed={typed} options={options} />
          <Field name="reason" label={phrases.reason} typed={typed} kind="lines" isRequired />
        </OfficeForm>
      )}
    </>
  );
};

interface MilestoneFormsProps {
  readonly context: ThingContext;
  readonly nonce: string;
  readonly milestone: MilestoneView;
  /** Whether the gate cannot do without it. */
  readonly isMust: boolean;
}
