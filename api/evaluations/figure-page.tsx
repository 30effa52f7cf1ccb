import { isCollecting, mayDelegate } from '../../domain/evaluations/collection';
import { awaitedFor, mayAnswer } from '../../domain/evaluations/answerers';
import { askTitle, evaluationTitle, wantedTitle } from '../../domain/evaluations/titles';
import { POINTS, type Wanted } from '../../domain/evaluations/asks';
import { partyOf } from '../../domain/programme/parties';
import type { Programme } from '../../domain/programme/programme';
import type { DomainError } from '../../domain/shared/errors';
import type { Person } from '../../domain/shared/keys';
import type { RefusalCode } from '../../domain/shared/refusals';
import { say, type Language } from '../../domain/shared/text';
import { decisionsWords } from '../ui/decision-words';
import { Frame, type Reader } from '../ui/frame';
import { Badge, When } from '../ui/html';
import { Choice, Field } from '../ui/office-form';
import { RefusalNotice } from '../ui/refusal';
import type { Typed } from '../ui/thing';
import { TwoDigits } from '../ui/two-digits';
import { DelegationForm } from './delegation-form';
import type { AskedThing } from './figure-visits';

const words = {
  zh: {
    asWhom: '填报人',
    behalf: (whom: string) => `您代${whom}填报；记录中注明由服务办公室代填。`,
    until: '截止时间',
    overdue: '已逾期，仍可填报，会注明逾期',
    sealed: '全部评定前，任何人都看不到您的评定，您也看不到他人的。',
    over: '本次评估目前不接收数据。',
    taken: '已记录。感谢您的填报。',
    delegated: '已记录：由您的同事填报，已向其发送邮件。',
    before: '已填报',
    late: '逾期',
    corrected: '更正',
    office: '由服务办公室代填',
    level: '级别（1–5）',
    points: '得分（0–120）',
    none: '暂无数据',
    pass: '达标',
    fail: '未达标',
    file: '证明文件',
    note: '说明',
    send: '提交',
    what: '请填报',
  },
  en: {
    asWhom: 'You answer as',
    behalf: (whom: string) => `You report for ${whom}; it is marked as reported by the office on their behalf.`,
    until: 'Until',
    overdue: 'overdue; it can still be reported, and is marked as late',
    sealed: 'Nobody sees your rating before all have rated, nor do you see theirs.',
    over: 'This evaluation takes no figures now.',
    taken: 'Recorded. Thank you.',
    delegated: 'Recorded: your colleague is asked now, and has a mail.',
    before: 'Reported so far',
    late: 'late',
    corrected: 'corrected',
    office: 'by the office on behalf',
    level: 'level (1–5)',
    points: 'points (0–120)',
    none: 'no data',
    pass: 'kept',
    fail: 'not kept',
    file: 'File that shows it',
    note: 'Note',
    send: 'Send',
    what: 'Please report',
  },
};

export interface FigurePageProps {
  readonly thing: AskedThing;
  readonly person: Person;
  readonly reader: Reader;
  readonly nonce: string;
  readonly action: string;
  readonly typed: Typed;
  /** What was just recorded. */
  readonly done?: 'reported' | 'delegated';
  readonly digits?: 'asked' | 'spent';
  readonly refused?: { readonly code: RefusalCode; readonly facts: DomainError['facts']; readonly detail?: string };
}

/** Where somebody reports a figure, rates or assesses: as whom, what, until when, and the form. */
export const FigurePage = (props: FigurePageProps) => {
  const { thing, person, reader, nonce, action, typed, done, digits, refused } = props;
  const { view, evaluation, ask } = thing;
  const { language, zone } = reader;
  const phrases = words[language];
  const party = partyOf(view.definition, person);
  const title = say(askTitle(view.definition, ask), language);
  const asked = awaitedFor(view.definition, ask);
  const isBehalf = !mayAnswer(view.definition, ask).includes(person);
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
        {isBehalf && <p>{phrases.behalf(asked.join(language === 'zh' ? '、' : ', '))}</p>}
        <p>
          {phrases.until} <When at={ask.dueAt} zone={zone} language={language} year />{' '}
          {ask.isOverdue && <Badge tone="late">{phrases.overdue}</Badge>}
        </p>
      </section>
      <Answers {...props} />
      {isCollecting(evaluation) ? (
        <form method="post" action={action} class="card" encType="multipart/form-data">
          <h2>{phrases.what}</h2>
          {ask.sealed !== undefined && <p class="quiet">{phrases.sealed}</p>}
          <input type="hidden" name="nonce" value={nonce} />
          {ask.wants.map((wanted) => (
            <WantedField
              key={wanted.of}
              wanted={wanted}
              programme={view.definition}
              language={language}
              typed={typed}
            />
          ))}
          <Field name="note" label={phrases.note} typed={typed} kind="lines" />
          {ask.sealed === undefined && (
            <div class="field">
              <label for="file">{phrases.file}</label>
              <input id="file" name="file" type="file" required={(ask.evidence ?? []).includes('document')} />
            </div>
          )}
          {digits === 'spent' && <p class="notice">{decisionsWords[language].digitsSpent(person)}</p>}
          {digits === 'asked' && (
            <TwoDigits id="digits" person={person} language={language} isWrong={isUntyped(refused)} />
          )}
          <button class="primary">{phrases.send}</button>
        </form>
      ) : (
        <p>{phrases.over}</p>
      )}
      {mayDelegate(evaluation, ask) && !isBehalf && <DelegationForm {...props} />}
    </Frame>
  );
};

const isUntyped = (refused: FigurePageProps['refused']) =>
  refused?.code === 'digits_wrong' || refused?.code === 'digits_missing';

const Answers = ({ thing: { view, ask }, reader: { language, zone } }: FigurePageProps) => {
  const phrases = words[language];
  if (ask.answers.length === 0) return null;
  return (
    <section class="card">
      <h2>{phrases.before}</h2>
      <ul>
        {ask.answers.map(({ at, by, values, isLate, corrects, onBehalf, note }) => (
          <li key={at}>
            {Object.entries(values)
              .map(([of, value]) => `${say(wantedTitle(view.definition, of), language)} ${value}`)
              .join(language === 'zh' ? '，' : ', ')}{' '}
            <span class="quiet small">
              {by} · <When at={at} zone={zone} language={language} year />
              {onBehalf ? ` · ${phrases.office}` : ''}
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

const levels = ['1', '2', '3', '4', '5'];

const WantedField = ({ wanted, programme, language, typed }: WantedProps) => {
  const phrases = words[language];
  const kpi = programme.evaluation.kpis.find(({ key }) => key === wanted.of);
  const unit = kpi && 'unit' in kpi.target ? ` (${kpi.target.unit})` : '';
  const named = wanted.of === POINTS ? '' : say(wantedTitle(programme, wanted.of), language);
  const name = `values.${wanted.of}`;
  if (wanted.as === 'number') return <Field name={name} label={`${named}${unit}`} typed={typed} />;
  if (wanted.as === 'points') return <Field name={name} label={phrases.points} typed={typed} isRequired />;
  const options: readonly (readonly [string, string])[] =
    wanted.as === 'level'
      ? levels.map((level) => [level, level])
      : [
          ['pass', phrases.pass],
          ['fail', phrases.fail],
        ];
  const label = wanted.as === 'level' ? `${named} ${phrases.level}` : named;
  return <Choice name={name} label={label.trim()} typed={typed} options={[['', phrases.none], ...options]} />;
};

interface WantedProps {
  readonly wanted: Wanted;
  readonly programme: Programme;
  readonly language: Language;
  readonly typed: Typed;
}
