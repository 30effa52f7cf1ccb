import { approvalId, nextRoundOf } from '../../contracts/approval';
import type { Approval, ApprovalRequest, Outcome } from '../../domain/approvals/approvals';
import type { ApprovalView } from '../../domain/approvals/views';
import { DomainError } from '../../domain/shared/errors';
import { outcome } from '../../domain/approvals/outcomes';
import { assertNextRound } from '../../domain/approvals/rounds';
import type { Services } from '../../infra/services';
import type { ApiDeps } from '../http/deps';
import { untilVisible } from '../http/visible';

type Rounds = Pick<Services, 'readModel'>;

/** The id of the round in which the matter is asked now; `undefined` for the round that is the last. */
export async function currentRound({ readModel }: Rounds, { request }: Approval): Promise<string | undefined> {
  let round = request.round;
  while (await readModel.approval(approvalId({ ...request, round: round + 1 }))) round += 1;
  return round === request.round ? undefined : approvalId({ ...request, round });
}

/** The round before one, where there was one. */
export const roundBefore = async ({ readModel }: Rounds, { request }: Approval): Promise<ApprovalView | undefined> =>
  request.round > 1 ? readModel.approval(approvalId({ ...request, round: request.round - 1 })) : undefined;

/**
 * Refuses an answer to an open round that another has followed: `round_superseded`, with the id of the current one.
 * Source: docs/rules/approvals.md, "Refusals".
 */
export async function assertCurrentRound(rounds: Rounds, approval: Approval): Promise<void> {
  const current = outcome(approval) === 'open' ? await currentRound(rounds, approval) : undefined;
  if (current) throw new DomainError('round_superseded', undefined, { current });
}

/** Whether another round has followed one, by its id alone: most have none, and this can be read together with the round itself. */
export const isFollowed = async ({ readModel }: Rounds, id: string): Promise<boolean> => {
  const next = nextRoundOf(id);
  return next !== undefined && (await readModel.approval(next)) !== undefined;
};

type Asked = Pick<ApprovalRequest, 'programme' | 'subject' | 'round'>;
type RoundDeps = Pick<ApiDeps, 'readModel' | 'processes'>;

/** How a round stands: as the record has it, which may have to catch up; one that was lost or ended by force is open, and begins again from the record. */
async function roundState({ readModel, processes }: RoundDeps, id: string): Promise<'open' | Outcome | undefined> {
  const running = await processes.approvalState(id);
  let view = await readModel.approval(id);
  if (!view && running !== 'unknown')
    await untilVisible(async () => (view = await readModel.approval(id)) !== undefined);
  return view?.state ?? (running === 'running' ? 'open' : undefined);
}

/**
 * Refuses a round that may not be opened. What it looks at never changes back: a closed round stays closed and a round that there was
 * stays, and two that ask for the same round at once ask for one process, so nobody can slip in between. A round that there is already
 * is told by its process: the same request again, or `already_asked`. Throws what `assertNextRound` throws.
 */
export async function assertMayOpen(deps: RoundDeps, asked: Asked): Promise<void> {
  const id = approvalId(asked);
  const isRecorded = (await deps.readModel.approval(id)) !== undefined;
  if (!isRecorded && asked.round === 1) return;
  if ((await deps.processes.approvalState(id)) !== 'unknown') return;
  if (isRecorded) throw new DomainError('already_asked');
  const before = asked.round > 1 ? await roundState(deps, approvalId({ ...asked, round: asked.round - 1 })) : undefined;
  assertNextRound(asked.round, before);
}
