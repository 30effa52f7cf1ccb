import { idOf, oneOf } from '../domain/shared/ids';
import { defineQuery, defineSignal, defineUpdate } from '@temporalio/workflow';
import type { Assessment } from '../domain/strategy/assessments';
import type { ExitTrigger, StepReadiness } from '../domain/strategy/exits';
import type { PlanSubmission, PlanVersion } from '../domain/strategy/plans';
import type { Watch, WatchAnswer } from '../domain/strategy/watches';
import type { Told } from './told';
import type { Person } from '../domain/shared/keys';

/** What is followed of a programme's strategy: its signals, and the reviews of its plans, which outlive it. */
export interface StrategyInput {
  readonly programme: string;
  /** Set when it continues as new or is started again from the record. */
  readonly resumed?: {
    readonly recorded: number;
    /** ISO instant from which on it follows. */
    readonly since: string;
    readonly watches: Readonly<Record<string, Watch>>;
    readonly assessments: readonly Assessment[];
    /** The versions of its plans; none in processes from before 2026-12. */
    readonly plans?: readonly PlanVersion[];
    /** The last period that was asked for or read, by the key of the watch. */
    readonly last: Readonly<Record<string, string>>;
    readonly opened?: readonly string[];
    /** The triggers of the exit that were told (keys). */
    readonly triggers?: readonly string[];
  };
}

export const strategyId = (programme: string) => idOf(programme, 'strategy');
export const parseStrategyId = oneOf('strategy');

/** Somebody reports a figure, or what a review came to. */
export const answerWatch = defineUpdate<Told, [WatchAnswer]>('answerWatch');
/** Hands in a version of a plan, on which the groups of the strategy decide. */
export const submitPlan = defineUpdate<
  Told & { readonly plan: string; readonly version: number; readonly approval: string },
  [PlanSubmission]
>('submitPlan');
/** Records how ready a step of the exit plan is. */
export const readyStep = defineUpdate<Told, [StepReadiness]>('readyStep');
/** Reports a trigger of the exit that nobody can see from the record; once each. */
export const reportTrigger = defineUpdate<Told, [{ readonly trigger: ExitTrigger; readonly told: readonly Person[] }]>(
  'reportTrigger',
);
/** An indicator or a risk has changed: what follows it is read at once. */
export const lookAgain = defineSignal('lookAgain');
export const watchesQuery = defineQuery<Readonly<Record<string, Watch>>>('watches');
