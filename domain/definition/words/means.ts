import { distributionSentences } from './distribution';
import { budgetSentences } from './budgets';
import { fundSentences } from './funds';
import type { Kpi } from '../../programme/evaluation-plans';
import type { Programme } from '../../programme/programme';
import { list, text } from '../../shared/sentences';
import type { Text } from '../../shared/text';

/** Basis points as people write them: 2500 is "25%". */
export const share = (basisPoints: number): string => `${basisPoints / 100}%`;

/** What an indicator has to reach. */
export const targetWords = ({ target }: Pick<Kpi, 'target'>): Text => {
  if ('rubric' in target) return target.rubric;
  const least = target.better === 'higher';
  return text(
    `${least ? '不低于' : '不高于'} ${target.number}${target.unit}`,
    `${least ? 'at least' : 'at most'} ${target.number}${target.unit === '%' ? '%' : ` ${target.unit}`}`,
  );
};

/** Who gets which share, who may draw on which fund up to how much, and which budgets there are. */
export const moneySentences = (programme: Programme): readonly Text[] => {
  return [
    ...distributionSentences(programme),
    ...Object.values(programme.funds).flatMap((fund) => fundSentences(programme, fund)),
    ...budgetSentences(programme),
  ];
};

/** What would end the programme. */
export const exitTriggerSentence = (programme: Programme): Text => {
  const triggers = list(programme.exit.triggers);
  return text(`出现下列情形之一即启动退出方案：${triggers.zh}。`, `The exit plan starts when: ${triggers.en}.`);
};
