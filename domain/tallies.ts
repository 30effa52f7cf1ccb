import type { Outcome, Panel, Stage, Standing, Tally } from './approvals';
import {
  type Bench,
  benchesOf,
  carries,
  hasVeto,
  isApproval,
  isAwaited,
  isVacant,
  measure,
  needed,
  wholeOf,
} from './quorum';
import type { Votes } from './quorum';
import type { Seat } from './programme';
import { whyOf, whyOfStage } from './tally-words';
import { noTitles, type Titles } from './titles';

export type State = 'open' | Outcome;

export interface TallyOptions {
  /** Closes only when nobody is awaited any longer; what is impossible closes all the same. */
  readonly hearEverybody?: boolean;
  /** What parties are called in the sentences; without it they go by their keys. */
  readonly titles?: Titles;
  /** Whether the sentences name the group beside the party (default); `tallyStage` leaves it out where only one group is asked. */
  readonly namesGroup?: boolean;
}

/** Where one panel stands. */
export interface PanelTally {
  readonly group: string;
  readonly outcome: State;
  readonly standings: readonly Standing[];
}

/** What decides first: nothing else matters once a part is impossible; a rejection outweighs a wish for changes. */
const gravity: readonly State[] = [
  'impossible',
  'rejected',
  'changesRequested',
  'open',
  'approvedWithConditions',
  'approved',
];

/** The state of the whole from those of its parts, all of which must approve; nobody asked is nobody who could approve. */
const gravest = (states: readonly State[]): State => gravity.find((state) => states.includes(state)) ?? 'impossible';

const supposing = (votes: Votes, approving: readonly { readonly id: string }[]): Votes =>
  new Map([...votes, ...approving.map(({ id }) => [id, 'approve'] as const)]);

/**
 * Where one bench stands. Approved is certain when the approvals there are carry it and no awaited veto could still fall. It is out
 * of reach when it would not be carried even if every awaited seat approved: `impossible` when not even the approval of all who are
 * present would do, so that a vacancy, a recusal or a number too high is to blame; `changesRequested` when those who asked for
 * changes could still carry it; else `rejected`. Source: approvals.md, "Policy".
 */
function stateOf(panel: Panel, bench: Bench, votes: Votes): State {
  const isCarriedBy = (approving: Bench['seats']) => carries(panel, bench, supposing(votes, approving));
  const awaited = bench.seats.filter((seat) => isAwaited(seat, votes));
  const present = bench.seats.filter((seat) => votes.get(seat.id) !== 'recuse' && !isVacant(seat, votes));
  const wishes = bench.seats.filter(({ id }) => votes.get(id) === 'requestChanges');

  if (bench.seats.some((seat) => vetoes(panel, seat, votes))) return 'rejected';
  if (isCarriedBy([])) return awaited.some((seat) => hasVeto(panel, seat)) ? 'open' : approvedBy(bench, votes);
  if (isCarriedBy(awaited)) return 'open';
  if (!isCarriedBy(present)) return 'impossible';
  return isCarriedBy([...awaited, ...wishes]) ? 'changesRequested' : 'rejected';
}

const vetoes = (panel: Panel, seat: Seat, votes: Votes) => hasVeto(panel, seat) && votes.get(seat.id) === 'reject';

const approvedBy = ({ seats }: Bench, votes: Votes): State =>
  seats.some(({ id }) => votes.get(id) === 'approveWithConditions') ? 'approvedWithConditions' : 'approved';

/** The seats whose answer still matters: none of a decided bench, only the vetoes of one that is carried already. */
function awaitedOf(panel: Panel, bench: Bench, votes: Votes, state: State, hearEverybody: boolean) {
  const awaited = bench.seats.filter((seat) => isAwaited(seat, votes));
  if (hearEverybody) return awaited;
  if (state !== 'open') return [];
  return carries(panel, bench, votes) ? awaited.filter((seat) => hasVeto(panel, seat)) : awaited;
}

/** Counts one panel: `all`, `any`, `atLeast`, `share` or `weighted`, of all its seats or of each party's own. */
export function tallyPanel(panel: Panel, votes: Votes, options: TallyOptions = {}): PanelTally {
  const { titles = noTitles, hearEverybody = false, namesGroup = true } = options;
  const standings = benchesOf(panel).map((bench): Standing => {
    const state = stateOf(panel, bench, votes);
    const awaited = awaitedOf(panel, bench, votes, state, hearEverybody);
    const approving = bench.seats.filter(({ id }) => isApproval(votes.get(id)));
    return {
      group: panel.group,
      party: bench.party,
      needed: needed(bench.rule, wholeOf(panel, bench, votes)),
      approvals: measure(bench.rule, approving),
      awaited: awaited.map(({ id }) => id),
      state,
      why: whyOf({ panel, bench, votes, state, awaited, titles, namesGroup }),
    };
  });
  const isVetoed = panel.seats.some((seat) => vetoes(panel, seat, votes));
  return {
    group: panel.group,
    outcome: isVetoed ? 'rejected' : gravest(standings.map(({ state }) => state)),
    standings,
  };
}

/**
 * Counts one stage: every one of its panels must approve. The same function serves workflow, preview, rehearsal and verifier.
 * `votes` are the last answers by seat id; those of seats that the stage does not ask are not counted.
 */
export function tallyStage(stage: Stage, votes: Votes, options: TallyOptions = {}): Tally {
  const namesGroup = stage.panels.length > 1;
  const panels = stage.panels.map((panel) => tallyPanel(panel, votes, { namesGroup, ...options }));
  const standings = panels.flatMap((panel) => panel.standings);
  const certain = gravest(panels.map((panel) => panel.outcome));
  const isHeard = !options.hearEverybody || standings.every(({ awaited }) => awaited.length === 0);
  const outcome = isHeard || certain === 'impossible' ? certain : 'open';
  return { outcome, standings, why: whyOfStage(outcome, standings) };
}
