import { idOf, keyedBy, parsePeriodKey, partsOf, periodKey } from '../domain/shared/ids';
import { defineQuery, defineUpdate } from '@temporalio/workflow';
import type { Answer } from '../domain/evaluations/asks';
import type { Cause } from '../domain/evaluations/causes';
import type { Delegation } from '../domain/evaluations/collection';
import type { EvaluationView } from '../domain/evaluations/views';
import type { Measures } from '../domain/evaluations/measures';
import type { CyclePeriod } from '../domain/calendar/cycles';
import type { Scorecard } from '../domain/evaluations/evaluations';
import type { Context } from './context';
import type { Opened } from './phase';
import type { Process } from './process';
import type { Again } from './resumed';
import { beginsAs } from './search-attributes';
import type { EvaluationCycleKey, Person } from '../domain/shared/keys';
import type { Text } from '../domain/shared/text';
import type { EvaluationCycle, EvaluationKind, EvaluationPlan } from '../domain/programme/evaluation-plans';
import type { Told } from './told';

interface CycleContext extends Context {
  readonly cycleKey: EvaluationCycleKey;
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

export interface EvaluationInput extends Context {
  readonly cycleKey: EvaluationCycleKey;
  readonly cycle: EvaluationCycle;
  readonly plan: Pick<EvaluationPlan, 'kpis' | 'minimumCoverage'>;
  /** `2026-03`, `2026-Q1`, `2026`. */
  readonly period: string;
  readonly dueAt: string;
  /** Its figures are asked of those who own them; evaluations from before 2026-11-30 have them reported by the office. */
  readonly asks?: true;
  /** Set when it is started again from the record, after it was lost; the figures are those that are being signed off. */
  readonly resumed?: {
    readonly recorded: number;
    readonly round: number;
    readonly scorecard?: Scorecard;
    readonly again: Again<ActualsReport>;
  };
}

/** What an evaluation whose figures are asked for begins with: that of a period, a special one, or a restatement. */
export interface AskedEvaluationInput extends Context {
  readonly asks: true;
  readonly cycleKey: EvaluationKind;
  readonly period: string;
  /** Of a special evaluation. */
  readonly cause?: Cause;
  /** Of a restatement: the number of its version, and what is corrected. */
  readonly restatement?: number;
  readonly correction?: Answer;
  /** Where several are corrected at once. */
  readonly corrections?: readonly Answer[];
  readonly reason?: string;
  readonly resumed?: {
    readonly recorded: number;
    readonly round: number;
    readonly evaluation: EvaluationView;
    readonly measures: Measures;
    readonly requester?: Person;
    readonly again: Again<object>;
  };
}

/** KPI key to decimal text or rubric level; a missing key is missing data. */
export interface ActualsReport {
  readonly by: Person;
  readonly actuals: Readonly<Record<string, string>>;
  readonly notes: string;
}

export const evaluationCycleId = (programme: string, cycle: EvaluationCycleKey) => idOf(programme, 'cycle', cycle);
export const parseEvaluationCycleId = keyedBy('cycle');
export const evaluationId = (programme: string, cycle: EvaluationKind, period: string) =>
  idOf(programme, 'evaluation', periodKey(cycle, period));
export const parseEvaluationId = (id: string) => {
  const { programme, noun, keys } = partsOf(id);
  const found = noun === 'evaluation' ? parsePeriodKey(keys.join(':')) : undefined;
  return found && { programme, ...found };
};

/** The name of a period in ids and addresses: that of a restatement says which version it is. */
export const editionOf = (period: string, version = 1): string => (version === 1 ? period : `${period}.v${version}`);

export const reportFigure = defineUpdate<Told & { readonly evaluation: EvaluationView }, [Answer]>('reportFigure');
/** Many answers at once, of which all are taken or none. */
export const reportFigures = defineUpdate<Told & { readonly evaluation: EvaluationView }, [readonly Answer[]]>(
  'reportFigures',
);
export const delegateFigure = defineUpdate<Told, [Delegation]>('delegateFigure');
export const evaluationQuery = defineQuery<EvaluationView | undefined>('evaluation');
export const reportActuals = defineUpdate<Opened & { readonly scorecard: Scorecard }, [ActualsReport]>('reportActuals');
export const evaluationScorecard = defineQuery<Scorecard | undefined>('scorecard');

/** An evaluation whose figures are asked for, as it is started; `title` is what its kind is called. */
export const evaluationProcess = (input: AskedEvaluationInput, title: Text): Process => {
  const { programme, cycleKey, period, restatement, cause } = input;
  const edition = editionOf(period, restatement);
  return {
    type: 'evaluation',
    id: evaluationId(programme, cycleKey, edition),
    summary: `${title.zh} ${cause?.what.zh ?? edition}: evaluation`,
    args: [input],
    attributes: beginsAs(programme, 'collecting', ['pmo']),
  };
};
