import { idOf, oneOf } from '../domain/shared/ids';
import { defineQuery, defineSignal, defineUpdate } from '@temporalio/workflow';
import type { Assessment } from '../domain/strategy/assessments';
import type { Watch, WatchAnswer } from '../domain/strategy/watches';
import type { Told } from './told';

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
    /** The last period that was asked for or read, by the key of the watch. */
    readonly last: Readonly<Record<string, string>>;
    readonly opened?: readonly string[];
  };
}

export const strategyId = (programme: string) => idOf(programme, 'strategy');
export const parseStrategyId = oneOf('strategy');

/** Somebody reports a figure, or what a review came to. */
export const answerWatch = defineUpdate<Told, [WatchAnswer]>('answerWatch');
/** An indicator or a risk has changed: what follows it is read at once. */
export const lookAgain = defineSignal('lookAgain');
export const watchesQuery = defineQuery<Readonly<Record<string, Watch>>>('watches');
