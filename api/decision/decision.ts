import { Router, type Request, type Response } from 'express';
import { z } from 'zod';
import { decideUpdate } from '../../contracts/approval';
import { verdicts, type Condition, type Decision } from '../../domain/approvals/approvals';
import { assertConditionsMeetable } from '../../domain/approvals/conditions';
import { todayFor } from '../../domain/programme/told-days';
import { DomainError } from '../../domain/shared/errors';
import { tidyUp } from '../../infra/host/behind';
import { decisionPath } from '../../mail/paths';
import { assertVotesByHand, decidedHere, sentBy } from '../access/by-hand';
import { bearerOrMachine, limited, limits, withinLimit } from '../access/limits';
import { assertCurrentRound } from '../access/rounds';
import { LONGEST } from '../http/content';
import { assertTyped } from '../http/defects';
import type { PageDeps } from '../http/page-deps';
import { updateIdOf } from '../http/update-ids';
import { assertOwnForm, fieldOf, goOn, partOf, textOf } from '../ui/answer';
import { proveByCode } from './code';
import { refuseParted, sendUntrusted } from './parted';
import { isLateRecusal, openReview } from './reviews';
import type { TypedDecision } from './scene';
import { refuse } from './tries';
import { matterOf, type Actor } from './visitor';

const MOST_CONDITIONS = 20;

/** What was typed on the decision page becomes one decision: POST decides once. Source: docs/rules/mail-and-pages.md, "Opening and deciding". */
export const decisionPages = (deps: PageDeps): Router => {
  const assertFewTries = withinLimit(limited(limits.decisions, { keyGenerator: bearerOrMachine(deps) }));
  return Router().post('/decisions/:approval', (request, response) =>
    decideOnce(deps, request, response, assertFewTries),
  );
};

async function decideOnce(
  deps: PageDeps,
  request: Request,
  response: Response,
  assertFewTries: ReturnType<typeof withinLimit>,
): Promise<void> {
  const id = partOf(request, 'approval');
  const typed = typedDecision(request);
  const matter = await matterOf(request, deps, id);
  if (!matter.actor) return refuseParted(deps, request, response, matter, { ...typed, said: linesOf(typed) });
  const { actor } = matter;
  try {
    assertOwnForm(request, deps, actor.binding);
  } catch (error) {
    return sendUntrusted(deps, request, response, matter.visit, linesOf(typed), error);
  }
  try {
    await assertFewTries(request, response);
    const proven = await proveByCode(deps, request, response, matter.view, actor);
    await assertVotesByHand(deps, matter.view.approval, proven, sentBy(request));
    const decision = decisionOf(request, typed, proven, deps.now());
    if (isLateRecusal(matter.view, decision)) {
      await openReview(deps, matter.view, decision);
      await tidyUp(() => decidedHere(deps, request, actor.person));
      await tidyUp(() => deps.drafts.drop({ approval: id, person: actor.person }));
      return await goOn(deps, request, response, `${decisionPath(id)}#reviews`);
    }
    const { seat, verdict, comment, conditions } = decision;
    await assertCurrentRound(deps, matter.view.approval);
    if (matter.view.state === 'open')
      assertConditionsMeetable(matter.programme, conditions, todayFor(matter.programme, decision.acceptedAt));
    const updateId = updateIdOf(fieldOf(request, 'nonce'), verdict, comment, conditions, seat);
    const receipt = await deps.processes.ask(id, decideUpdate, updateId, decision);
    await tidyUp(() => decidedHere(deps, request, actor.person));
    await tidyUp(() => deps.drafts.drop({ approval: id, person: actor.person }));
    const at = encodeURIComponent(receipt.decision.acceptedAt);
    await goOn(deps, request, response, `${decisionPath(id)}?recorded=1&at=${at}`);
  } catch (error) {
    await refuse(deps, request, response, { ...matter, actor }, typed, error);
  }
}

const linesOf = ({ comment, conditions }: TypedDecision): readonly string[] => [
  comment,
  ...conditions.map(({ text, owner, due }) => [text, owner, due].filter(Boolean).join(' · ')),
];

/** What was typed, as it was sent; rows without a word in them are not conditions. */
export function typedDecision(request: Request): TypedDecision {
  const verdict = verdicts.find((known) => known === fieldOf(request, 'verdict'));
  const rows = Array.from({ length: MOST_CONDITIONS }, (_, row): Condition => {
    const cell = (name: string) => fieldOf(request, `conditions.${row}.${name}`);
    return { text: cell('text'), owner: cell('owner'), due: cell('due') };
  });
  return {
    seat: fieldOf(request, 'seat'),
    ...(verdict && { verdict }),
    comment: textOf(request, 'comment'),
    conditions: rows.filter(({ text, owner, due }) => text || owner || due),
  };
}

/** How long what is said may be, as the API has it; what is missing in it the process refuses. */
const saidForm = z.object({
  comment: z.string().max(LONGEST.comment),
  conditions: z.array(z.object({ text: z.string().max(LONGEST.condition), owner: z.string().max(LONGEST.owner) })),
});

/** The one decision of a sent form: round and content hash are those that were shown. Throws `malformed`, or `invalid_input` for each field that is too long. */
function decisionOf(request: Request, typed: TypedDecision, actor: Actor, now: Date): Decision {
  const { seat, verdict, comment, conditions } = typed;
  const round = Number(fieldOf(request, 'round'));
  if (!verdict || !seat || !Number.isInteger(round)) throw new DomainError('malformed');
  assertTyped(saidForm, typed);
  return {
    seat,
    person: actor.person,
    verdict,
    comment,
    conditions: verdict === 'approveWithConditions' ? conditions : [],
    round,
    contentHash: fieldOf(request, 'contentHash'),
    acceptedAt: now.toISOString(),
    identity: actor.identity,
  };
}
