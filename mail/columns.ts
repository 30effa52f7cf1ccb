import { isBlank } from '../domain/shared/text';

/** Plain text is read in windows of 72 columns; a Chinese character takes two. Source: RFC 3676 §4.2. */
const COLUMNS = 72;

const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/u;

/** What may stand together on a line: a word, or a wide character with the punctuation that must not leave it. */
const UNITS =
  /[（《“‘「【]*(?:[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|[^\s\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]+)[，。、；：！？）》”’」】…]*|\s+/gu;

export const columnsOf = (text: string): number =>
  [...text].reduce((columns, character) => columns + (WIDE.test(character) ? 2 : 1), 0);

/** Breaks a line between words or Chinese characters; what follows stands `indent` deep. */
export function wrap(line: string, indent = ''): string {
  const lines: string[] = [];
  let current = '';
  let columns = 0;
  for (const [unit] of line.matchAll(UNITS)) {
    const width = columnsOf(unit);
    const isTooLong = !isBlank(unit) && !isBlank(current) && columns + width > COLUMNS;
    if (isTooLong) lines.push(current.trimEnd());
    current = isTooLong ? indent + unit : current + unit;
    columns = isTooLong ? indent.length + width : columns + width;
  }
  return [...lines, current.trimEnd()].join('\n');
}
