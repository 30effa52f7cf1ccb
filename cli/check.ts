import { explainProgramme } from '../domain/definition/words';
import type { Text } from '../domain/shared/text';
import type { Defect } from '../infra/reading/definitions';
import { loadProgramme } from '../infra/reading/definitions';

type Language = 'zh' | 'en' | 'both';

const speak = ({ zh, en }: Text, language: Language): string =>
  language === 'both' ? `${zh} ${en}` : language === 'zh' ? zh : en;

const line = ({ file, line, column, code, message, path }: Defect, language: Language): string =>
  `${file ?? ''}:${line}:${column}  ${code}  ${speak(message, language)}${path === '' ? '' : `  [${path}]`}`;

const verdict = (path: string, defects: number, warnings: number): Text =>
  defects === 0
    ? warnings === 0
      ? { zh: `${path}：没有缺陷。`, en: `${path}: no defects.` }
      : {
          zh: `${path}：没有缺陷，${warnings} 处提醒。`,
          en: `${path}: no defects, ${warnings} ${warnings === 1 ? 'warning' : 'warnings'}.`,
        }
    : { zh: `${path}：${defects} 处缺陷。`, en: `${path}: ${defects} ${defects === 1 ? 'defect' : 'defects'}.` };

/**
 * Checks definition files or folders: prints what each means, or every defect with its place, and what is seldom meant;
 * in the language of the file unless one is asked for. Exit code 0 when all are without defects, else 1.
 */
export const check = async (
  paths: readonly string[],
  asked: Language | undefined,
  print: (line: string) => void,
): Promise<0 | 1> => {
  let isClean = true;
  for (const path of paths) {
    const reading = loadProgramme(path);
    const { programme, defects, warnings } = reading;
    const language = asked ?? reading.language ?? 'both';
    for (const found of [...defects, ...warnings]) print(line(found, language));
    if (programme) {
      for (const one of language === 'both' ? (['zh', 'en'] as const) : [language]) {
        for (const sentence of explainProgramme(programme, one)) print(sentence);
      }
    }
    print(speak(verdict(path, defects.length, warnings.length), language));
    isClean &&= defects.length === 0;
  }
  return isClean ? 0 : 1;
};
