import { evidenceKinds } from './evidence';
import { Choice, Field } from './office-form';
import type { Typed } from './thing';
import { say, type Language } from './words';

const words = {
  zh: {
    row: (n: number) => `证明材料 ${n}`,
    kind: '类型',
    title: '名称',
    reference: '网址或数值',
    hash: '文件 SHA-256（可选）',
    file: '或上传文件（不超过 25 MB，自动计算 SHA-256）',
  },
  en: {
    row: (n: number) => `Evidence ${n}`,
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

/** Rows for pieces of evidence: kind, title, and a reference or a hash. */
export const EvidenceFields = ({ kinds, typed, language, hasFiles = false }: EvidenceFieldsProps) => {
  const phrases = words[language];
  const options = Object.entries(evidenceKinds).map(([kind, title]) => [kind, say(title, language)] as const);
  return (
    <>
      {Array.from({ length: kinds.length + 1 }, (_, row) => (
        <fieldset key={row}>
          <legend>{phrases.row(row + 1)}</legend>
          <div class="pair">
            <Choice
              name={`evidence.${row}.kind`}
              label={phrases.kind}
              typed={typed}
              options={options}
              {...(kinds[row] && { initial: kinds[row] })}
            />
            <Field name={`evidence.${row}.title`} label={phrases.title} typed={typed} />
          </div>
          <div class="pair">
            <Field name={`evidence.${row}.reference`} label={phrases.reference} typed={typed} />
            <Field name={`evidence.${row}.hash`} label={phrases.hash} typed={typed} />
          </div>
          {hasFiles && (
            <div class="field">
              <label for={`evidence-${row}-file`}>{phrases.file}</label>
              <input type="file" id={`evidence-${row}-file`} name={`evidence.${row}.file`} />
            </div>
          )}
        </fieldset>
      ))}
    </>
  );
};
