import type { Approval, Tally } from './approvals';
import { candidatesOf, isAnswerable } from './barriers';
import { isBarred } from './bars';
import type { Gap, HeldSeat } from './actions/actions';
import { shapesOf } from './counting/filling-shapes';
import { once } from '../shared/once';
import { reachOf } from './time/reach';
import { actionsOf, seatsOf, substitutionsOf } from './seats';
import { countStages, helpfulGaps } from './counting/standings';
import { lastDecision } from './votes';
import type { Person } from '../shared/keys';
import type { Seat } from '../programme/governance';

/** A seat that has to be filled before a matter can be decided, and why nobody answers for it. */
export interface Blocker {
  readonly seat: Seat;
  readonly because: Gap;
}

/** The approval as it would stand if other people, of whom nobody has heard yet, held some seats. */
const supposing = (approval: Approval, seats: readonly string[], holder: (seat: string) => Person | null): Approval => {
  const holders = Object.fromEntries(seats.map((seat) => [seat, holder(seat)]));
  const substitutions = substitutionsOf(approval);
  const made = { type: 'approval.rosterChanged', holders, substitutions, at: approval.dueAt } as const;
  return { ...approval, changes: [...actionsOf(approval), made] };
};

const filledWith = (approval: Approval, seats: readonly string[]): Approval =>
  supposing(approval, seats, (seat) => `whoever fills ${seat}`);

const vacatedBy = (approval: Approval, seats: readonly string[]): Approval =>
  seats.length === 0 ? approval : supposing(approval, seats, () => null);

const idsOf = (seats: readonly { readonly id: string }[]) => seats.map(({ id }) => id);

/** The seats of the open stage and of those to come, each once. */
const seatsToCome = (approval: Approval): readonly Seat[] => {
  const stages = [...approval.request.stages.keys()].slice(approval.stage);
  return [
    ...new Map(stages.flatMap((stage) => seatsOf(approval, stage)).map((seat) => [seat.id, seat] as const)).values(),
  ];
};

/** The seats asked now for which nobody can be reached by mail who may answer for them. */
const deadSeats = (approval: Approval): readonly string[] =>
  idsOf(
    seatsOf(approval, approval.stage).filter((seat) => {
      const people = candidatesOf(approval, seat);
      return (
        people.length > 0 &&
        lastDecision(approval, seat.id) === undefined &&
        people.every((person) => reachOf(approval, person) === 'lost')
      );
    }),
  );

/** The seats that somebody else could fill: nobody answers for them, or whoever held them has recused. */
const fillable = (approval: Approval, left: readonly string[]): readonly Seat[] =>
  seatsToCome(approval).filter((seat) => {
    const decision = lastDecision(approval, seat.id);
    if (decision) return decision.verdict === 'recuse';
    return left.includes(seat.id) || !isAnswerable(approval, seat);
  });

/**
 * Of some seats those whose filling helps: each belongs to a choice of them that suffices, and would not without it. The weightiest are
 * left out first, one after the other where the rest suffices. A seat that was left out helps if, were it kept, one that had to be kept
 * after it could be left out in its place.
 */
function helping(seats: readonly Seat[], suffices: (filled: readonly string[]) => boolean) {
  const order = idsOf(seats.toSorted((a, b) => b.weight - a.weight));
  const kept: string[] = [];
  const turns = order.map((id, at) => {
    const others = [...kept, ...order.slice(at + 1)];
    const isKept = !suffices(others);
    if (isKept) kept.push(id);
    return { id, at, others, isKept };
  });
  const replaceable = turns.filter(({ id, isKept }) => isKept && suffices(order.filter((each) => each !== id)));
  const helps = turns.filter(
    ({ id, at, isKept }) => isKept || replaceable.some((each) => each.at > at && suffices([...each.others, id])),
  );
  const ids = new Set(idsOf(helps));
  return { found: seats.filter(({ id }) => ids.has(id)), isEachNeeded: kept.length === ids.size };
}

/** What filling seats can do for a matter that can't be decided as it stands. */
type Mending =
  /** Nothing: no way of filling seats would let it be decided. */
  | { readonly kind: 'none' }
  /** It goes on once enough of these seats are filled, and would stand like this. */
  | {
      readonly kind: 'seats';
      readonly seats: readonly Seat[];
      /** Whether each of them has to be filled; else enough of them. */
      readonly isEachNeeded: boolean;
      readonly tally: Tally;
    };

/** A tally without the seats that were only supposed to be held: nobody is awaited there. */
const withoutThem = (tally: Tally, seats: readonly Seat[]): Tally => {
  const ids = idsOf(seats);
  const standings = tally.standings.map((standing) => ({
    ...standing,
    awaited: standing.awaited.filter((id) => !ids.includes(id)),
  }));
  return { ...tally, standings };
};

const mendAnyhow = once((approval: Approval) => mend(approval, []));

