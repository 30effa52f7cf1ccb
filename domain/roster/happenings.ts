import type { RosterEffect, RosterRequest } from './rosters';

/** What happens to the roster of a programme: something is asked for, and at its time it comes into force. */
export type RosterHappening =
  ({ readonly type: 'roster.requested' } & RosterRequest) | ({ readonly type: 'roster.changed' } & RosterEffect);
