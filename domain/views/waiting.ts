import type { Substitution } from '../approvals/actions/actions';
import { goesOnIn } from '../approvals/waiting';
import type { WaitingView } from '../programme/awaited';
import type { Programme } from '../programme/programme';
import { mayUndertake, waitKinds, type ProgrammeState } from '../programme/undertakings';
import { by } from '../shared/order';
import type { Things } from './kept';
import { shownNouns } from './nouns';

/**
 * What a programme waits for: open approvals, milestones and gates that the office has to bring forward, evaluations without
 * figures, conditions not met, agreements not signed by everybody; the longest wait first, which moves least when something comes. Lists show
 * the nearest deadline first (`infra/store/waits.ts`).
 */
export const waitingOf = (
  programme: Programme,
  things: Things,
  state: ProgrammeState = 'running',
  substitutions: readonly Substitution[] = [],
): readonly WaitingView[] =>
  shownNouns
    .flatMap(({ waits }) => waits?.(programme, things, state, substitutions) ?? [])
    .filter(({ kind }) => mayUndertake(state, waitKinds[kind].endsBy))
    .map((waiting) => ({ ...waiting, ...goesOnIn(state) }))
    .sort(by(({ since }) => since));
