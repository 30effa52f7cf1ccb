import { approvalId } from '../contracts/approval';
import type { Approval } from '../domain/approvals';
import { DomainError } from '../domain/errors';
import { outcome } from '../domain/outcomes';
import type { Services } from '../infra/services';

type Rounds = Pick<Services, 'readModel'>;

/** The id of the round in which the matter is asked now; `undefined` for the round that is the last. */
export async function currentRound({ readModel }: Rounds, { request }: Approval): Promise<string | undefined> {
  let round = request.round;
  while (await readModel.approval(approvalId({ ...request, round: round + 1 }))) round += 1;
  return round === request.round ? undefined : approvalId({ ...request, round });
}

/** Refuses an answer to an open round that another has followed: `round_superseded`, with the id of the current one. Source: approvals.md. */
export async function assertCurrentRound(rounds: Rounds, approval: Approval): Promise<void> {
  const current = outcome(approval) === 'open' ? await currentRound(rounds, approval) : undefined;
  if (current) throw new DomainError('round_superseded', undefined, { current });
}
