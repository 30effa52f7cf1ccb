import type { Approval, Decision } from './approvals';
import { once } from '../shared/once';
import type { Votes } from './counting/quorum';
import { allSeats } from './seats';

/** What of an approval says which answers count. */
type Answered = Pick<Approval, 'decisions' | 'request' | 'changes'>;

/**
 * Whether a recusal speaks for its seat no longer: it is a person's own, so whoever was given the seat since is asked. One that
 * came along from the matter under review holds against whoever held the seat then. Approvals from before holds count as they did.
 */
const isOver = (approval: Answered, decision: Decision, index: number): boolean => {
  const { carried = [], policy, stages } = approval.request;
  if (decision.verdict !== 'recuse' || policy.vacancyGrace === undefined) return false;
  const isOf = ({ id }: { readonly id: string }) => id === decision.seat;
  const holder = allSeats(approval).find(isOf)?.holder ?? null;
  const asked = stages.flatMap(({ panels }) => panels.flatMap(({ seats }) => seats)).find(isOf);
  const before = index < carried.length ? asked?.holder : decision.person;
  return holder !== null && holder !== before && holder !== decision.person;
};

/** The decisions without those of seats that were recused and then given to somebody else: what was said before counts no longer. */
const standing = (approval: Answered): readonly Decision[] => {
  const { decisions } = approval;
  const over = new Map(
    decisions.flatMap((each, index) => (isOver(approval, each, index) ? [[each.seat, index] as const] : [])),
  );
  return over.size === 0 ? decisions : decisions.filter(({ seat }, index) => index > (over.get(seat) ?? -1));
};

/** The last decision of each seat, the one that counts; those before it stay in the record. */
export const lastDecisions = once(
  (approval: Answered): ReadonlyMap<string, Decision> =>
    new Map(standing(approval).map((decision) => [decision.seat, decision])),
);

export const lastDecision = (approval: Answered, seat: string): Decision | undefined =>
  lastDecisions(approval).get(seat);

/**
 * The last answer of each seat. A vote is given once a round: a seat that a later stage asks as well has answered there too, since
 * the content is the same.
 */
export const votesOf = once(
  (approval: Answered): Votes => new Map([...lastDecisions(approval)].map(([seat, { verdict }]) => [seat, verdict])),
);
