import type { Language } from '../domain/shared/text';
import { escape } from './escapes';
import type { Block, WrittenMail, Line } from './letter';

/** How much there is at most of a title, which stands alone on its line, of a line and of a block, in bytes of HTML. */
const MOST = { title: 600, line: 3_000, lead: 2_000, block: 9_000 } as const;

/** How much there is at most of everything that one mail tells, in all its languages: Gmail hides what comes after 102 kB of HTML. */
export const MOST_TOLD = 72_000;

/** How much of it a mail about one thing tells, in HTML and in text alike: its content is read whole on its page. */
export const MOST_CONTENT = 30_000;

/** What a line takes beside its words. */
const MARKUP = 64;

const rest = {
  zh: '（内容较长，此处未全部列出，全文见页面）',
  en: '(This is long and not all of it is here: the whole text is on the page.)',
};

const sizeOf = (text: string) => Buffer.byteLength(escape(text));

/** The beginning of a text that takes so many bytes, never half a character. */
export function beginningOf(text: string, most: number): string {
  if (sizeOf(text) <= most) return text;
  let size = sizeOf('…');
  let kept = '';
  for (const character of text) {
    size += sizeOf(character);
    if (size > most) break;
    kept += character;
  }
  return `${kept}…`;
}

const wordsOf = (line: Line): string => (typeof line === 'string' ? line : line.text);
const weightOf = (line: Line): number =>
  MARKUP + sizeOf(wordsOf(line)) + (typeof line === 'string' ? 0 : sizeOf(line.href));

const shortened = (line: Line, most: number): Line =>
  typeof line === 'string' ? beginningOf(line, most) : { ...line, text: beginningOf(line.text, most) };

/** The lines that fit, and whether anything was left out. */
function fitting(lines: readonly Line[], most: number): { readonly lines: readonly Line[]; readonly isCut: boolean } {
  const kept: Line[] = [];
  let left = most;
  let isCut = false;
  for (const line of lines) {
    const shown = shortened(line, Math.min(MOST.line, Math.max(left - MARKUP, 0)));
    const weight = weightOf(shown);
    if (weight > left || left <= MARKUP * 2) return { lines: kept, isCut: true };
    isCut ||= wordsOf(shown) !== wordsOf(line);
    kept.push(shown);
    left -= weight;
  }
  return { lines: kept, isCut };
}

/** The blocks that fit together, each within its own bound; what leaves something out says so. */
function bounded(blocks: readonly Block[], each: number, together: number, language: Language): readonly Block[] {
  const kept: Block[] = [];
  let left = together;
  for (const block of blocks) {
    const label = beginningOf(block.label, MOST.title);
    const { lines, isCut } = fitting(block.lines, Math.min(each, left - MARKUP - sizeOf(label)));
    const shown = { ...block, label, lines: isCut ? [...lines, rest[language]] : lines };
    left -= MARKUP + sizeOf(label) + shown.lines.reduce((sum, line) => sum + weightOf(line), 0);
    if (left < 0) return [...kept, { label: rest[language], lines: [] }];
    kept.push(shown);
  }
  return kept;
}

/** A letter that mail programs show whole, whatever people have written into what it tells of; `most` is what it may tell at most. */
export const withinBounds = (letter: WrittenMail, language: Language, most: number): WrittenMail => ({
  ...letter,
  preview: beginningOf(letter.preview, MOST.title),
  programme: beginningOf(letter.programme, MOST.title),
  heading: beginningOf(letter.heading, MOST.title),
  lead: bounded(letter.lead, MOST.lead, most, language),
  blocks: bounded(letter.blocks, MOST.block, most, language),
});
