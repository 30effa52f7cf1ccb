import { changeDeciders } from '../../domain/views/plan-deciders';
import { asksOf } from '../ui/asks';
import { changeEnds, type ChangeView } from '../../domain/schedule/baselines';
import { countsAtGate } from '../../domain/phases/milestones';
import { mayUndertake } from '../../domain/programme/undertakings';
import { Badge, Empty, Table, type Tone } from '../ui/html';
import { Choice, Field, OfficeForm } from '../ui/office-form';
import { ApprovalLink, ThingPage, type ThingContext } from '../ui/thing';
import { PolicyTimesSection } from '../policy-times/page';
import type { Opening } from '../policy-times/form';
import type { MilestoneView } from '../../domain/phases/views';
import { milestonesIn } from '../../domain/programme/phase-plans';
import { say, type Language } from '../../domain/shared/text';
import { formatDate } from '../../domain/calendar/formats';

const words = {
  zh: {
    dated: (milestone: string, on: string) => `${milestone}（${on}）`,
    title: '基线、期限与变更',
    kind: '基线',
    requests: '变更请求',
    heads: ['编号', '名称与理由', '里程碑', '状态'],
    none: '暂无变更请求，各里程碑按计划定义的基线计算。',
    request: '提请变更基线',
    hint: '由战略决策组决定；获批之日起生效，不追溯。未填日期的里程碑不变。',
    name: '新基线名称',
    reason: '理由',
    aside: '搁置变更请求',
    asideHint: '暂缓处理，或并入另一项包含相同里程碑的请求；其审批随之撤回。',
    number: '请求',
    as: '处理方式',
    postponed: '暂缓处理',
    merged: '并入',
    into: '并入编号（合并时）',
    original: '原基线',
    from: (on: string) => `自${on}`,
    intoNumber: (n: number) => `并入 ${n}`,
  },
  en: {
    dated: (milestone: string, on: string) => `${milestone} (${on})`,
    title: 'Baselines, times and changes',
    kind: 'Baselines',
    requests: 'Change requests',
    heads: ['No.', 'Name and reason', 'Milestones', 'State'],
    none: 'No change was requested yet: every milestone is measured from the baseline of the definition.',
    request: 'Request a new baseline',
    hint: 'The strategic group decides; it counts from the day of its approval and is never backdated. A milestone without a date stays.',
    name: 'Name of the new baseline',
    reason: 'Reason',
    aside: 'Set a change request aside',
    asideHint: 'Postpone it, or merge it into another that moves the same milestones; its approval is withdrawn.',
    number: 'Request',
    as: 'What with it',
    postponed: 'postpone it',
    merged: 'merge it',
    into: 'Merge into number (when merging)',
    original: 'original baseline',
    from: (on: string) => `from ${on}`,
    intoNumber: (n: number) => `into ${n}`,
  },
};

const tones: Readonly<Record<ChangeView['state'], Tone>> = {
  deciding: 'running',
  approved: 'done',
  rejected: 'late',
  postponed: 'soon',
  merged: 'idle',
};

/** The baselines of a milestone, the first first; nothing where it has only the definition's. */
export const BaselineHistory = ({ milestone, language }: BaselineHistoryProps) => {
  const phrases = words[language];
  return (
    <>
      {(milestone.baselines ?? []).map(({ name, on, from }) => (
        <div key={name ?? ''}>
          {name ?? phrases.original} · {formatDate(on, language)}
          {from !== undefined && ` · ${phrases.from(formatDate(from, language))}`}
        </div>
      ))}
    </>
  );
};

interface BaselineHistoryProps {
  readonly milestone: MilestoneView;
  readonly language: Language;
}

interface ChangesProps {
  readonly context: ThingContext;
  readonly opening: Opening;
  /** The policy whose times the office wants to change. */
  readonly policy?: string;
}

/** The change requests of a programme with what became of each; the office requests, postpones and merges them. */
export const ChangesPage = ({ context, opening, policy }: ChangesProps) => {
  const { reader, view, typed } = context;
  const nonce = mayUndertake(view.state, 'baseline.ask') ? context.nonce : undefined;
  const { language } = reader;
  const phrases = words[language];
  const titleOf = (key: string) =>
    say(milestonesIn(view).find((each) => each.key === key)?.title ?? { zh: key, en: key }, language);
  const deciding = view.changes.filter(({ state }) => state === 'deciding');
  const open = milestonesIn(view).filter((each) => !countsAtGate(each) && each.state !== 'failed');
  return (
    <ThingPage context={context} kind={phrases.kind} title={phrases.title} badge={null} facts={[]}>
      {view.changes.length === 0 ? (
        <Empty>{phrases.none}</Empty>
      ) : (
        <Table isStacked caption={phrases.requests} heads={phrases.heads}>
          {view.changes.map(({ number, name, reason, dates, state, approval, into }) => (
            <tr key={number}>
              <td>{number}</td>
              <td data-label={phrases.heads[1]}>
                {name}
                <p class="small quiet">{reason}</p>
              </td>
              <td data-label={phrases.heads[2]}>
                {Object.entries(dates).map(([key, on]) => (
                  <div key={key}>
                    <a href={`/programmes/${view.key}/milestones/${key}`}>{titleOf(key)}</a> {formatDate(on, language)}
                  </div>
                ))}
              </td>
              <td data-label={phrases.heads[3]}>
                <Badge tone={tones[state]}>{say(changeEnds[state], language)}</Badge>{' '}
                {into !== undefined && phrases.intoNumber(into)}{' '}
                <ApprovalLink programme={view.key} id={approval} reader={reader} />
              </td>
            </tr>
          ))}
        </Table>
      )}
      {nonce && (
        <OfficeForm
          title={phrases.request}
          hint={phrases.hint}
          action={`/programmes/${view.key}/changes`}
          nonce={nonce}
          submit={phrases.request}
          asks={asksOf(context, changeDeciders(view.definition))}
        >
          <Field name="name" label={phrases.name} typed={typed} isRequired />
          <Field name="reason" label={phrases.reason} typed={typed} kind="lines" isRequired />
          {open.map(({ key, title, baselineOn }) => (
            <Field
              key={key}
              name={`dates.${key}`}
              label={phrases.dated(say(title, language), formatDate(baselineOn, language))}
              typed={typed}
              kind="date"
            />
          ))}
        </OfficeForm>
      )}
      {nonce && deciding.length > 0 && (
        <OfficeForm
          title={phrases.aside}
          hint={phrases.asideHint}
          action={`/programmes/${view.key}/changes/aside`}
          nonce={nonce}
          submit={phrases.aside}
        >
          <Choice
            name="number"
            label={phrases.number}
            typed={typed}
            options={deciding.map(({ number, name }) => [String(number), `${number} ${name}`])}
          />
          <div class="pair">
            <Choice
              name="as"
              label={phrases.as}
              typed={typed}
              options={[
                ['postponed', phrases.postponed],
                ['merged', phrases.merged],
              ]}
            />
            <Field name="into" label={phrases.into} typed={typed} />
          </div>
          <Field name="asideReason" label={phrases.reason} typed={typed} kind="lines" isRequired />
        </OfficeForm>
      )}
      <PolicyTimesSection context={context} opening={opening} policy={policy} />
    </ThingPage>
  );
};
