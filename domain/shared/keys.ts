/**
 * How a decision is made: the data of `policies:` in a programme definition. Source: docs/rules/approvals.md, "Policy".
 */

export type PartyKey = string;
export type GroupKey = string;

/** A person is known by the address of their role account. */
export type Person = string;

export type CycleKey = 'monthly' | 'quarterly' | 'annual';

/** The cycles of evaluations: each by its rhythm, and the review of the money, which is quarterly as well. */
export type EvaluationCycleKey = CycleKey | 'financial';
