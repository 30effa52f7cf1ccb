import type { Block, WrittenMail, Line } from './letter';
import { wrap } from './columns';

const rule = '─'.repeat(24);

/** The plain-text part: the same blocks in the same order; a link stands alone on its line so that no program breaks it. */
export const plainText = (letters: readonly WrittenMail[]): string =>
  letters.map(paragraphs).join(`\n\n${rule}\n\n`) + '\n';

function paragraphs({ programme, heading, lead, blocks, button, link, footer }: WrittenMail): string {
  const foot = footer.map((line) => written(line, '', '')).join('\n');
  return [
    wrap(programme),
    wrap(heading),
    ...lead.map(paragraph),
    `${button}\n${link}`,
    ...blocks.map(paragraph),
    foot,
  ].join('\n\n');
}

/** Lines stand indented below their label, which needs no punctuation of either language. */
function paragraph({ label, lines }: Block): string {
  const bullet = lines.length > 1 ? '· ' : '';
  const hanging = ' '.repeat(2 + bullet.length);
  return [wrap(label), ...lines.map((line) => written(line, `  ${bullet}`, hanging))].join('\n');
}

/** A line after its bullet; what follows hangs below its first word. */
const written = (line: Line, bullet: string, hanging: string): string =>
  typeof line === 'string'
    ? wrap(bullet + line, hanging)
    : `${wrap(bullet + line.text, hanging)}\n${hanging}${line.href}`;
