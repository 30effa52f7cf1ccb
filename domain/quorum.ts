import type { Panel, Verdict } from './approvals';
import type { CountRule, PartyKey, Rule } from './policies';
import type { Seat } from './programme';

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

const isPooled = (rule: Rule): rule is CountRule => typeof rule === 'string' || !('bothParties' in rule);

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

/** A seat that nobody holds and nobody has voted for; the vote of someone who left since stands. */
export const isVacant = (seat: Seat, votes: Votes) => seat.holder === null && !votes.has(seat.id);

/** Whether a rejection by this seat ends the matter at once. */
export const hasVeto = ({ vetoSeats }: Panel, { id }: Seat) => vetoSeats.includes(id);

/** Held, and not answered yet. */
export const isAwaited = (seat: Seat, votes: Votes) => seat.holder !== null && !votes.has(seat.id);

/** What counts as the whole: every seat but the recused ones and, where the policy says so, the vacant ones. */
export const wholeOf = ({ vacantSeats }: Panel, { seats }: Bench, votes: Votes): readonly Seat[] =>
  seats.filter((seat) => votes.get(seat.id) !== 'recuse' && !(vacantSeats === 'notCounted' && isVacant(seat, votes)));

/** Seats, or their weights where the rule weighs them. */
export const measure = (rule: CountRule, seats: readonly Seat[]): number =>
  typeof rule !== 'string' && 'weighted' in rule ? seats.reduce((sum, { weight }) => sum + weight, 0) : seats.length;

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

/** Whether the rule itself asks for everybody, as `all` and 100 % do. */
const isUnanimous = (rule: CountRule) =>
  rule === 'all' || (typeof rule === 'object' && 'share' in rule && rule.share.percent >= 100);

/**
 * Whether the approvals given so far carry the bench: enough of them, and every chair's where the chair must approve. At a tie with
 * nobody awaited the casting vote adds one to its side: one seat, or one unit of weight, so that a further approval never does harm.
 * It can't stand in for a seat where everybody must approve.
 */
export function carries(panel: Panel, bench: Bench, votes: Votes): boolean {
  const { rule, seats } = bench;
  const approvals = measure(
    rule,
    seats.filter(({ id }) => isApproval(votes.get(id))),
  );
  const rejections = measure(
    rule,
    seats.filter(({ id }) => votes.get(id) === 'reject'),
  );
  const casting = seats.find(({ id }) => id === panel.castingVote);
  const isDecidedByCasting =
    casting !== undefined &&
    !isUnanimous(rule) &&
    approvals === rejections &&
    isApproval(votes.get(casting.id)) &&
    !seats.some((seat) => isAwaited(seat, votes));
  const chairs = chairsOf(panel, bench);
  return (
    approvals + (isDecidedByCasting ? 1 : 0) >= needed(rule, wholeOf(panel, bench, votes)) &&
    (chairs === undefined || (chairs.length > 0 && chairs.every(({ id }) => isApproval(votes.get(id)))))
  );
}
