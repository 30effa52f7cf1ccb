import { lateWords } from '../../domain/calendar/late-words';
import { text } from '../../domain/shared/sentences';
import type { Text } from '../../domain/shared/text';

/** What calendars that people subscribe to are called. */
export const feedNames = {
  own: text('我的期限 · Gatehouse', 'My deadlines · Gatehouse'),
  programme: ({ zh, en }: Text): Text => text(`${zh} · 期限`, `${en} · deadlines`),
};

/** What is said of a date that may still move by itself, and of one that is overdue. */
export const feedWords = {
  late: ({ zh, en }: Text, days: number): Text =>
    text(`（${lateWords(days).zh}）${zh}`, `(${lateWords(days).en}) ${en}`),
  provisionally: ({ zh, en }: Text): Text => text(`（暂定）${zh}`, `(provisional) ${en}`),
  mayMove: text(
    '暂定期限：日历尚未公布或计时暂停，日期可能自动变更。',
    'Provisional: a calendar is not published yet or a clock stands still, so the day may move by itself.',
  ),
  moreDeadlines: (left: number) => ({
    title: text(`另有 ${left} 个审批期限未列入本日历`, `${left} more deadlines of approvals are not in this calendar`),
    why: text('本日历只列最近的期限；全部待办见网页。', 'It holds the nearest ones; the page has them all.'),
  }),
  moreProgrammes: (left: number) => ({
    title: text(`另有 ${left} 个合作计划未列入本日历`, `${left} more programmes are not in this calendar`),
    why: text(
      '本日历只列部分合作计划；每个合作计划的总览页可订阅其自己的日历。',
      'It holds those that ask you first; the overview of each programme offers a calendar of its own.',
    ),
  }),
};
