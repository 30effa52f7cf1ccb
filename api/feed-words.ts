import { text } from '../domain/sentences';
import type { Text } from '../domain/text';

/** What calendars that people subscribe to are called. */
export const feedNames = {
  own: text('我的期限 · Gatehouse', 'My deadlines · Gatehouse'),
  programme: ({ zh, en }: Text): Text => text(`${zh} · 期限`, `${en} · deadlines`),
};

/** What is said of a date that may still move by itself. */
export const feedWords = {
  provisionally: ({ zh, en }: Text): Text => text(`（暂定）${zh}`, `(provisional) ${en}`),
  mayMove: text(
    '暂定期限：日历尚未公布或计时暂停，日期可能自动变更。',
    'Provisional: a calendar is not published yet or a clock stands still, so the day may move by itself.',
  ),
};
