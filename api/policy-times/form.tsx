import { changeDeciders } from '../../domain/views/plan-deciders';
import { Asks, asksOf } from '../ui/asks';
import type { PartyCalendars } from '../../domain/approvals/time/plans';
import { policyNamed, timesOf } from '../../domain/policy-times/policy-times';
import { previewTimes } from '../../domain/policy-times/previews';
import { escalationTitles, policyTimeTitles } from '../../domain/policy-times/words';
import { policyTimesForm as timesForm } from './forms';
import { Table, When } from '../ui/html';
import { Choice, Field } from '../ui/office-form';
import { lengthFields, timesAsTyped, typedTimes, units } from './fields';
import type { ThingContext } from '../ui/thing';
import { say } from '../../domain/shared/text';

const words = {
  zh: {
    form: (name: string) => `变更“${name}”的期限`,
    due: '到期',
    amount: '数值',
    unit: '单位',
    units: { workingDays: '个工作日', workingHours: '个工作小时', days: '个自然日', months: '个月' },
    step: (n: number, to: string) => `上报第 ${n} 级（${to}）`,
    remindHint: '用时的百分比，或“到期”，例如：50%, 80%, 到期',
    emptyHint: '留空则不变。',
    reason: '理由',
    look: '预览变更',
    ask: '提请战略决策组审批',
    preview: '变更如下',
    previewHeads: ['期限', '现行', '变更后'],
    example: '现在提请、征询各方的事项到期',
    provisional: '（暂定）',
  },
  en: {
    form: (name: string) => `Change the times of “${name}”`,
    due: 'due',
    amount: 'How many',
    unit: 'Of what',
    units: {
      workingDays: 'working days',
      workingHours: 'working hours',
      days: 'calendar days',
      months: 'months',
    },
    step: (n: number, to: string) => `Step ${n} of the chain (${to})`,
    remindHint: 'Shares of the time, or “due”, such as: 50%, 80%, due',
    emptyHint: 'Left empty it stays as it is.',
    reason: 'Reason',
    look: 'See what changes',
    ask: 'Ask the strategic group',
    preview: 'This would change',
    previewHeads: ['Time', 'Now', 'Then'],
    example: 'A matter opened now that asks every party is due',
    provisional: ' (provisional)',
  },
};

/** By which calendars, and from when, an example of a deadline is counted. */
export interface Opening {
  readonly calendars: PartyCalendars;
  readonly opensAt: string;
}

interface FormProps {
  readonly context: ThingContext;
  readonly opening: Opening;
  readonly policy: string;
  readonly name: string;
}

/** The form of a policy's times: it shows what would change before the strategic group can be asked. */
export const TimesForm = ({ context, opening, policy, name }: FormProps) => {
  const { reader, view, nonce, typed } = context;
  const { language } = reader;
  const phrases = words[language];
  const times = timesOf(policyNamed(view.definition, policy));
  const shown = { ...timesAsTyped(times, phrases.due), ...typed };
  const isLookedAt = typed['times.policy'] === policy && !context.refused;
  const steps = escalationTitles(view.definition, policy);
  const [first, ...others] = lengthFields;
  const length = (field: (typeof lengthFields)[number]) => (
    <Length key={field} name={field} label={say(policyTimeTitles[field], language)} typed={shown} language={language} />
  );
  return (
    <form method="post" action={`/office/programmes/${view.key}/changes/times#times-look`} class="card" id="times-form">
      <h2>{phrases.form(name)}</h2>
      <p class="quiet">{phrases.emptyHint}</p>
      <input type="hidden" name="nonce" value={nonce} />
      <input type="hidden" name="times.policy" value={policy} />
      {length(first)}
      <Field
        name="times.remind"
        label={say(policyTimeTitles.remind, language)}
        typed={shown}
        hint={phrases.remindHint}
      />
      {steps.map((to, step) => (
        <Length
          key={step}
          name={`escalation.${step}`}
          label={phrases.step(step + 1, say(to, language))}
          typed={shown}
          language={language}
        />
      ))}
      {others.map(length)}
      <Field name="times.reason" label={phrases.reason} typed={shown} kind="lines" isRequired />
      {isLookedAt && <Preview context={context} opening={opening} policy={policy} />}
      <Asks lines={asksOf(context, changeDeciders(view.definition))} />
      <div class="actions">
        <button name="step" value="look">
          {phrases.look}
        </button>{' '}
        {isLookedAt && (
          <button class="primary" name="step" value="ask">
            {phrases.ask}
          </button>
        )}
      </div>
    </form>
  );
};

const Length = ({ name, label, typed, language }: LengthProps) => {
  const phrases = words[language];
  return (
    <fieldset>
      <legend>{label}</legend>
      <div class="pair">
        <Field name={`times.${name}.amount`} label={phrases.amount} typed={typed} />
        <Choice
          name={`times.${name}.unit`}
          label={phrases.unit}
          typed={typed}
          options={units.map((unit) => [unit, phrases.units[unit]])}
          initial={units[0] ?? ''}
        />
      </div>
    </fieldset>
  );
};

interface LengthProps {
  readonly name: string;
  readonly label: string;
  readonly typed: ThingContext['typed'];
  readonly language: 'zh' | 'en';
}

/** What was typed, before and after, and what it does to a deadline. */
const Preview = ({ context, opening, policy }: Omit<FormProps, 'name'>) => {
  const { reader, view, typed } = context;
  const { language, zone } = reader;
  const phrases = words[language];
  const times = timesForm.parse(typedTimes(typed));
  const { moves, deadline, provisional } = previewTimes(
    view.definition,
    opening.calendars,
    { policy, times },
    opening.opensAt,
  );
  return (
    <div role="status" id="times-look">
      <Table isStacked caption={phrases.preview} heads={phrases.previewHeads}>
        {moves.map(({ time, title, from, to }) => (
          <tr key={time}>
            <td>{say(title, language)}</td>
            <td data-label={phrases.previewHeads[1]}>{say(from, language)}</td>
            <td data-label={phrases.previewHeads[2]}>{say(to, language)}</td>
          </tr>
        ))}
        <tr>
          <td>{phrases.example}</td>
          <td data-label={phrases.previewHeads[1]}>
            <When at={deadline.from} zone={zone} language={language} year />
          </td>
          <td data-label={phrases.previewHeads[2]}>
            <When at={deadline.to} zone={zone} language={language} year />
            {provisional && phrases.provisional}
          </td>
        </tr>
      </Table>
    </div>
  );
};
