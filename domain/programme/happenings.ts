import type { Person } from '../shared/keys';
import type { Programme } from './programme';

/** What a definition has known at the start, and a programme begins with its own process. */
export type Opened = 'risks';

/** What happens to a programme as a whole. */
export type ProgrammeHappening =
  | {
      readonly type: 'programme.started';
      readonly definition: Programme;
      readonly version: string;
      readonly by: Person;
      /** What of its definition was begun with it; programmes from before 2026-12 began none of it. */
      readonly opens?: readonly Opened[];
    }
  | { readonly type: 'programme.completed' | 'programme.ended' }
  | { readonly type: 'programme.exitBegan'; readonly phase: string; readonly approval: string };
