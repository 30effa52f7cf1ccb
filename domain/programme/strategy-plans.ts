import type { LocalDate } from '../calendar/dates';
import type { FigureOwner } from './evaluation-plans';
import type { Text } from '../shared/text';
import type { CycleKey, GroupKey } from '../shared/keys';

/** Where a signal has its values from: people report a figure, or the programme itself tells; a date comes by itself. */
export type SignalSource = 'figure' | 'kpi' | 'riskLevel' | 'date';

/** What of the environment is watched (环境监测), by whom, how often, and beyond what the strategy is assessed. */
export interface SignalPlan {
  readonly key: string;
  readonly title: Text;
  readonly source: SignalSource;
  /** Of a figure, who reports it. */
  readonly owner?: FigureOwner;
  /** The indicator or the risk that is watched. */
  readonly kpi?: string;
  readonly risk?: string;
  /** Decimal text: beyond it the signal has crossed, on it it has not. */
  readonly alertBelow?: string;
  readonly alertAbove?: string;
  /** The level from which on a risk has crossed; high when left out. */
  readonly alertFrom?: 'medium' | 'high';
  readonly unit?: string;
  readonly every: CycleKey;
  /** The day of a date. */
  readonly on?: LocalDate;
}

/** How far a plan (发展规划) looks ahead, and how often it is reviewed; once a year when left out. */
export interface Horizon {
  readonly key: string;
  readonly title: Text;
  readonly years: number;
  readonly review?: CycleKey;
}

export interface StrategyPlan {
  readonly steps: readonly Text[];
  readonly horizons: readonly Horizon[];
  readonly groups: readonly GroupKey[];
  /** By which policy the groups decide; as they decide on exceptions when left out. */
  readonly policy?: string;
  readonly signals?: readonly SignalPlan[];
}

/** The signals of a programme; definitions from before 2026-11-30 have none. */
export const signalsOf = ({ strategy }: { readonly strategy: StrategyPlan }): readonly SignalPlan[] =>
  strategy.signals ?? [];

/** The seats and people who report a signal. */
export const ownersOf = ({ owner }: Pick<SignalPlan, 'owner'>): readonly string[] => [
  ...(owner?.seats ?? []),
  ...(owner?.people ?? []),
];

export const reviewEvery = ({ review = 'annual' }: Pick<Horizon, 'review'>): CycleKey => review;
