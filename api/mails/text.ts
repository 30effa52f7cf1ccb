import type { Block, Letter } from './letter';

const rule = '─'.repeat(24);

/** The plain-text part: the same blocks in the same order; a link stands alone on its line so that no program breaks it. */
export const textOf = (letters: readonly Letter[]): string => letters.map(paragraphs).join(`\n\n${rule}\n\n`) + '\n';

function paragraphs({ programme, heading, blocks, button, link, footer }: Letter): string {
  return [programme, heading, ...blocks.map(paragraph), `${button}\n${link}`, footer.join('\n')].join('\n\n');
}

/** Lines stand indented below their label, which needs no punctuation of either language. */
function paragraph({ label, lines }: Block): string {
  const bullet = lines.length > 1 ? '· ' : '';
  const written = lines.map((line) => bullet + (typeof line === 'string' ? line : `${line.text}\n  ${line.href}`));
  return [label, ...written].join('\n  ');
}
