import type { Text } from '../shared/text';
import type { GroupKey } from '../shared/keys';
import type { DueDay } from './phase-plans';

/** From the least to the worst. */
export const riskLevels = ['low', 'medium', 'high'] as const;
export type RiskLevel = (typeof riskLevels)[number];

/** How a risk is met (应对). Source: docs/rules/risks.md, "Responses". */
export const responseKinds = [
  'avoid',
  'removeSource',
  'changeLikelihood',
  'changeConsequence',
  'share',
  'retain',
  'take',
] as const;
export type ResponseKind = (typeof responseKinds)[number];

/** How likely it is and how much it would do: 1 to 5 each. */
export interface Score {
  readonly likelihood: number;
  readonly impact: number;
}

/** A step of a response as it is planned. */
export interface PlannedAction {
  readonly title: Text;
  /** A seat (`group.seat` of every party, `party.group.seat` of one); the owner of the risk when left out. */
  readonly owner?: string;
  readonly due: DueDay;
}

/** A risk that is known when the programme starts. Its own likelihood and impact are the inherent ones. */
export interface PlannedRisk extends Score {
  readonly key: string;
  readonly title: Text;
  readonly description?: Text;
  readonly category?: Text;
  /** A seat (`group.seat` of every party, `party.group.seat` of one); the programme office when left out. */
  readonly owner?: string;
  /** As it stands today; as inherent when left out. */
  readonly current?: Score;
  /** As it should stand once the response works. */
  readonly residual?: Score;
  readonly response?: ResponseKind;
  readonly actions?: readonly PlannedAction[];
  /** Why the scores do not fall from inherent over current to residual, where they do not. */
  readonly why?: Text;
}

/** How long a risk may be accepted at most, and by which policy of the programme it is decided. */
export interface AcceptancePlan {
  readonly policy?: string;
  readonly atMostDays?: number;
}

export interface RiskPlan {
  readonly highFrom: number;
  readonly mediumFrom: number;
  readonly reviewDays: Readonly<Record<RiskLevel, number>>;
  /** Who decides on risks of a level; by the kinds of the groups where it is left out. */
  readonly authority?: Readonly<Partial<Record<RiskLevel, readonly GroupKey[]>>>;
  readonly acceptance?: AcceptancePlan;
  readonly register: readonly PlannedRisk[];
}
