import { evidenceKinds } from '../../domain/evidence/titles';
import { Choice, Field } from '../ui/office-form';
import { FileField } from '../ui/file-field';
import type { Typed } from '../ui/thing';
import { say, type Language } from '../../domain/shared/text';

const words = {
  zh: {
    row: (n: number) => `证明材料 ${n}`,
    another: '再加一份证明材料',
    kind: '类型',
    title: '名称',
    reference: '或填写网址、数值',
    file: '上传文件',
  },
  en: {
    row: (n: number) => `Evidence ${n}`,
    another: 'Another piece of evidence',
    kind: 'Kind',
    title: 'Title',
    reference: 'or its address, or a number',
    file: 'The file',
  },
};

interface EvidenceFieldsProps {
  /** The kinds that are asked for, one a row; one row more is spare. */
  readonly kinds: readonly (keyof typeof evidenceKinds)[];
  readonly typed: Typed;
  readonly language: Language;
}

/** Rows for pieces of evidence: kind, title, and the file itself or a reference; the spare row is folded away. */
export const EvidenceFields = ({ kinds, ...shared }: EvidenceFieldsProps) => {
  const { typed, language } = shared;
  const spare = kinds.length;
  const said = ['title', 'reference', 'hash'].map((part) => typed[`evidence.${spare}.${part}`] ?? '');
  return (
    <>
      {kinds.map((kind, row) => (
        <EvidenceRow key={row} {...shared} row={row} kind={kind} />
      ))}
      {spare === 0 ? (
        <EvidenceRow {...shared} row={0} />
      ) : (
        <details open={said.some((part) => part !== '')}>
          <summary>{words[language].another}</summary>
          <EvidenceRow {...shared} row={spare} />
        </details>
      )}
    </>
  );
};

type RowProps = Omit<EvidenceFieldsProps, 'kinds'> & {
  readonly row: number;
  readonly kind?: keyof typeof evidenceKinds;
};

const EvidenceRow = ({ row, kind, typed, language }: RowProps) => {
  const phrases = words[language];
  const options = Object.entries(evidenceKinds).map(([key, title]) => [key, say(title, language)] as const);
  return (
    <fieldset>
      <legend>{phrases.row(row + 1)}</legend>
      <div class="pair">
        <Choice
          name={`evidence.${row}.kind`}
          label={phrases.kind}
          typed={typed}
          options={options}
          initial={kind ?? options[0]?.[0] ?? ''}
        />
        <Field name={`evidence.${row}.title`} label={phrases.title} typed={typed} />
      </div>
      <FileField name={`evidence.${row}.file`} language={language} label={phrases.file} typed={typed} />
      <Field name={`evidence.${row}.reference`} label={phrases.reference} typed={typed} />
    </fieldset>
  );
};
