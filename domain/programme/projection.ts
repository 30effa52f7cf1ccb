import type { ProgrammeHappening } from './happenings';
import type { ProgrammeState } from './undertakings';

/** Where a programme stands after an entry about its end. */
export const stateAfter = ({ type }: Exclude<ProgrammeHappening, { type: 'programme.started' }>): ProgrammeState =>
  (({ 'programme.completed': 'completed', 'programme.exitBegan': 'exiting', 'programme.ended': 'ended' }) as const)[
    type
  ];
