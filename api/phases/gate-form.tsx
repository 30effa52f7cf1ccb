import { proposalWords } from '../../domain/phases/gate-titles';
import { addDays } from '../../domain/calendar/dates';
import { LONGEST_HOLD_DAYS } from '../../domain/phases/holds';
import { alsoAsked, strategicGroups } from '../../domain/phases/gates';
import { countsAtGate } from '../../domain/phases/milestones';
import { isOverdueHigh } from '../../domain/risks/risks';
import { asksOf } from '../ui/asks';
import { FoldForm } from '../ui/fold-form';
import { todayOf } from '../ui/frame';
import { Choice, Field, OfficeForm } from '../ui/office-form';
import type { ThingContext } from '../ui/thing';
import type { PhaseView } from '../../domain/phases/views';
import type { Phase } from '../../domain/programme/phase-plans';
import { say } from '../../domain/shared/text';
import { formatDate } from '../../domain/calendar/formats';

const words = {
  zh: {
    request: '提请阶段门评审',
    hint: '由上述各组决定。必达准则须全部验收或豁免，方可建议通过；其他建议可随时提请。',
    notReady: '必达准则尚未全部满足，目前不能建议通过。',
    notReviewed: '有高风险逾期未评审，评审完成前不能建议通过；暂缓、退回重做和终止不受影响。',
    proposal: '建议',
    reviewOn: '复核日期（暂缓时必填）',
    reviewHint: (last: string) => `最迟 ${last}。`,
    again: '须重新证明的准则（退回重做时必选）',
    conditions: '有条件通过的条件',
    condition: (n: number) => `条件 ${n}`,
    text: '内容',
    owner: '责任人',
    due: '期限',
    note: '说明',
  },
  en: {
    request: 'Request the gate',
    hint: 'The groups above decide. A go can be proposed once every must-meet criterion is accepted or waived, anything else at any time.',
    notReady: 'Not every must-meet criterion is accepted yet, so a go cannot be proposed.',
    notReviewed:
      'The review of a high risk is overdue: until it is done a go cannot be proposed; a hold, a recycle or a kill can.',
    proposal: 'Proposed',
    reviewOn: 'Review date (a hold needs one)',
    reviewHint: (last: string) => `No later than ${last}.`,
    again: 'Criteria to be shown again (a recycle names at least one)',
    conditions: 'Conditions of a conditional go',
    condition: (n: number) => `Condition ${n}`,
    text: 'What',
    owner: 'Owner',
    due: 'Due',
    note: 'Note',
  },
};

/** So many conditions can be proposed on the page; the API takes more. */
export const CONDITIONS_SHOWN = 2;

/** The office proposes an outcome of the gate, or to resume the phase while it is on hold. */
export const GateForm = ({ context, nonce, phase, plan }: GateFormProps) => {
  const { reader, view, typed } = context;
  const { language } = reader;
  const phrases = words[language];
  const { must, should } = plan.gate;
  const isReady = phase.milestones.every((each) => !must.includes(each.key) || countsAtGate(each));
  const overdue = view.risks.filter(isOverdueHigh);
  const last = formatDate(addDays(todayOf(reader), LONGEST_HOLD_DAYS), language);
  const options = Object.entries(proposalWords)
    .filter(([proposal]) => proposal !== 'resume' || phase.hold)
    .map(([proposal, title]) => [proposal, say(title, language)] as const);
  const also = alsoAsked(strategicGroups(view.definition.governance.groups), phase.recycles ?? 0);
  // What is offered first can be proposed.
  const first = phase.hold ? 'resume' : isReady && overdue.length === 0 ? 'go' : 'hold';
  const form = {
    title: phrases.request,
    hint: phrases.hint,
    action: `/programmes/${view.key}/phases/${phase.key}/gate`,
    nonce,
    submit: phrases.request,
    asks: asksOf(context, { ...plan.gate, groups: plan.gate.asks, also }),
  };
  const hasConditions = Object.entries(typed).some(([name, said]) => name.startsWith('condition.') && said !== '');
  const fields = (
    <>
      {!isReady && <p class="notice soon">{phrases.notReady}</p>}
      {overdue.length > 0 && <p class="notice late">{phrases.notReviewed}</p>}
      <div class="pair">
        <Choice name="proposal" label={phrases.proposal} typed={typed} options={options} initial={first} />
        <Field name="reviewOn" label={phrases.reviewOn} typed={typed} kind="date" hint={phrases.reviewHint(last)} />
      </div>
      <fieldset>
        <legend>{phrases.again}</legend>
        {phase.milestones
          .filter(({ key }) => must.includes(key) || should.includes(key))
          .map(({ key, title }) => (
            <label key={key} class="choice">
              <input type="checkbox" name={`again.${key}`} value="yes" checked={typed[`again.${key}`] === 'yes'} />
              <span>{say(title, language)}</span>
            </label>
          ))}
      </fieldset>
      <details open={hasConditions}>
        <summary>{phrases.conditions}</summary>
        {Array.from({ length: CONDITIONS_SHOWN }, (_, row) => (
          <fieldset key={row}>
            <legend>{phrases.condition(row + 1)}</legend>
            <Field name={`condition.${row}.text`} label={phrases.text} typed={typed} />
            <div class="pair">
              <Field name={`condition.${row}.owner`} label={phrases.owner} typed={typed} />
              <Field name={`condition.${row}.due`} label={phrases.due} typed={typed} kind="date" />
            </div>
          </fieldset>
        ))}
      </details>
      <Field name="note" label={phrases.note} typed={typed} kind="lines" />
    </>
  );
  if ((isReady && overdue.length === 0) || phase.hold) return <OfficeForm {...form}>{fields}</OfficeForm>;
  return (
    <section class="card folds" aria-label={phrases.request}>
      <FoldForm {...form} name="gate" action={`/office${form.action}`} typed={typed} isOpen={'proposal' in typed}>
        {fields}
      </FoldForm>
    </section>
  );
};

interface GateFormProps {
  readonly context: ThingContext;
  readonly nonce: string;
  readonly phase: PhaseView;
  readonly plan: Phase;
}
