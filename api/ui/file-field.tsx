import type { Language } from '../../domain/shared/text';
import type { Typed } from './thing';
import { useMark, Wrong } from './wrongs';

const words = {
  zh: {
    documents: '每个文件最大 25 MB：PDF、图片、Word、Excel、PowerPoint、OpenDocument、文本或 ZIP。',
    sheets: '最大 25 MB：Excel（.xlsx）或 CSV。',
    definitions: '最大 1 MB：YAML 文本。',
  },
  en: {
    documents: '25 MB a file at most: PDF, picture, Word, Excel, PowerPoint, OpenDocument, text or ZIP.',
    sheets: '25 MB at most: Excel (.xlsx) or CSV.',
    definitions: '1 MB at most: a text in YAML.',
  },
};

interface FileFieldProps {
  readonly name: string;
  readonly label: string;
  readonly language: Language;
  /** Which files are taken; documents of any kind when left out. */
  readonly takes?: keyof (typeof words)['en'];
  readonly isRequired?: boolean;
  /** Of a form that was refused: what it said, the file's hash among it, which is kept already. */
  readonly typed?: Typed;
}

/** A file that is sent along. Of a refused form it is kept where `<name without .file>.hash` was typed; it need not be chosen again. */
export const FileField = (props: FileFieldProps) => {
  const { name, label, language, takes = 'documents', isRequired = false, typed = {} } = props;
  const id = name.replaceAll('.', '-');
  const { wrong, attributes } = useMark(name, id, label, `${id}-hint`);
  const row = name.replace(/\.file$/, '');
  const hash = typed[`${row}.hash`] ?? '';
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input type="file" id={id} name={name} required={isRequired && hash === ''} {...attributes} />
      {hash !== '' && (
        <>
          <input type="hidden" name={`${row}.hash`} value={hash} />
          <p class="small hint">
            ✓ {typed[`${row}.title`]} <span class="hash">{hash.slice(0, 12)}</span>
          </p>
        </>
      )}
      <p class="quiet small hint" id={`${id}-hint`}>
        {words[language][takes]}
      </p>
      <Wrong id={id} wrong={wrong} />
    </div>
  );
};
