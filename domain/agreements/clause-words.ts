import { chineseDay, englishDay } from '../calendar/said-days';
import { noticeToEnd, type AgreementClauses } from '../programme/clauses';
import { text } from '../shared/sentences';
import { noticeNoun, noticeWords } from '../programme/terms';
import type { Text } from '../shared/text';

const clauses: Readonly<Record<NonNullable<AgreementClauses['surviving']>[number]['clause'], Text>> = {
  confidentiality: text('保密', 'confidentiality'),
  settlement: text('结算', 'settlement'),
  disputes: text('争议解决', 'disputes'),
  ip: text('知识产权', 'IP'),
};

/** A surviving clause as people call it. */
export const clauseTitle = (clause: keyof typeof clauses): Text => clauses[clause];

/** The same of what a record calls it by; that stands for itself where no clause is called so. */
export const clauseNamed = (clause: string): Text =>
  Object.hasOwn(clauses, clause) ? clauses[clause as keyof typeof clauses] : text(clause, clause);

/** What an agreement says of its beginning and its end, as the end of a sentence; nothing where it says nothing. */
export function clauseWords({ conditions = [], longStop, termination, surviving = [] }: AgreementClauses): Text {
  const titles = (language: keyof Text, between: string) =>
    conditions.map(({ title }) => title[language]).join(between);
  const lives = (language: keyof Text, between: string, unit: string) =>
    surviving.map(({ clause, months }) => `${clauses[clause][language]} ${months} ${unit}`).join(between);
  const cure = termination?.cureDays;
  const notice = noticeToEnd(termination ? { termination } : {});
  const parts = [
    ...(conditions.length > 0
      ? [
          text(
            `，待${titles('zh', '、')}（不迟于${chineseDay(longStop ?? '')}）后生效`,
            `, effective once ${titles('en', ' and ')} (by ${englishDay(longStop ?? '')} at the latest)`,
          ),
        ]
      : []),
    ...(notice === undefined
      ? []
      : [text(`，任意解除须提前 ${noticeWords(notice).zh}通知`, `; ended for convenience with ${noticeNoun(notice)}`)]),
    ...(cure === undefined ? [] : [text(`，违约补救期 ${cure} 天`, `; a breach may be cured for ${cure} days`)]),
    ...(surviving.length > 0
      ? [text(`，终止后存续：${lives('zh', '、', '个月')}`, `; after its end survive: ${lives('en', ', ', 'months')}`)]
      : []),
  ];
  return text(parts.map(({ zh }) => zh).join(''), parts.map(({ en }) => en).join(''));
}
