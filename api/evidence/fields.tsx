import { evidenceKinds } from './shown';
import { Choice, Field, FileField } from '../ui/office-form';
import type { Typed } from '../ui/thing';
import { say, type Language } from '../../domain/shared/text';

const words = {
  zh: {
    row: (n: number) => `证明材料 ${n}`,
    another: '再加一份证明材料',
    kind: '类型',
    title: '名称',
    reference: '网址或数值',
    hash: '文件 SHA-256（可选）',
    file: '或上传文件（不超过 25 MB，自动计算 SHA-256）',
  },
  en: {
    row: (n: number) => `Evidence ${n}`,
    another: 'Another piece of evidence',
    kind: 'Kind',
    title: 'Title',
    reference: 'Address or number',
    hash: 'SHA-256 of the file (optional)',
    file: 'or the file itself (25 MB at most; we compute its SHA-256)',
  },
};

interface EvidenceFieldsProps {
  /** The kinds that are asked for, one a row; one row more is spare. */
  readonly kinds: readonly (keyof typeof evidenceKinds)[];
  readonly typed: Typed;
  readonly language: Language;
  /** Whether the form takes the files themselves. */
  readonly hasFiles?: boolean;
}

/** Rows for pieces of evidence: kind, title, and a reference or a hash; the spare row is folded away. */
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

const EvidenceRow = ({ row, kind, typed, language, hasFiles = false }: RowProps) => {
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
          {...(kind && { initial: kind })}
        />
        <Field name={`evidence.${row}.title`} label={phrases.title} typed={typed} />
      </div>
      <div class="pair">
        <Field name={`evidence.${row}.reference`} label={phrases.reference} typed={typed} />
        <Field name={`evidence.${row}.hash`} label={phrases.hash} typed={typed} />
      </div>
      {hasFiles && <FileField name={`evidence.${row}.file`} label={phrases.file} />}
    </fieldset>
  );
};
