import type { Text } from './text';

export const text = (zh: string, en: string): Text => ({ zh, en });

/** "甲、乙" and "A, B". */
export const list = (items: readonly Text[]): Text =>
  text(items.map(({ zh }) => zh).join('、'), items.map(({ en }) => en).join(', '));

/** Clauses put together to one sentence with its full stop. */
export const sentences = (clauses: readonly Text[]): Text =>
  text(`${clauses.map(({ zh }) => zh).join('；')}。`, `${clauses.map(({ en }) => en).join('; ')}.`);
