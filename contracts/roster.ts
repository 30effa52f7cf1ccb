import { idOf, oneOf } from '../domain/shared/ids';
import { defineQuery, defineUpdate } from '@temporalio/workflow';
import type { Ground } from '../domain/roster/posts';
import type { Roster, RosterEffect, RosterRequest } from '../domain/roster/rosters';
import type { Told } from './told';

/** A programme's roster begins empty: the definition says who holds which seat at first. */
export interface RosterInput {
  readonly programme: string;
  /** Set when the process continues as new. */
  readonly resumed?: {
    readonly recorded: number;
    readonly roster: Roster;
    readonly latest?: RosterEffect;
    readonly ground?: Ground;
    /** Set when it is started again from the record: the open approvals may not have heard what came into force last. */
    readonly isAgain?: true;
  };
}

export const rosterId = (programme: string) => idOf(programme, 'roster');
export const parseRosterId = oneOf('roster');

/** Appointments, vacancies and substitutions, at once or from a date. */
export const changeRoster = defineUpdate<Told, [RosterRequest]>('changeRoster');
export const rosterQuery = defineQuery<Roster>('roster');
