import { idOf, keyedBy, parsePeriodKey, partsOf, periodKey } from '../domain/shared/ids';
import { defineQuery, defineUpdate } from '@temporalio/workflow';
import type { CyclePeriod } from '../domain/calendar/cycles';
import type { Scorecard } from '../domain/evaluations/evaluations';
import type { Context } from './context';
import type { Opened } from './phase';
import type { Again } from './resumed';
import type { CycleKey, Person } from '../domain/shared/keys';
import type { EvaluationCycle, EvaluationPlan } from '../domain/programme/evaluation-plans';

interface CycleContext extends Context {
  readonly cycleKey: CycleKey;
  readonly cycle: EvaluationCycle;
  readonly plan: Pick<EvaluationPlan, 'kpis' | 'minimumCoverage' | 'earlier'>;
}

export interface EvaluationCycleInput extends CycleContext {
  /** Dates `YYYY-MM-DD`: periods run from the first to the last. */
  readonly startsOn: string;
  readonly endsOn: string;
  /** The last period that was opened; without it the first to open is the one that is running. */
  readonly opened?: CyclePeriod;
}

export interface EvaluationInput extends CycleContext {
  /** `2026-03`, `2026-Q1`, `2026`. */
  readonly period: string;
  readonly dueAt: string;
  /** Set when it is started again from the record, after it was lost; the figures are those that are being signed off. */
  readonly resumed?: {
    readonly recorded: number;
    readonly round: number;
    readonly scorecard?: Scorecard;
    readonly again: Again<ActualsReport>;
  };
}

/** KPI key to decimal text or rubric level; a missing key is missing data. */
export interface ActualsReport {
  readonly by: Person;
  readonly actuals: Readonly<Record<string, string>>;
  readonly notes: string;
}

export const evaluationCycleId = (programme: string, cycle: CycleKey) => idOf(programme, 'cycle', cycle);
export const parseEvaluationCycleId = keyedBy('cycle');
export const evaluationId = (programme: string, cycle: CycleKey, period: string) =>
  idOf(programme, 'evaluation', periodKey(cycle, period));
export const parseEvaluationId = (id: string) => {
  const { programme, noun, keys } = partsOf(id);
  const found = noun === 'evaluation' ? parsePeriodKey(keys.join(':')) : undefined;
  return found && { programme, ...found };
};

export const reportActuals = defineUpdate<Opened & { readonly scorecard: Scorecard }, [ActualsReport]>('reportActuals');
export const evaluationScorecard = defineQuery<Scorecard | undefined>('scorecard');
