import type { Numbers, Panel, Verdict } from '../approvals';
import type { CountRule, Rule } from '../../programme/policies';
import type { PartyKey } from '../../shared/keys';
import type { Seat } from '../../programme/governance';

/** The last answer of each seat, by seat id. */
export type Votes = ReadonlyMap<string, Verdict>;

/** Seats of a panel that are counted together by one rule: those of one party, or (`party: null`) all of them. */
export interface Bench {
  readonly party: PartyKey | null;
  readonly rule: CountRule;
  readonly seats: readonly Seat[];
}

const isCountRule = (rule: CountRule | Readonly<Record<PartyKey, CountRule>>): rule is CountRule =>
  rule === 'all' ||
  rule === 'any' ||
  ('atLeast' in rule && typeof rule.atLeast === 'number') ||
  ('share' in rule && typeof rule.share === 'object' && 'percent' in rule.share) ||
  ('weighted' in rule && typeof rule.weighted === 'object' && 'threshold' in rule.weighted);

/** Whether the seats of all parties are counted together. */
export const isPooled = (rule: Rule): rule is CountRule => typeof rule === 'string' || !('bothParties' in rule);

/**
 * The benches of a panel. By `bothParties` each party with a seat or a rule is one; a party without a rule of its own needs all of
 * its seats. It takes two to be both: a party that is missing altogether is an empty bench, which can't approve anything.
 */
export function benchesOf({ rule, seats }: Pick<Panel, 'rule' | 'seats'>): readonly Bench[] {
  if (isPooled(rule)) return [{ party: null, rule, seats }];
  const { bothParties } = rule;
  const own: Readonly<Record<PartyKey, CountRule>> = isCountRule(bothParties) ? {} : bothParties;
  const common = isCountRule(bothParties) ? bothParties : 'all';
  const benches = [...new Set([...seats.map(({ party }) => party), ...Object.keys(own)])].map((party) => ({
    party,
    rule: own[party] ?? common,
    seats: seats.filter((seat) => seat.party === party),
  }));
  const missing = Array<Bench>(Math.max(0, 2 - benches.length)).fill({ party: null, rule: 'all', seats: [] });
  return [...benches, ...missing];
}

export const isApproval = (verdict: Verdict | undefined) =>
  verdict === 'approve' || verdict === 'approveWithConditions';

/** How many of these seats have answered what. */
export function numbersOf(seats: readonly Seat[], votes: Votes): Numbers {
  const count = (has: (verdict: Verdict | undefined) => boolean) => seats.filter(({ id }) => has(votes.get(id))).length;
  return {
    for: count(isApproval),
    against: count((verdict) => verdict === 'reject'),
    changes: count((verdict) => verdict === 'requestChanges'),
    abstained: count((verdict) => verdict === 'abstain'),
    recused: count((verdict) => verdict === 'recuse'),
    unheard: count((verdict) => verdict === undefined),
  };
}

/** A seat that nobody holds and nobody has voted for; the vote of someone who left since stands. */
export const isVacant = (seat: Seat, votes: Votes) => seat.holder === null && !votes.has(seat.id);

/** Whether a rejection or a request for changes by this seat ends the matter at once. */
export const hasVeto = ({ vetoSeats }: Panel, { id }: Seat) => vetoSeats.includes(id);

/** Held, and not answered yet. */
export const isAwaited = (seat: Seat, votes: Votes) => seat.holder !== null && !votes.has(seat.id);

/** What counts as the whole: every seat but the recused ones and, where the policy says so, the vacant ones. */
export const wholeOf = ({ vacantSeats }: Panel, { seats }: Bench, votes: Votes): readonly Seat[] =>
  seats.filter((seat) => votes.get(seat.id) !== 'recuse' && !(vacantSeats === 'notCounted' && isVacant(seat, votes)));

/** Whether the seats of a bench weigh differently. */
export const isWeighed = ({ rule }: Pick<Bench, 'rule'>): boolean => typeof rule !== 'string' && 'weighted' in rule;

/** Seats, or their weights where the rule weighs them. */
export const measure = (rule: CountRule, seats: readonly Seat[]): number =>
  isWeighed({ rule }) ? seats.reduce((sum, { weight }) => sum + weight, 0) : seats.length;

/** How many approvals (by weight where weighted) the rule needs of the whole; never lowered when seats go, and never none. */
export function needed(rule: CountRule, whole: readonly Seat[]): number {
  if (rule === 'all') return Math.max(1, whole.length);
  if (rule === 'any') return 1;
  if ('atLeast' in rule) return Math.max(1, rule.atLeast);
  if ('weighted' in rule) return Math.max(1, rule.weighted.threshold);
  const { percent, strictly } = rule.share;
  const hundredths = percent * whole.length;
  return Math.max(1, strictly ? Math.floor(hundredths / 100) + 1 : Math.ceil(hundredths / 100));
}

