import type { ComputedSource } from '../../programme/evaluation-plans';
import { exactText, parseExact, ratio, rounded, toHundredths } from '../../shared/rationals';
import { text } from '../../shared/sentences';
import type { Text } from '../../shared/text';
import { decisions } from './approvals';
import type { ComputedFigure, Countable, Counted, CountedPeriod } from './counts';
import { isWithin } from './counts';
import { deliveries } from './milestones';
import { endedProjects } from './projects';
import { risksSeen } from './risks';

const nouns: Readonly<Record<ComputedSource, readonly [zh: string, en: string, good: string, well: string]>> = {
  onTime: ['个里程碑到期', 'milestones were due', '个按期完成', 'were delivered in time'],
  projectSuccess: ['个项目结束', 'projects ended', '个投运', 'were commissioned'],
  decidedInTime: [
    '项审批应有结果',
    'approvals were to be decided',
    '项在首个期限内决定',
    'were decided before their first deadline',
  ],
  risksInHand: ['项风险未关闭', 'risks are open', '项受控', 'are in hand'],
  innovation: ['项创新成果通过验收', 'results of innovation were accepted', '项', 'count'],
};

const nothingWords: Text = text(
  '本期没有可计数的事项，没有数值。',
  'Nothing to count in this period: there is no figure.',
);

const wordsOf = (source: ComputedSource, good: number, all: number, shown: string): Text => {
  const [zh, en, goodZh, well] = nouns[source];
  if (source === 'innovation') return text(`${all} ${zh}。`, `${all} ${en}.`);
  return text(
    `${all} ${zh}，其中 ${good} ${goodZh}：${shown}%。`,
    `${all} ${en}, of which ${good} ${well}: ${shown} %.`,
  );
};

const decimalOf = (exact: string): string => {
  const value = exact.includes('/') ? parseExact(exact) : undefined;
  return value ? rounded(value, 12, 'down') : exact;
};

/** The share of what is good, in per cent; no figure where there is nothing to count. */
const share = (
  source: ComputedSource,
  counted: readonly Counted[],
  details?: ComputedFigure['details'],
): ComputedFigure => {
  const good = counted.filter(({ isGood }) => isGood).length;
  const percent = counted.length > 0 ? ratio(good * 100, counted.length) : undefined;
  const exact = percent ? exactText(percent) : null;
  return {
    source,
    value: exact && decimalOf(exact),
    exact,
    unit: '%',
    numerator: good,
    denominator: counted.length,
    counted,
    ...(details && { details }),
    words: percent ? wordsOf(source, good, counted.length, toHundredths(percent)) : nothingWords,
  };
};

const accepted = ({ innovations }: Countable, period: CountedPeriod): ComputedFigure => {
  const counted = (innovations ?? [])
    .filter(({ acceptedOn }) => isWithin(period, acceptedOn))
    .map(({ key, acceptedOn, ...rest }): Counted => ({
      ...rest,
      thing: `innovation:${key}`,
      on: acceptedOn,
      isGood: true,
      why: text('已验收', 'accepted'),
    }));
  const count = innovations ? String(counted.length) : null;
  return {
    source: 'innovation',
    value: count,
    exact: count,
    unit: '项',
    numerator: counted.length,
    denominator: 1,
    counted,
    words: count === null ? nothingWords : wordsOf('innovation', counted.length, counted.length, ''),
  };
};

/**
 * Counts a figure over a period from what the record shows, with everything that it was counted from. Where nothing was due there is
 * no figure. Source: docs/rules/evaluation.md, "Figures that the machine counts".
 */
export function computeFigure(source: ComputedSource, countable: Countable, period: CountedPeriod): ComputedFigure {
  switch (source) {
    case 'onTime':
      return share(source, deliveries(countable, period));
    case 'projectSuccess':
      return share(source, endedProjects(countable, period));
    case 'decidedInTime': {
      const { counted, details } = decisions(countable, period);
      return share(source, counted, details);
    }
    case 'risksInHand':
      return share(source, risksSeen(countable));
    case 'innovation':
      return accepted(countable, period);
  }
}
