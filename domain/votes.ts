import type { Approval, Decision } from './approvals';
import type { Votes } from './quorum';

/** The last decision of a seat, the one that counts; those before it stay in the record. */
export const lastDecision = ({ decisions }: Pick<Approval, 'decisions'>, seat: string): Decision | undefined =>
  decisions.findLast((decision) => decision.seat === seat);

/**
 * The last answer of each seat. A vote is given once a round: a seat that a later stage asks as well has answered there too, since
 * the content is the same.
 */
export const votesOf = ({ decisions }: Pick<Approval, 'decisions'>): Votes =>
  new Map(decisions.map(({ seat, verdict }) => [seat, verdict]));
