import { defineQuery, defineUpdate } from '@temporalio/workflow';
import type { Change, ChangeRequest, SettingAside } from '../domain/baselines';
import type { Answer, ExceptionReport, Forecast, Outlook } from '../domain/schedules';
import type { Opened } from './phase';
import type { Told } from './told';

export type Outlooks = Readonly<Record<string, Outlook>>;

/** The dates of a programme's milestones: nothing is forecast yet. */
export interface ScheduleInput {
  readonly programme: string;
  /** Set when the process continues as new. */
  readonly resumed?: {
    readonly recorded: number;
    readonly outlooks: Outlooks;
    readonly proposals: number;
    readonly changes?: readonly Change[];
  };
}

export const scheduleId = (programme: string) => `${programme}:schedule`;

export const forecastMilestone = defineUpdate<Told, [Forecast]>('forecast');
/** The office accepts or drops what would follow from a forecast. */
export const answerProposal = defineUpdate<Told, [Answer]>('answer');
/** Hands in the report on a slip that is more than is tolerated. */
export const reportException = defineUpdate<Opened, [ExceptionReport]>('report');
/** Asks for a new baseline. */
export const requestChange = defineUpdate<Opened, [ChangeRequest]>('requestChange');
/** The office wants a change request put off or merged; whoever calls withdraws its approval then, which is in the answer. */
export const setChangeAside = defineUpdate<Opened, [SettingAside]>('setAside');
export const outlooksOf = defineQuery<Outlooks>('outlooks');
