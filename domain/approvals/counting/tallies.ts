import type { Outcome, Panel, Stage, BenchStanding, Tally, Verdict } from '../approvals';
import {
  approvalsOf,
  type Bench,
  benchesOf,
  carries,
  castingOf,
  chairsOf,
  hasVeto,
  isAwaited,
  lackingSeats,
  needed,
  numbersOf,
  wholeOf,
} from './quorum';
import type { Votes } from './quorum';
import { type CountedBench, whyOf, whyOfStage } from './words';
import { noTitles, type Titles } from '../../programme/titles';
import type { Seat } from '../../programme/governance';

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
  readonly standings: readonly BenchStanding[];
}

/** What decides first: what no filling of seats could mend outweighs what one could; a rejection outweighs a wish for changes. */
const gravity: readonly State[] = [
  'rejected',
  'changesRequested',
  'impossible',
  'open',
  'approvedWithConditions',
  'approved',
];

const said = (seats: readonly Seat[], votes: Votes, verdict: Verdict) =>
  seats.filter(({ id }) => votes.get(id) === verdict);

/** Whether somebody asked for changes and nobody rejected. */
const isMild = (seats: readonly Seat[], votes: Votes) =>
  said(seats, votes, 'requestChanges').length > 0 && said(seats, votes, 'reject').length === 0;

/**
 * The state of the whole from those of its parts, all of which must approve; nobody asked is nobody who could approve. What falls short
 * of approvals in one part goes back for changes where another part asked for them and nobody rejected.
 */
function outcomeOf(standings: readonly BenchStanding[], seats: readonly Seat[], votes: Votes): State {
  const gravest = gravity.find((state) => standings.some((standing) => standing.state === state)) ?? 'impossible';
  return gravest === 'rejected' && isMild(seats, votes) ? 'changesRequested' : gravest;
}

const answering = (votes: Votes, seats: readonly Seat[], verdict: Verdict): Votes =>
  new Map([...votes, ...seats.map(({ id }) => [id, verdict] as const)]);

const splits = ({ length }: readonly Seat[]) => Array.from({ length: length + 1 }, (_, at) => at);

/**
 * Whether these seats could still carry the bench. Nothing helps more than their approvals, but for a tie that a casting vote would
 * decide: a recusal makes the whole smaller, and so may make a tie what was none.
 */
function canCarry(panel: Panel, bench: Bench, votes: Votes, seats: readonly Seat[]): boolean {
  const casting = castingOf(panel, bench);
  const chairs = chairsOf(panel, bench) ?? [];
  const [firm, free] = [
    seats.filter((seat) => seat === casting || chairs.includes(seat)),
    seats.filter((seat) => seat !== casting && !chairs.includes(seat)),
  ];
  const approved = answering(votes, firm, 'approve');
  return (casting ? splits(free) : [free.length]).some((n) =>
    carries(panel, bench, answering(answering(approved, free.slice(0, n), 'approve'), free.slice(n), 'recuse')),
  );
}

/** Whether the bench is carried whatever those who are awaited answer. */
function isCarried(panel: Panel, bench: Bench, votes: Votes, awaited: readonly Seat[]): boolean {
  const casting = castingOf(panel, bench);
  if (!casting || !carries(panel, bench, votes)) return carries(panel, bench, votes);
  const others = awaited.filter((seat) => seat !== casting);
  return (['reject', 'abstain'] as const).every((verdict) => {
    const cast = awaited.includes(casting) ? answering(votes, [casting], verdict) : votes;
    return splits(others).every((n) =>
      carries(panel, bench, answering(answering(cast, others.slice(0, n), 'reject'), others.slice(n), 'abstain')),
    );
  });
}

/** One bench with what was answered, who has not, and for whom nobody can. */
interface Counting {
  readonly panel: Panel;
  readonly bench: Bench;
  readonly votes: Votes;
  readonly awaited: readonly Seat[];
  readonly lacking: readonly Seat[];
}

/** Whether filling the seats for which nobody can answer could still bring an approval about. */
const isMendable = ({ panel, bench, votes, awaited, lacking }: Counting) =>
  canCarry(panel, bench, votes, [...awaited, ...lacking]);

/**
 * Where one bench stands: approved once that is certain whatever is still answered and no awaited veto could fall; open
 * while it can still be approved. What can't be any more is `impossible` where filling seats could mend it, and where
 * nothing ever could; else the answers given have ruled it out. Source: docs/rules/approvals.md, "Outcomes";
 * docs/decisions/0036.
 */