/** How an impossible matter can be mended without filling the fixed seats. */
function mend(approval: Approval, fixed: readonly string[]): Mending {
  const { left } = countStages(approval);
  const gaps = fillable(approval, left).filter(({ id }) => !fixed.includes(id));
  const shapeOf = shapesOf(approval, gaps);
  const known = new Map<string, boolean>();
  const patience = { seats: 4_800 };
  const suffices = (ids: readonly string[]) => {
    if (patience.seats <= 0) return true; // not found out: then all are named
    const shape = shapeOf(ids);
    const isEnough =
      known.get(shape) ?? countStages(filledWith(approval, ids), { patience }).decisive.outcome !== 'impossible';
    known.set(shape, isEnough);
    return isEnough;
  };
  if (!suffices(idsOf(gaps))) return { kind: 'none' };
  const { found, isEachNeeded } =
    helpfulGaps(approval, filledWith(approval, idsOf(gaps)), gaps) ?? helping(gaps, suffices);
  const isKnown = patience.seats > 0 && found.length > 0;
  const seats = isKnown ? found : gaps;
  const [open] = countStages(filledWith(approval, idsOf(seats))).stages;
  return open
    ? { kind: 'seats', seats, isEachNeeded: isKnown && isEachNeeded, tally: withoutThem(open, seats) }
    : { kind: 'none' };
}

/** Whether a matter waits at all for seats to be filled: approvals from before holds close at once. */
const waitsForSeats = ({ request, ended }: Approval) => request.policy.vacancyGrace !== undefined && !ended;

/** What can be done about a matter whose votes alone come to nothing; `undefined` where they do not, or where it waits for no seat. */
export function mendingOf(approval: Approval): Mending | undefined {
  if (!waitsForSeats(approval)) return undefined;
  return countStages(approval).decisive.outcome === 'impossible' ? mendAnyhow(approval) : undefined;
}

/** Whether somebody holds a seat who may not decide the matter: it is not to be filled, but to be given to somebody else for it. */
export const isHeldByBarred = (approval: Approval, { id, holder }: Seat): boolean =>
  holder !== null && lastDecision(approval, id) === undefined && isBarred(approval, holder);

const becauseOf = (approval: Approval, dead: readonly string[], seat: Seat): Gap => {
  if (dead.includes(seat.id)) return 'unreached';
  if (isHeldByBarred(approval, seat)) return 'barred';
  return lastDecision(approval, seat.id) ? 'recused' : 'vacant';
};

/**
 * The seats without which the matter can't be decided and whose filling would let it be, those whose people no mail reaches among them;
 * none where it can be decided, or where no filling helps. Seats of `fixed` are taken to stay as they are.
 */
function findBlockage(approval: Approval, fixed: readonly string[] = []): readonly Blocker[] | 'hopeless' {
  const dead = deadSeats(approval);
  const base = vacatedBy(approval, dead);
  if (countStages(base).decisive.outcome !== 'impossible') return [];
  const mending = fixed.length > 0 ? mend(base, fixed) : mendAnyhow(base);
  if (mending.kind === 'none') return 'hopeless';
  return mending.seats.map((seat) => ({ seat, because: becauseOf(approval, dead, seat) }));
}

/** The seats that have to be filled before the matter can be decided; none where nothing is in its way, or nothing helps. */
export const blockage = once((approval: Approval): readonly Blocker[] => {
  const found = waitsForSeats(approval) ? findBlockage(approval) : [];
  return found === 'hopeless' ? [] : found;
});

/** The seats for which it is recorded that the matter waits, with their times; none once that has ended. */
export function heldSeats(approval: Pick<Approval, 'changes'>): readonly HeldSeat[] {
  const last = actionsOf(approval).findLast(({ type }) => type === 'approval.blocked' || type === 'approval.unblocked');
  return last?.type === 'approval.blocked' ? last.seats : [];
}

/** Whether the matter's clock stands still because a seat has to be filled, or was filled and the time has still to be set anew. */
export const isOnHold = (approval: Approval): boolean =>
  heldSeats(approval).length > 0 || blockage(approval).length > 0;

/** Whether the last that was told of a hold names a seat that was not waited for before. */
export function isNewHold(approval: Pick<Approval, 'changes'>): boolean {
  const before = heldSeats({ changes: actionsOf(approval).slice(0, -1) }).map(({ seat }) => seat);
  return heldSeats(approval).some(({ seat }) => !before.includes(seat));
}

const nameOf = ({ seat, because }: { readonly seat: string; readonly because: Gap }) => `${seat} ${because}`;

/** Whether the seats that block the matter are those recorded. */
export const isHoldRecorded = (approval: Approval): boolean => {
  const now = blockage(approval).map(({ seat, because }) => nameOf({ seat: seat.id, because }));
  const recorded = heldSeats(approval).map(nameOf);
  return now.length === recorded.length && now.every((name) => recorded.includes(name));
};

/** Since when the matter has been on hold without a break (ISO). */
export function heldSince(approval: Pick<Approval, 'changes'>): string | undefined {
  const changes = actionsOf(approval);
  const ended = changes.findLastIndex(({ type }) => type === 'approval.unblocked');
  return changes.slice(ended + 1).find(({ type }) => type === 'approval.blocked')?.at;
}

/** The matter once the time of some of its seats is over: impossible, unless the others can still be filled so that it is decided. */
export function afterGrace(approval: Approval, at: string): Approval {
  const over = heldSeats(approval).filter(({ until }) => Date.parse(until) <= Date.parse(at));
  if (over.length === 0 || blockage(approval).length === 0) return approval;
  const fixed = over.map(({ seat }) => seat);
  return findBlockage(approval, fixed) === 'hopeless' ? { ...approval, ended: 'impossible' } : approval;
}

/** By when enough of the seats must have been filled, else the matter ends (ISO). */
export const heldUntil = (approval: Approval): string | undefined =>
  heldSeats(approval)
    .map(({ until }) => until)
    .sort((a, b) => Date.parse(a) - Date.parse(b))
    .find((until) => afterGrace(approval, until).ended !== undefined);
