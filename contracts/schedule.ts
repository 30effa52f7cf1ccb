import { idOf, oneOf } from '../domain/shared/ids';
import { defineQuery, defineSignal, defineUpdate } from '@temporalio/workflow';
import type { Change, ChangeRequest, SettingAside } from '../domain/schedule/baselines';
import type { TimesChange, TimesRequest } from '../domain/policy-times/policy-times';
import type { ScheduleUnderWay } from '../domain/resumed/schedules';
import type { ProposalAnswer, Forecast, Outlook, SlipReport } from '../domain/schedule/schedules';
import type { ScopeChange, ScopeReport } from '../domain/schedule/scopes';
import type { Opened } from './phase';
import type { Told } from './told';

export type Outlooks = Readonly<Record<string, Outlook>>;
/** The changes of scope of each milestone that has any. */
export type Scopes = Readonly<Record<string, readonly ScopeChange[]>>;

/** The dates of a programme's milestones: nothing is forecast yet. */
export interface ScheduleInput {
  readonly programme: string;
  /** Set when the process continues as new. */
  readonly resumed?: {
    readonly recorded: number;
    /** Instant since which lateness is looked at; since it was started where left out. */
    readonly since?: string;
    readonly outlooks: Outlooks;
    readonly proposals: number;
    readonly changes?: readonly Change[];
    readonly scopes?: Scopes;
    readonly times?: readonly TimesChange[];
    /** Set when it is started again from the record: what is being measured and decided, and the approvals that were opened. */
    readonly again?: ScheduleUnderWay & { readonly opened: readonly string[] };
  };
}

export const scheduleId = (programme: string) => idOf(programme, 'schedule');
export const parseScheduleId = oneOf('schedule');

export const forecastMilestone = defineUpdate<Told, [Forecast]>('forecast');
/** The office accepts or drops what would follow from a forecast. */
export const answerProposal = defineUpdate<Told, [ProposalAnswer]>('answer');
/** Hands in the report on a slip that is more than is tolerated. */
export const reportException = defineUpdate<Opened, [SlipReport]>('report');
/** Reports that a milestone would deliver something else. */
export const changeScope = defineUpdate<Opened, [ScopeReport]>('changeScope');
/** Asks for a new baseline. */
export const requestChange = defineUpdate<Opened, [ChangeRequest]>('requestChange');
/** The office wants a change request put off or merged; whoever calls withdraws its approval then, which is in the answer. */
export const setChangeAside = defineUpdate<Opened, [SettingAside]>('setAside');
/** Asks for other times of a policy. */
export const requestTimes = defineUpdate<Opened, [TimesRequest]>('requestTimes');
/** Dates may have moved or something may be late again: the process looks at once. */
export const lookAtDates = defineSignal('lookAtDates');
export const outlooksOf = defineQuery<Outlooks>('outlooks');
