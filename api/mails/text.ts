import type { Block, Letter } from './letter';
import { wrap } from './wrapping';

const rule = '─'.repeat(24);

/** The plain-text part: the same blocks in the same order; a link stands alone on its line so that no program breaks it. */
export const textOf = (letters: readonly Letter[]): string => letters.map(paragraphs).join(`\n\n${rule}\n\n`) + '\n';

function paragraphs({ programme, heading, blocks, button, link, footer }: Letter): string {
  const foot = footer.map((line) => wrap(line)).join('\n');
  return [wrap(programme), wrap(heading), ...blocks.map(paragraph), `${button}\n${link}`, foot].join('\n\n');
}

/** Lines stand indented below their label, which needs no punctuation of either language. */
function paragraph({ label, lines }: Block): string {
  const bullet = lines.length > 1 ? '· ' : '';
  const hanging = ' '.repeat(2 + bullet.length);
  const written = lines.map((line) =>
    typeof line === 'string'
      ? wrap(`  ${bullet}${line}`, hanging)
      : `${wrap(`  ${bullet}${line.text}`, hanging)}\n${hanging}${line.href}`,
  );
  return [wrap(label), ...written].join('\n');
}
