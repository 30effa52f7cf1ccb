import type { RiskFact } from '../facts/facts';
import { isOpenRisk, type Risk } from './risks';

/** What the programme knows of a risk: whether it is open, how high, and whether its review is overdue. */
export const riskFact = (risk: Risk, on: string): RiskFact => {
  const { key, title, level, isOverdue } = risk;
  return {
    kind: 'risk',
    key,
    is: isOpenRisk(risk) ? 'open' : 'closed',
    on,
    title,
    ...(level && { level }),
    ...(isOverdue && { isOverdue }),
  };
};

/** What two of them differ in, if the day is left out. */
export const factMark = ({ on: _, ...fact }: RiskFact): string => JSON.stringify(fact);
