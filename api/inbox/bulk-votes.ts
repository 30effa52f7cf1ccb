import { tidyUp } from '../../infra/host/behind';
import type { Request } from 'express';
import { decideUpdate } from '../../contracts/approval';
import type { Decision } from '../../domain/approvals/approvals';
import { assertInBulk, type BulkVerdict } from '../../domain/approvals/bulk';
import { isRepeat } from '../../domain/approvals/decisions';
import { DomainError } from '../../domain/shared/errors';
import { pickOf } from './bulk';
import { assertVotesByHand, decidedHere, sentBy } from '../access/by-hand';
import { assertCurrentRound } from '../access/rounds';
import type { BulkResult } from './bulk-results';
import type { PageDeps } from '../http/page-deps';
import { matterOf } from '../decision/visitor';
import type { ApprovalView } from '../../domain/approvals/views';
import { updateIdOf } from '../http/update-ids';
import { refusal, type RefusalCode, type Unexplained } from '../../domain/shared/refusals';

/** A ticked box: which seat answers which question, and the round and the content hash that were shown. */
export interface Ticked {
  readonly approval: string;
  readonly seat: string;
  readonly round: number;
  readonly contentHash: string;
}

interface Answer {
  readonly verdict: BulkVerdict;
  readonly comment: string;
  readonly nonce: string;
}

type Came = Omit<BulkResult, 'title'> & { readonly view?: ApprovalView };

/** Casts one decision after another; a refusal stands at its own and holds up no other, a part that is down is not asked again. */
export async function castAll(
  deps: PageDeps,
  request: Request,
  picks: readonly Ticked[],
  answer: Answer,
): Promise<readonly Came[]> {
  const results: Came[] = [];
  let away: Unexplained | undefined;
  for (const picked of picks) {
    const cast = await castOne(deps, request, picked, answer, away);
    if (cast.refused && cast.refused !== 'invalid_input' && refusal(cast.refused).status >= 500) away = cast.refused;
    results.push(cast);
  }
  return results;
}

const refused = ({ approval, seat }: Ticked, code: RefusalCode, view?: ApprovalView): Came => ({
  approval,
  pick: pickOf(approval, seat),
  ...(view && { view, state: view.state }),
  refused: code,
});

/** The same update as a click on the decision page; its id is the same for a double click, so that it is one vote. */
async function castOne(
  deps: PageDeps,
  request: Request,
  picked: Ticked,
  answer: Answer,
  away: Unexplained | undefined,
): Promise<Came> {
  const { approval, seat, round, contentHash } = picked;
  const { verdict, comment, nonce } = answer;
  let view: ApprovalView | undefined;
  let decision: Decision | undefined;
  try {
    const matter = await matterOf(request, deps, approval);
    if (!matter.actor) throw new DomainError('seat_not_held');
    const { actor } = matter;
    view = matter.view;
    if (away) throw new DomainError(away);
    if (!Number.isInteger(round)) throw new DomainError('malformed');
    const said = { verdict, comment, conditions: [], round, contentHash };
    const { person, identity } = actor;
    decision = { seat, person, ...said, acceptedAt: deps.now().toISOString(), identity };
    await assertVotesByHand(deps, view.approval, actor, sentBy(request));
    assertInBulk(view.approval.request);
    await assertCurrentRound(deps, view.approval);
    const updateId = updateIdOf(nonce, verdict, comment, [], seat, approval);
    const { outcome } = await deps.processes.ask(approval, decideUpdate, updateId, decision);
    await tidyUp(() => decidedHere(deps, request, person));
    return { approval, pick: pickOf(approval, seat), view, state: outcome };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    if (!view || !decision || refusal(error.code).status >= 500) return refused(picked, error.code, view);
    return afterRefusal(deps, picked, decision, error.code, view);
  }
}

/** A form sent again after the close is the decision that was recorded; any other refusal of a rule is kept as a try. */
async function afterRefusal(
  deps: PageDeps,
  picked: Ticked,
  decision: Decision,
  code: RefusalCode,
  shown: ApprovalView,
): Promise<Came> {
  const { approval, seat } = picked;
  const view = (await deps.readModel.approval(approval)) ?? shown;
  if (isRepeat(view.approval, decision)) return { approval, pick: pickOf(approval, seat), view, state: view.state };
  const { person, verdict } = decision;
  await deps.attempts.recordAttempt({ at: deps.now().toISOString(), approval, seat, person, verdict, code });
  return refused(picked, code, view);
}
