import { POINTS, type Answer, type Wanted } from '../../domain/evaluations/asks';
import { latestIn } from '../../domain/evaluations/collection';
import { wantedTitle } from '../../domain/evaluations/titles';
import type { Programme } from '../../domain/programme/programme';
import { say, type Language } from '../../domain/shared/text';
import { Choice, Field } from '../ui/office-form';
import { FileField } from '../ui/file-field';
import type { Typed } from '../ui/thing';
import { WhatFollows } from './correction';
import { isCorrectable } from './figure-visits';
import { FigureCode, FigureDigits } from './figure-proof';
import type { FigurePageProps } from './figure-props';

const words = {
  zh: {
    sealed: '全部评定前，任何人都看不到您的评定，您也看不到他人的。',
    level: '级别（1–5）',
    points: '得分（0–120）',
    none: '暂无数据',
    pass: '达标',
    fail: '未达标',
    file: '证明文件',
    note: '说明',
    send: '提交',
    what: '请填报',
    correct: '更正已签认的数据',
    reason: '更正理由',
    sendCorrection: '提交更正',
  },
  en: {
    sealed: 'Nobody sees your rating before all have rated, nor do you see theirs.',
    level: 'level (1–5)',
    points: 'points (0–120)',
    none: 'no data',
    pass: 'kept',
    fail: 'not kept',
    file: 'File that shows it',
    note: 'Note',
    send: 'Send',
    what: 'Please report',
    correct: 'Correct what was signed off',
    reason: 'Reason of the correction',
    sendCorrection: 'Send the correction',
  },
};

/** By what somebody reports, rates or assesses: what is wanted, a note, the file that shows it, and how it is known that it is they. */
export const FigureForm = (props: FigurePageProps) => {
  const { thing, reader, nonce, action, typed, code } = props;
  const { view, ask } = thing;
  const { language } = reader;
  const phrases = words[language];
  const isCorrection = isCorrectable(thing);
  const before = isCorrection ? latestIn(ask)?.values : undefined;
  return (
    <form method="post" action={action} class="card" encType="multipart/form-data">
      <h2>{isCorrection ? phrases.correct : phrases.what}</h2>
      {isCorrection && <WhatFollows {...thing} reader={reader} />}
      {ask.sealed !== undefined && <p class="quiet">{phrases.sealed}</p>}
      {/* Enter in a field presses a form's first button; this one is dead, so that it never asks for a code. */}
      {code && <button type="submit" disabled hidden />}
      <input type="hidden" name="nonce" value={nonce} />
      {ask.wants.map((wanted) => (
        <WantedField key={wanted.of} {...{ wanted, language, typed, before }} programme={view.definition} />
      ))}
      <Field
        name="note"
        label={isCorrection ? phrases.reason : phrases.note}
        typed={typed}
        kind="lines"
        isRequired={isCorrection}
      />
      <FigureCode id="code" {...props} />
      {ask.sealed === undefined && (
        <FileField
          name="file"
          language={language}
          label={phrases.file}
          isRequired={(ask.evidence ?? []).includes('document')}
        />
      )}
      <FigureDigits id="digits" isTried {...props} />
      <button class="primary">{isCorrection ? phrases.sendCorrection : phrases.send}</button>
    </form>
  );
};

const levels = ['1', '2', '3', '4', '5'];

const WantedField = ({ wanted, programme, language, typed, before }: WantedProps) => {
  const phrases = words[language];
  const kpi = programme.evaluation.kpis.find(({ key }) => key === wanted.of);
  const unit = kpi && 'unit' in kpi.target ? ` (${kpi.target.unit})` : '';
  const named = wanted.of === POINTS ? '' : say(wantedTitle(programme, wanted.of), language);
  const name = `values.${wanted.of}`;
  const initial = before?.[wanted.of] ?? '';
  if (wanted.as === 'number') return <Field name={name} label={`${named}${unit}`} {...{ typed, initial }} />;
  if (wanted.as === 'points') return <Field name={name} label={phrases.points} {...{ typed, initial }} isRequired />;
  const options: readonly (readonly [string, string])[] =
    wanted.as === 'level'
      ? levels.map((level) => [level, level])
      : [
          ['pass', phrases.pass],
          ['fail', phrases.fail],
        ];
  const label = wanted.as === 'level' ? `${named} ${phrases.level}` : named;
  return <Choice name={name} label={label.trim()} {...{ typed, initial }} options={[['', phrases.none], ...options]} />;
};

interface WantedProps {
  readonly wanted: Wanted;
  readonly programme: Programme;
  readonly language: Language;
  readonly typed: Typed;
  /** What was answered before, of a correction. */
  readonly before: Answer['values'] | undefined;
}