function stateOf(counting: Counting): State {
  const { panel, bench, votes, awaited } = counting;
  const vetoes = (verdict: Verdict) => said(bench.seats, votes, verdict).some((seat) => hasVeto(panel, seat));

  if (vetoes('reject')) return 'rejected';
  if (panel.vetoes !== 'rejections' && vetoes('requestChanges')) return 'changesRequested';
  if (isCarried(panel, bench, votes, awaited))
    return awaited.some((seat) => hasVeto(panel, seat)) ? 'open' : approvedBy(bench, votes);
  if (canCarry(panel, bench, votes, awaited)) return 'open';
  if (isMendable(counting) || !canCarry(panel, bench, votes, bench.seats)) return 'impossible';
  return wantsChanges(counting) ? 'changesRequested' : 'rejected';
}

/** Whether it goes back for changes: somebody asked for them, and nobody rejected or those who asked could still carry it. */
const wantsChanges = ({ panel, bench, votes, awaited, lacking }: Counting): boolean => {
  const wishes = said(bench.seats, votes, 'requestChanges');
  return isMild(bench.seats, votes) || canCarry(panel, bench, votes, [...awaited, ...lacking, ...wishes]);
};

const approvedBy = ({ seats }: Bench, votes: Votes): State =>
  seats.some(({ id }) => votes.get(id) === 'approveWithConditions') ? 'approvedWithConditions' : 'approved';

/** The seats whose answer still matters: none of a decided bench, only the vetoes of one that is carried already. */
function awaitedOf({ panel, bench, votes, awaited }: Counting, state: State, hearEverybody: boolean) {
  if (hearEverybody) return awaited;
  if (state !== 'open') return [];
  return isCarried(panel, bench, votes, awaited) ? awaited.filter((seat) => hasVeto(panel, seat)) : awaited;
}

const countingOf = (panel: Panel, bench: Bench, votes: Votes): Counting => {
  const awaited = bench.seats.filter((seat) => isAwaited(seat, votes));
  return { panel, bench, votes, awaited, lacking: lackingSeats(panel, bench, votes) };
};

/** Where one bench stands, without a word about it. */
export const benchState = (panel: Panel, bench: Bench, votes: Votes): State => stateOf(countingOf(panel, bench, votes));

const countedOf = (panel: Panel, bench: Bench, votes: Votes, options: TallyOptions): CountedBench => {
  const { titles = noTitles, hearEverybody = false, namesGroup = true } = options;
  const counting = countingOf(panel, bench, votes);
  const state = stateOf(counting);
  const asked = awaitedOf(counting, state, hearEverybody);
  const toFill = state === 'impossible' && isMendable(counting) ? counting.lacking : [];
  return { panel, bench, votes, state, awaited: asked, toFill, titles, namesGroup };
};

const standingOf = (counted: CountedBench): BenchStanding => {
  const { panel, bench, votes, state, awaited, toFill } = counted;
  return {
    group: panel.group,
    party: bench.party,
    needed: needed(bench.rule, wholeOf(panel, bench, votes)),
    approvals: approvalsOf(bench, votes),
    numbers: numbersOf(bench.seats, votes),
    awaited: awaited.map(({ id }) => id),
    toFill: toFill.map(({ id }) => id),
    state,
    why: whyOf(counted),
  };
};

/** Counts one panel: `all`, `any`, `atLeast`, `share` or `weighted`, of all its seats or of each party's own. */
export function tallyPanel(panel: Panel, votes: Votes, options: TallyOptions = {}): PanelTally {
  const standings = benchesOf(panel).map((bench) => standingOf(countedOf(panel, bench, votes, options)));
  return { group: panel.group, outcome: outcomeOf(standings, panel.seats, votes), standings };
}

/**
 * Counts one stage: every one of its panels must approve. The same function serves workflow, preview, rehearsal and verifier.
 * `votes` are the last answers by seat id; those of seats that the stage does not ask are not counted.
 */
export function tallyStage(stage: Stage, votes: Votes, options: TallyOptions = {}): Tally {
  const named = { namesGroup: stage.panels.length > 1, ...options };
  const counted = stage.panels.flatMap((panel) =>
    benchesOf(panel).map((bench) => countedOf(panel, bench, votes, named)),
  );
  const standings = counted.map(standingOf);
  const open = counted.filter(({ state }) => state === 'open');
  const seats = [...new Map(stage.panels.flatMap((panel) => panel.seats.map((seat) => [seat.id, seat]))).values()];
  const certain = outcomeOf(standings, seats, votes);
  const isHeard = !options.hearEverybody || standings.every(({ awaited }) => awaited.length === 0);
  const outcome = isHeard || certain === 'impossible' ? certain : 'open';
  const numbers = numbersOf(seats, votes);
  const wishes = said(seats, votes, 'requestChanges');
  return { outcome, standings, numbers, why: whyOfStage({ outcome, standings, numbers, wishes, open }) };
}
