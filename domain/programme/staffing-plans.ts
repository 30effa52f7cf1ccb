import type { CycleKey, GroupKey, PartyKey, Person } from '../shared/keys';
import type { Text } from '../shared/text';
import type { DueDay } from './phase-plans';

/** People whom each party has to have for the cooperation: so many, by role accounts where they are known. */
export interface PostPlan {
  readonly key: string;
  readonly title: Text;
  /** All that decide when left out. */
  readonly parties?: readonly PartyKey[];
  /** How many each of them has. */
  readonly number: number;
  /** Who is there from the beginning, by party. */
  readonly holders?: Readonly<Record<PartyKey, readonly Person[]>>;
  /** By when it has to be filled; from the first day when left out. */
  readonly from?: DueDay;
}

export const careKinds = ['training', 'exchange', 'incentive'] as const;
export type CareKind = (typeof careKinds)[number];

/** What is done for people again and again: they are trained, meet, or are rewarded. */
export interface CarePlan {
  readonly key: string;
  readonly title: Text;
  readonly kind: CareKind;
  /** Parties, or seats (`party.group.seat`): each owes it by itself. */
  readonly owners: readonly string[];
  readonly every: CycleKey;
  /** What shows that it was done. */
  readonly evidence?: Text;
}

/** How long a post may stay vacant (working days), and whose seats hear of it then beside the office. */
export interface VacancyRule {
  readonly workingDays: number;
  readonly tells: readonly GroupKey[];
}

/** 人员保障: dedicated staff, a panel of experts, training and exchange. Source: docs/rules/staffing.md, "Posts" and "Training and exchange". */
export interface StaffingPlan {
  readonly staff?: readonly PostPlan[];
  readonly experts?: readonly PostPlan[];
  readonly care?: readonly CarePlan[];
  readonly vacancy?: VacancyRule;
}

/** How a vacancy is told where the programme does not say. */
export const usualVacancy: VacancyRule = { workingDays: 10, tells: [] };
