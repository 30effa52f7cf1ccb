import type { Fact, Facts, RiskFact } from '../facts/facts';

const isHighRisk = (fact: Fact): fact is RiskFact =>
  fact.kind === 'risk' && fact.is === 'open' && fact.level === 'high';

/** The open risks that are high. */
export const highRisks = (facts: Facts): readonly RiskFact[] => Object.values(facts).filter(isHighRisk);

/**
 * The high risks whose review is overdue: they keep a gate from being passed and money from being drawn until they are
 * reviewed. Source: docs/rules/risks.md, "An overdue review of a high risk".
 */
export const overdueHighRisks = (facts: Facts): readonly RiskFact[] =>
  highRisks(facts).filter(({ isOverdue }) => isOverdue);