/** The seats whose approval alone is indispensable: the chairs, where the panel says so. */
export const chairsOf = ({ chairMustApprove }: Panel, { seats }: Bench): readonly Seat[] | undefined =>
  chairMustApprove ? seats.filter(({ chair }) => chair) : undefined;

/**
 * Whether a rule asks so many seats for a simple majority, and by that knows a tie: half of them or more than half, as a share of 50 %
 * (strictly or not; 51 % is how people write "more than half"), or as the number that is half of the seats, rounded up. No other number
 * and no weight does: at 2:2 under 75 % or "3 of 4" one vote more is not what is missing. See docs/decisions/0036.
 */
export function isSimpleMajority(rule: CountRule, seats: number): boolean {
  if (typeof rule === 'string' || 'weighted' in rule) return false;
  if ('atLeast' in rule) return rule.atLeast === Math.ceil(seats / 2);
  const { percent, strictly = false } = rule.share;
  return percent === 50 || (percent === 51 && !strictly);
}

/** The seats of a bench that a casting vote names, by their key within the group or by the id of one of them. */
export const castingSeats = ({ castingVote }: Pick<Panel, 'castingVote'>, seats: readonly Seat[]): readonly Seat[] =>
  seats.filter(({ id, key }) => id === castingVote || key === castingVote);

/** The seat whose vote decides a tie of this bench, if there is exactly one and the rule knows a tie. */
export function castingOf(panel: Panel, { rule, seats }: Bench): Seat | undefined {
  const [casting, ...others] = castingSeats(panel, seats);
  return others.length === 0 && isSimpleMajority(rule, seats.length) ? casting : undefined;
}

/** How many of these have approved, by weight where the rule weighs. */
export const approvalsOf = ({ rule, seats }: Bench, votes: Votes): number =>
  measure(
    rule,
    seats.filter(({ id }) => isApproval(votes.get(id))),
  );

/**
 * The casting vote that decides this bench, if one does: everybody has answered, as many are for as against, and one vote more would
 * be enough. It decides either way: `isFor` tells which.
 */
export function tieBreak(panel: Panel, bench: Bench, votes: Votes) {
  const casting = castingOf(panel, bench);
  const verdict = casting && votes.get(casting.id);
  const numbers = numbersOf(bench.seats, votes);
  const isTie =
    numbers.for === numbers.against &&
    numbers.for + 1 >= needed(bench.rule, wholeOf(panel, bench, votes)) &&
    !bench.seats.some((seat) => isAwaited(seat, votes));
  const isSaid = isApproval(verdict) || verdict === 'reject';
  return casting && isTie && isSaid ? { casting, isFor: isApproval(verdict) } : undefined;
}

/** The parties with seats in a pool of which nobody is left to be asked: the others can't decide for them, unless the policy says so. */
export function missingParties({ rule, onePartyMayDecide = false }: Panel, { seats }: Bench, votes: Votes) {
  const parties = [...new Set(seats.map(({ party }) => party))];
  return isPooled(rule) && !onePartyMayDecide && parties.length > 1
    ? parties.filter((party) => seats.every((seat) => seat.party !== party || isVacant(seat, votes)))
    : [];
}

/**
 * Whether the answers given carry the bench: enough approvals, or the casting vote at a tie; every chair's where the chair must approve;
 * and no party of a pool that is wholly vacant.
 */
export function carries(panel: Panel, bench: Bench, votes: Votes): boolean {
  const isEnough = approvalsOf(bench, votes) >= needed(bench.rule, wholeOf(panel, bench, votes));
  const chairs = chairsOf(panel, bench);
  return (
    (tieBreak(panel, bench, votes)?.isFor ?? isEnough) &&
    (chairs === undefined || (chairs.length > 0 && chairs.every(({ id }) => isApproval(votes.get(id))))) &&
    missingParties(panel, bench, votes).length === 0
  );
}

/**
 * The seats for which nobody can answer, vacant or recused, and whose filling could change the count. A recused seat, and a vacant one
 * that is `notCounted`, has left the whole, so that the others decide without it; it is missed where a number or a weight was not lowered
 * with it, where it is the chair's who must approve, where its party is missing, and where nobody else is left.
 */
export function lackingSeats(panel: Panel, bench: Bench, votes: Votes): readonly Seat[] {
  const { rule, seats } = bench;
  const whole = wholeOf(panel, bench, votes);
  const isFixed = rule !== 'all' && (rule === 'any' || !('share' in rule));
  const parties = missingParties(panel, bench, votes);
  return seats
    .filter((seat) => isVacant(seat, votes) || votes.get(seat.id) === 'recuse')
    .filter(
      (seat) =>
        isFixed ||
        whole.length === 0 ||
        whole.includes(seat) ||
        (panel.chairMustApprove && seat.chair) ||
        parties.includes(seat.party),
    );
}
