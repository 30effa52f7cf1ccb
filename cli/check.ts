import { explainInParts, type Told } from '../domain/definition/words';
import type { Language, Text } from '../domain/shared/text';
import type { Defect, Reading } from '../infra/reading/definitions';
import { loadProgramme } from '../infra/reading/definitions';

type Spoken = Language | 'both';

const speak = ({ zh, en }: Text, language: Spoken): string =>
  language === 'both' ? `${zh} ${en}` : language === 'zh' ? zh : en;

/** What takes two columns of a terminal. */
const wide = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/;

/** The line of a finding, and a caret below its place. */
const quoted = ({ quote }: Defect): readonly string[] => {
  if (!quote) return [];
  const before = [...quote.text.slice(0, quote.at)].map((letter) => (wide.test(letter) ? '  ' : ' ')).join('');
  return [`    ${quote.text}`, `    ${before}^`];
};

const lines = (found: Defect, language: Spoken): readonly string[] => {
  const { file, line, column, code, message, path } = found;
  const said = `${file ?? ''}:${line}:${column}  ${code}  ${speak(message, language)}`;
  return [path === '' ? said : `${said}  [${path}]`, ...quoted(found)];
};

const verdict = (path: string, defects: number, warnings: number): Text =>
  defects === 0
    ? warnings === 0
      ? { zh: `${path}：没有缺陷。`, en: `${path}: no defects.` }
      : {
          zh: `${path}：没有缺陷，${warnings} 处提醒。`,
          en: `${path}: no defects, ${warnings} ${warnings === 1 ? 'warning' : 'warnings'}.`,
        }
    : { zh: `${path}：${defects} 处缺陷。`, en: `${path}: ${defects} ${defects === 1 ? 'defect' : 'defects'}.` };

const defaults: Text = {
  zh: '—— 以下文件没有写明，按默认处理 ——',
  en: '---- What follows your file does not say; it holds by default ----',
};

const underHeading = ({ title, sentences }: Told): readonly string[] => [
  '',
  title,
  ...sentences.map((sentence) => `  ${sentence}`),
];

const meaning = ({ programme, says }: Reading, language: Language): readonly string[] => {
  if (!programme) return [];
  const { said, byDefault } = explainInParts(programme, says?.parts ?? [], language);
  const usual = byDefault.length === 0 ? [] : ['', defaults[language], ...byDefault.flatMap(underHeading)];
  return [...said.flatMap(underHeading), ...usual, ''];
};

/** What stands above each language where both are told, one after the other. */
const heading: Readonly<Record<Language, string>> = { zh: '==== 中文 ====', en: '==== English ====' };

/** In which language findings are told: the one that is asked for, else that of the file, else that of the terminal. */
export interface Speaking {
  readonly asked?: Spoken | undefined;
  readonly terminal: Language;
}

/**
 * Checks definition files or folders: prints what each means, or every defect with its place and its line, and what is seldom meant.
 * Exit code 0 when all are without defects, else 1.
 */
export const check = async (
  paths: readonly string[],
  { asked, terminal }: Speaking,
  print: (line: string) => void,
): Promise<0 | 1> => {
  let isClean = true;
  for (const path of paths) {
    const reading = loadProgramme(path);
    const { defects, warnings } = reading;
    const language = asked ?? reading.language ?? terminal;
    for (const one of language === 'both' ? (['zh', 'en'] as const) : [language])
      for (const line of [...(language === 'both' ? ['', heading[one]] : []), ...meaning(reading, one)]) print(line);
    // Last, so that it is read: the meaning of a file is longer than a screen.
    for (const line of [...defects, ...warnings].flatMap((found) => lines(found, language))) print(line);
    print(speak(verdict(path, defects.length, warnings.length), language));
    isClean &&= defects.length === 0;
  }
  return isClean ? 0 : 1;
};
