import { policyTitle } from '../../domain/programme/policy-titles';
import {
  policyTimeKeys,
  timesOf,
  type PolicyTimes,
  type TimesChangeView,
} from '../../domain/policy-times/policy-times';
import { policyTimeTitles, policyTimeWords, timeMoves, timesStates } from '../../domain/policy-times/words';
import { mayUndertake } from '../../domain/programme/undertakings';
import { Badge, Table, type Tone } from '../ui/html';
import { TimesForm, type Opening } from './form';
import { ApprovalLink, type ThingContext } from '../ui/thing';
import { say } from '../../domain/shared/text';
import { formatDate } from '../../domain/calendar/formats';

const words = {
  zh: {
    title: '审批期限',
    hint: '各审批规则的期限。变更由战略决策组决定，只对批准之后新提请的事项适用。',
    heads: ['规则', '期限', '依据'],
    file: '计划定义',
    decided: (round: number, from: string) => `第 ${round} 次变更，自${from}起`,
    change: '变更',
    requests: '期限变更请求',
    requestHeads: ['规则', '变更与理由', '状态'],
  },
  en: {
    title: 'Times of the policies',
    hint: 'What each policy allows. The strategic group decides on a change, and it holds for what is opened after its approval.',
    heads: ['Policy', 'Times', 'By'],
    file: 'the definition',
    decided: (round: number, from: string) => `change ${round}, from ${from}`,
    change: 'Change',
    requests: 'Requests for other times',
    requestHeads: ['Policy', 'What changes, and why', 'State'],
  },
};

const tones: Readonly<Record<TimesChangeView['state'], Tone>> = {
  deciding: 'running',
  approved: 'done',
  rejected: 'late',
  undecided: 'soon',
};

interface Props {
  readonly context: ThingContext;
  readonly opening: Opening;
  /** The policy whose form is wanted. */
  readonly policy?: string | undefined;
}

/** The times of a programme's policies with what was asked of them; the office sees what a change would do, and asks for it. */
export const PolicyTimesSection = ({ context, opening, policy: wanted }: Props) => {
  const { reader, view, nonce, typed } = context;
  const { language } = reader;
  const phrases = words[language];
  const { policies, timesDecided = {} } = view.definition;
  const mayAsk = nonce !== undefined && mayUndertake(view.state, 'policy.change');
  const chosen = typed['times.policy'] ?? wanted ?? '';
  const nameOf = (key: string) => say(policyTitle(view.definition, key), language);
  return (
    <section id="times">
      <h2>{phrases.title}</h2>
      <p class="quiet">{phrases.hint}</p>
      <Table isStacked caption={phrases.title} heads={phrases.heads}>
        {Object.entries(policies).map(([key, policy]) => (
          <tr key={key}>
            <td>{nameOf(key)}</td>
            <td data-label={phrases.heads[1]}>
              <TimesList times={timesOf(policy)} language={language} />
            </td>
            <td data-label={phrases.heads[2]}>
              <DecidedBy context={context} decision={timesDecided[key]} />{' '}
              {mayAsk && <a href={`/programmes/${view.key}/changes?policy=${key}#times-form`}>{phrases.change}</a>}
            </td>
          </tr>
        ))}
      </Table>
      {view.timesChanges.length > 0 && (
        <Table isStacked caption={phrases.requests} heads={phrases.requestHeads}>
          {view.timesChanges.map((change) => (
            <tr key={change.key}>
              <td>{nameOf(change.policy)}</td>
              <td data-label={phrases.requestHeads[1]}>
                <Moves change={change} context={context} />
                <p class="small quiet">{change.reason}</p>
              </td>
              <td data-label={phrases.requestHeads[2]}>
                <Badge tone={tones[change.state]}>{say(timesStates[change.state], language)}</Badge>{' '}
                <ApprovalLink programme={view.key} id={change.approval} reader={reader} />
              </td>
            </tr>
          ))}
        </Table>
      )}
      {mayAsk && Object.hasOwn(policies, chosen) && (
        <TimesForm context={context} opening={opening} policy={chosen} name={nameOf(chosen)} />
      )}
    </section>
  );
};

const TimesList = ({ times, language }: { readonly times: PolicyTimes; readonly language: 'zh' | 'en' }) => (
  <ul class="plain">
    {policyTimeKeys
      .filter((time) => time !== 'escalation' || (times.escalation?.length ?? 0) > 0)
      .filter((time) => time !== 'questionPause' || times.questionPause)
      .map((time) => (
        <li key={time}>
          <span class="quiet">{say(policyTimeTitles[time], language)}</span>{' '}
          {say(policyTimeWords(times, time), language)}
        </li>
      ))}
  </ul>
);

/** By which decision a policy has its times; the definition where there was none. */
const DecidedBy = ({ context, decision }: DecidedByProps) => {
  const { reader, view } = context;
  const phrases = words[reader.language];
  if (!decision) return <>{phrases.file}</>;
  return (
    <>
      {phrases.decided(decision.round, formatDate(decision.from, reader.language))}{' '}
      <ApprovalLink programme={view.key} id={decision.approval} reader={reader} />
    </>
  );
};

interface DecidedByProps {
  readonly context: ThingContext;
  readonly decision: { readonly round: number; readonly from: string; readonly approval: string } | undefined;
}

/** What a request changes; while it is open, from the times that hold now. */
const Moves = ({ change, context }: { readonly change: TimesChangeView; readonly context: ThingContext }) => {
  const { language } = context.reader;
  const { policies } = context.view.definition;
  const policy = Object.hasOwn(policies, change.policy) ? policies[change.policy] : undefined;
  const before = change.before ?? (policy ? timesOf(policy) : {});
  return (
    <ul class="plain">
      {timeMoves(before, change.times).map(({ time, title, from, to }) => (
        <li key={time}>
          {say(title, language)}{' '}
          {change.state === 'deciding' || change.before
            ? `${say(from, language)} → ${say(to, language)}`
            : say(to, language)}
        </li>
      ))}
    </ul>
  );
};
