import { policyTitle } from '../../domain/programme/policy-titles';
import type { ComponentChildren } from 'preact';
import type { AskedOf } from '../../domain/views/asked-whom';
import { Asks, asksOf } from '../ui/asks';
import { Field } from '../ui/office-form';
import type { ThingContext } from '../ui/thing';
import { share } from '../../domain/definition/words/means';
import { milestonesIn } from '../../domain/programme/phase-plans';
import { titleIn } from '../../domain/programme/titles';
import { isSettled } from '../../domain/strategy/milestone-consequences';
import type { AdjustmentMove } from '../../domain/strategy/consequences';
import { partTitles } from '../../domain/strategy/words';
import { describePeriod, periodOf } from '../../domain/calendar/periods';
import { say } from '../../domain/shared/text';
import { Moves } from './moves';
import { decimalOf } from '../../domain/shared/amounts';

const words = {
  zh: {
    propose: '提出战略调整',
    hint: '由战略决策组决定；涉及收益分配或预算的，财务监督组一并决定。各项变更自生效日零时起一并生效，不溯及既往。留空的栏目不变。',
    title: '名称',
    reason: '理由',
    effectiveOn: '生效日（次日起）',
    due: (name: string, now: string) => `${name}：日期（现为 ${now}）`,
    criterion: (name: string) => `${name}：达成标准`,
    target: (name: string, now: string) => `${name}：目标值（现为 ${now}）`,
    weight: (name: string, now: string) => `${name}：权重（现为 ${now}）`,
    now: (name: string, now: string) => `${name}（现为 ${now}）`,
    since: '比例追溯自（可空；自该日起已入账的批次逐一更正）',
    look: '预览影响',
    ask: '提请决定',
    preview: '变更与影响',
  },
  en: {
    propose: 'Propose an adjustment of the strategy',
    hint: 'The strategic groups decide; where shares or budgets change, the financial ones too. All of it takes effect together when its day begins, never backwards. What is left empty stays.',
    title: 'Title',
    reason: 'Reason',
    effectiveOn: 'Holds from (tomorrow or later)',
    due: (name: string, now: string) => `${name}: date (now ${now})`,
    criterion: (name: string) => `${name}: criterion`,
    target: (name: string, now: string) => `${name}: target (now ${now})`,
    weight: (name: string, now: string) => `${name}: weight (now ${now})`,
    now: (name: string, now: string) => `${name} (now ${now})`,
    since: 'The shares hold since (may be empty; each run posted since then is corrected)',
    look: 'See what follows',
    ask: 'Ask for the decision',
    preview: 'What changes, and what follows',
  },
};

/** What was looked at, once the form has been sent to see it: what would follow, and who decides on it. */
export interface AdjustmentLook {
  readonly moves: readonly AdjustmentMove[];
  readonly of: AskedOf;
}

interface FormProps extends Partial<AdjustmentLook> {
  readonly context: ThingContext;
  readonly nonce: string;
}

/** The form of an adjustment: a part of the programme a fold; it shows what would follow before the groups can be asked. */
export const AdjustmentForm = ({ context, nonce, moves, of }: FormProps) => {
  const { reader, view, typed } = context;
  const { language } = reader;
  const phrases = words[language];
  const { evaluation, distribution, budgets, policies, parties, currency } = view.definition;
  const field = (name: string, label: string, kind: 'text' | 'date' = 'text') => (
    <Field key={name} name={`changes.${name}`} label={label} typed={typed} kind={kind} />
  );
  const open = milestonesIn(view).filter((each) => !isSettled(each));
  return (
    <details class="card" id="adjustment" open={typed.title !== undefined}>
      <summary>{phrases.propose}</summary>
      <form method="post" action={`/office/programmes/${view.key}/strategy/adjustments#adjustment`}>
        <p class="quiet">{phrases.hint}</p>
        <input type="hidden" name="nonce" value={nonce} />
        <input type="hidden" name="key" value={typed.key ?? `a${view.adjustments.length + 1}`} />
        <div class="pair">
          <Field name="title" label={phrases.title} typed={typed} isRequired />
          <Field name="effectiveOn" label={phrases.effectiveOn} typed={typed} kind="date" isRequired />
        </div>
        <Field name="reason" label={phrases.reason} typed={typed} kind="lines" isRequired />
        <Part part="milestones" context={context}>
          {open.map(({ key, title, baselineOn }) => (
            <div class="pair" key={key}>
              {field(`milestones.${key}.due`, phrases.due(say(title, language), baselineOn), 'date')}
              {field(`milestones.${key}.criterion`, phrases.criterion(say(title, language)))}
            </div>
          ))}
        </Part>
        <Part part="kpis" context={context}>
          {evaluation.kpis.map(({ key, title, weight, target }) => (
            <div class="pair" key={key}>
              {'number' in target &&
                field(`kpis.${key}.target`, phrases.target(say(title, language), `${target.number} ${target.unit}`))}
              {field(`kpis.${key}.weight`, phrases.weight(say(title, language), share(weight)))}
            </div>
          ))}
        </Part>
        {distribution && (
          <Part part="shares" context={context}>
            {Object.entries(distribution.shares).map(([party, now]) =>
              field(`shares.${party}`, phrases.now(say(titleIn(parties, party), language), share(now))),
            )}
            {field('sharesSince', phrases.since, 'date')}
          </Part>
        )}
        {Object.keys(budgets).length > 0 && (
          <Part part="budgets" context={context}>
            {Object.entries(budgets).map(([key, { title, amount }]) =>
              field(`budgets.${key}`, phrases.now(say(title, language), decimalOf(amount, currency))),
            )}
          </Part>
        )}
        <Part part="policies" context={context}>
          {Object.entries(policies).map(([key, { within }]) => {
            const now = say(describePeriod(periodOf(within)), language);
            return field(`policies.${key}`, phrases.now(say(policyTitle(view.definition, key), language), now));
          })}
        </Part>
        {moves && (
          <div role="status" id="adjustment-look">
            <h3>{phrases.preview}</h3>
            <Moves moves={moves} language={language} />
          </div>
        )}
        {of && <Asks lines={asksOf(context, of)} />}
        <div class="actions">
          <button name="step" value="look">
            {phrases.look}
          </button>{' '}
          {moves && (
            <button class="primary" name="step" value="ask">
              {phrases.ask}
            </button>
          )}
        </div>
      </form>
    </details>
  );
};

/** The fields of one part, folded away until something is typed there. */
const Part = ({ part, context, children }: PartProps) => {
  const { typed, reader } = context;
  const isTyped = Object.entries(typed).some(([name, value]) => name.startsWith(`changes.${part}.`) && value !== '');
  return (
    <details open={isTyped}>
      <summary>{say(partTitles[part], reader.language)}</summary>
      {children}
    </details>
  );
};

interface PartProps {
  readonly part: keyof typeof partTitles;
  readonly context: ThingContext;
  readonly children: ComponentChildren;
}
