import type { Language, Text } from './text';

export const text = (zh: string, en: string): Text => ({ zh, en });

/** "甲、乙" and "A, B". */
export const list = (items: readonly Text[]): Text =>
  text(items.map(({ zh }) => zh).join('、'), items.map(({ en }) => en).join(', '));

/** What stands between a label and what it labels. */
export const colon = text('：', ': ');

/** Both languages on one line, for what is kept in words of either: "审计 / an audit"; once where they are the same. */
export const joined = ({ zh, en }: Text): string => (zh === en ? zh : `${zh} / ${en}`);

/** What `joined` put on one line, each language for itself again; what was never in two languages is the same in both. */
export function parted(said: string): Text {
  const [, zh, en] = /^(.*[\u4e00-\u9fff].*?) \/ ([^\u4e00-\u9fff]*[a-z][^\u4e00-\u9fff]*)$/i.exec(said) ?? [];
  return zh === undefined || en === undefined ? text(said, said) : text(zh, en);
}

/** Clauses put together to one sentence with its full stop. */
export const sentences = (clauses: readonly Text[]): Text =>
  text(`${clauses.map(({ zh }) => zh).join('；')}。`, `${clauses.map(({ en }) => en).join('; ')}.`);

/** An instant as its own zone's clocks show it: "2026-12-28 17:30". */
export const clockTime = (instant: string): string => instant.slice(0, 16).replace('T', ' ');

/** An instant as the record has it: `2026-03-09 17:30 (UTC+08:00)`, `2026-03-09 09:30 (UTC)`. */
export const moment = (instant: string): string => {
  const [, offset = ''] = /([+-]\d\d:\d\d)(?:\[|$)/.exec(instant) ?? [];
  return `${clockTime(instant)} (UTC${offset})`;
};

/** What is written in each language by itself: dates stand in another order, verbs elsewhere. */
export const inBoth = (write: (language: Language) => string): Text => text(write('zh'), write('en'));

/** What somebody said with what they did, after a colon; nothing where they said nothing. */
export const commentAfter = (comment: string): Text => (comment ? text(`：${comment}`, `: ${comment}`) : text('', ''));
