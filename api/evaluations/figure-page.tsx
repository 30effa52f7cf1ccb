import { OverdueBadge } from '../ui/late';
import { isCollecting, mayDelegate } from '../../domain/evaluations/collection';
import { absentFor, inForceOf, ownersOf } from '../../domain/evaluations/answerers';
import { askTitle, evaluationTitle, wantedTitle } from '../../domain/evaluations/titles';
import { partyOf } from '../../domain/programme/parties';
import { say } from '../../domain/shared/text';
import { Frame } from '../ui/frame';
import { When } from '../ui/html';
import { RefusalNotice } from '../ui/refusal';
import { LaterVersion } from './correction';
import { DelegationForm } from './delegation-form';
import { FigureForm } from './figure-form';
import type { FigurePageProps } from './figure-props';
import { isCorrectable } from './figure-visits';

const words = {
  zh: {
    asWhom: '填报人',
    behalf: (whom: string) => `您代${whom}填报；记录中注明由服务办公室代填。`,
    standsIn: (whom: string) => `您代理${whom}填报；记录中注明由您代理。`,
    standedIn: (whom: string) => `代理${whom}`,
    until: '截止时间',
    overdue: '已逾期，仍可填报，会注明逾期',
    over: '本次评估目前不接收数据。',
    taken: '已记录。感谢您的填报。',
    delegated: '已记录：由您的同事填报，已向其发送邮件。',
    before: '已填报',
    late: '逾期',
    corrected: '更正',
    office: '由服务办公室代填',
  },
  en: {
    asWhom: 'You answer as',
    behalf: (whom: string) => `You report for ${whom}; it is marked as reported by the office on their behalf.`,
    standsIn: (whom: string) =>
      `You stand in for ${whom}, who is absent; it is recorded as answered by you in their name.`,
    standedIn: (whom: string) => `standing in for ${whom}`,
    until: 'Until',
    overdue: 'overdue; it can still be reported, and is marked as late',
    over: 'This evaluation takes no figures now.',
    taken: 'Recorded. Thank you.',
    delegated: 'Recorded: your colleague is asked now, and has a mail.',
    before: 'Reported so far',
    late: 'late',
    corrected: 'corrected',
    office: 'by the office on behalf',
  },
};

/** Where somebody reports a figure, rates or assesses: as whom, what, until when, and the form. */
export const FigurePage = (props: FigurePageProps) => {
  const { thing, person, reader, done, refused } = props;
  const { view, evaluation, ask } = thing;
  const { language, zone } = reader;
  const phrases = words[language];
  const party = partyOf(view.definition, person);
  const title = say(askTitle(view.definition, ask), language);
  const owners = ownersOf(view.definition, ask);
  const isOwn = owners.includes(person);
  const absent = absentFor(inForceOf(view, reader.now), evaluation, ask, person);
  const asked = ask.delegate === undefined ? owners : [ask.delegate];
  return (
    <Frame title={title} reader={reader}>
      <h1>{title}</h1>
      <p class="quiet">{say(evaluationTitle(view.definition, evaluation), language)}</p>
      {done && (
        <div class="notice done" role="status">
          <p>{done === 'delegated' ? phrases.delegated : phrases.taken}</p>
        </div>
      )}
      {refused && <RefusalNotice language={language} {...refused} />}
      <section class="card whom" aria-label={phrases.asWhom}>
        <p class="quiet small">{phrases.asWhom}</p>
        <p class="strong">
          {person}
          {party ? ` · ${say(party.title, language)}` : ''}
        </p>
        {absent !== undefined && <p>{phrases.standsIn(absent)}</p>}
        {!isOwn && absent === undefined && <p>{phrases.behalf(asked.join(language === 'zh' ? '、' : ', '))}</p>}
        <p>
          {phrases.until} <When at={ask.dueAt} zone={zone} language={language} year />{' '}
          {ask.isOverdue && <OverdueBadge since={ask.dueAt} reader={reader} />}
        </p>
      </section>
      <Answers {...props} />
      <LaterVersion view={view} evaluation={evaluation} ask={ask} reader={reader} />
      {isCollecting(evaluation) || isCorrectable(thing) ? <FigureForm {...props} /> : <p>{phrases.over}</p>}
      {mayDelegate(evaluation, ask) && isOwn && <DelegationForm {...props} />}
    </Frame>
  );
};

const Answers = ({ thing: { view, ask }, reader: { language, zone } }: FigurePageProps) => {
  const phrases = words[language];
  if (ask.answers.length === 0) return null;
  return (
    <section class="card">
      <h2>{phrases.before}</h2>
      <ul>
        {ask.answers.map(({ at, by, values, isLate, corrects, onBehalf, standsInFor, note }) => (
          <li key={at}>
            {Object.entries(values)
              .map(([of, value]) => `${say(wantedTitle(view.definition, of), language)} ${value}`)
              .join(language === 'zh' ? '，' : ', ')}{' '}
            <span class="quiet small">
              {by} · <When at={at} zone={zone} language={language} year />
              {onBehalf ? ` · ${phrases.office}` : ''}
              {standsInFor === undefined ? '' : ` · ${phrases.standedIn(standsInFor)}`}
              {isLate ? ` · ${phrases.late}` : ''}
              {corrects ? ` · ${phrases.corrected}` : ''}
              {note ? ` · ${note}` : ''}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
};
