import { localDateOf } from '../../calendar/zones';
import { text } from '../../shared/sentences';
import type { Countable, Counted } from './counts';

/** The risks that are open when it is counted; in hand are those whose review is not late and, if high, that have a response. */
export const risksSeen = ({ risks = [], asOf, zone }: Countable): readonly Counted[] =>
  risks.map(({ key, title, level, reviewDueAt, hasResponse }) => {
    const isLate = reviewDueAt !== undefined && Date.parse(reviewDueAt) < Date.parse(asOf);
    const isBare = level === 'high' && !hasResponse;
    const why = isLate
      ? text('评审已逾期', 'its review is late')
      : isBare
        ? text('高风险尚无应对措施', 'it is high and has no response')
        : text('评审未逾期，应对措施齐备', 'reviewed in time, and answered where it is high');
    const thing = { thing: `risk:${key}`, on: localDateOf(asOf, zone), isGood: !isLate && !isBare, why };
    return title ? { ...thing, title } : thing;
  });
