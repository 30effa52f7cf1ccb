import type { Person } from '../shared/keys';
import type { Programme } from './programme';

/** What happens to a programme as a whole. */
export type ProgrammeHappening =
  | {
      readonly type: 'programme.started';
      readonly definition: Programme;
      readonly version: string;
      readonly by: Person;
    }
  | { readonly type: 'programme.completed' | 'programme.ended' }
  | { readonly type: 'programme.exitBegan'; readonly phase: string; readonly approval: string };
