import { decideUpdate } from '../../contracts/approval';
import { assertConditionsMeetable } from '../../domain/approvals/conditions';
import { todayFor } from '../../domain/programme/told-days';
import { stillNeeded, whatThen } from '../../domain/approvals/words';
import type { Decision } from '../../domain/approvals/approvals';
import { blockage, heldSeats, heldUntil } from '../../domain/approvals/blockages';
import { departuresOf } from '../../domain/approvals/departures';
import { DomainError } from '../../domain/shared/errors';
import { policyOf } from '../../domain/approvals/panels';
import { explainApproval } from '../../domain/approvals/explanations';
import { currentTally } from '../../domain/approvals/outcomes';
import { recusalOf } from '../../domain/approvals/recusals';
import { isDomainRefusal, lacksOutcome, namingOutcome } from '../http/refusals';
import type { ApiDeps } from '../http/deps';
import { created, endpoint, ok, type Caller, type Endpoint } from '../http/endpoint';
import { hashOf } from '../../infra/host/hashes';
import { aside } from '../../infra/reading/side-thread';
import { bearerOrTry, claimsIn } from '../access/bearers';
import { assertVotesByHand } from '../access/by-hand';
import { actingFor } from '../access/office';
import { isLateRecusal, openReview } from '../decision/reviews';
import { assertCurrentRound, assertMayOpen, isFollowed } from '../access/rounds';
import { withoutUndefined } from '../http/lists';
import { provenBy } from '../sign-in/codes';
import type { ApprovalView } from '../../domain/approvals/views';
import { answersOf } from '../../domain/views/answers';
import { askedTitle } from '../../domain/approvals/titles';
import { approvalRequest, decision as decisionForm, taskQuery } from './forms';
import { verbEndpoints } from '../things/verb-doors';
import { approvalOf } from './lookups';
import { withdrawals } from './verbs';

/** Open, ended, or on hold: then with the seats to be filled, each with its time, and by when enough of them must be. */
const standing = ({ approval, state }: ApprovalView) => {
  const seats = blockage(approval).map(({ seat, because }) => {
    const { id, title, party, group } = seat;
    const held = heldSeats(approval).find((each) => each.seat === id);
    return { seat: id, title, party, group, because, ...(held && { since: held.since, until: held.until }) };
  });
  const until = heldUntil(approval);
  return state === 'open' && seats.length > 0
    ? { state: 'blocked' as const, outcome: state, blocked: { seats, ...(until !== undefined && { until }) } }
    : { state, outcome: state };
};

const explained = (view: ApprovalView, now: Date) => ({
  ...view,
  ...standing(view),
  title: askedTitle(view.approval.request),
  answers: answersOf(view.approval.request),
  needed: stillNeeded(view.approval),
  then: whatThen(view.approval),
  standings: currentTally(view.approval).standings,
  numbers: currentTally(view.approval).numbers,
  departures: departuresOf(view.approval),
  why: explainApproval(view.approval, view.plan, now.toISOString()),
});

/** What whoever has recused sees of a matter: what it is called, and why they are out of it. */
const ofRecused = ({ id, programme, approval }: ApprovalView, { seat, person, comment, acceptedAt }: Decision) => ({
  id,
  programme,
  title: askedTitle(approval.request),
  recusal: { seat, person, reason: comment, at: acceptedAt },
});

/** Votes that the policy hides until the close are hidden as on the pages; what is still needed would tell them too. */
const shownTo = (caller: Caller, view: ApprovalView, now: Date) => {
  const { approval, state } = view;
  const recusal = caller.kind === 'person' ? recusalOf(approval, caller.person) : undefined;
  if (recusal) return ofRecused(view, recusal);
  const isHidden = approval.request.policy.hideVotesUntilClose && state === 'open';
  if (caller.kind !== 'person' || !isHidden) return explained(view, now);
  const decisions = approval.decisions.filter(({ person }) => person === caller.person);
  return { ...view, ...standing(view), approval: { ...approval, decisions }, then: whatThen(approval) };
};

/** Whoever is signed in sees their own tasks. Throws `forbidden` for somebody else's. */
const own = ({ person }: { readonly person?: string | undefined }, caller: Caller) => {
  if (caller.kind !== 'person') return {};
  if (person !== undefined && person !== caller.person) throw new DomainError('forbidden');
  return { person: caller.person };
};

/** Approvals: opened on their own, looked at, decided by link, taken back; and everybody's tasks. */
export const approvalEndpoints = (deps: ApiDeps): readonly Endpoint[] => [
  endpoint({
    method: 'post',
    path: '/programmes/:programme/approvals',
    tag: 'Approvals',
    starts: true,
    body: approvalRequest,
    summary: 'Asks the groups something that belongs to no milestone or agreement',
    answers: {
      201: 'The approval that was opened',
      409: 'Asked before, the round before is open or unknown, or the matter has its outcome',
      422: 'A policy that nobody can meet, in the words of the lint',
    },
    handle: async ({ params, body, requestId }) => {
      const { definition, version } = await deps.directory.edition(params.programme ?? '');
      const { key, round, title, summary, evidence, sections, policy, groups, beneficiaries } = body;
      const isNamed = typeof policy === 'string';
      await aside('assertMeetable', definition, policyOf(definition, policy), groups, { isNamed });
      const matter = { programme: definition.key, subject: { kind: 'request', key }, round } as const;
      await assertMayOpen(deps, matter);
      const { request, plan } = await deps.planner.planApproval({
        opensAt: deps.now().toISOString(),
        question: {
          ...matter,
          version,
          content: { title, summary, evidence, ...(sections.length > 0 && { sections }) },
          requester: actingFor(definition, body.by),
          policy,
          groups,
          beneficiaries,
        },
      });
      const approval = await deps.processes.startApproval({ request, plan }, requestId);
      return created({ approval, dueAt: plan.dueAt, href: `/api/v1/approvals/${approval}` });
    },
  }),
  endpoint({
    method: 'get',
    path: '/approvals/:approval',
    tag: 'Approvals',
    summary: 'An approval: what was asked, who has decided what, what is still needed',
    answers: { 200: 'The approval as the ledger has it' },
    handle: async ({ params, caller }) => ok(shownTo(caller, await approvalOf(deps, params.approval), deps.now())),
  }),
  endpoint({
    method: 'post',
    path: '/approvals/:approval/decisions',
    tag: 'Approvals',
    repeats: true,
    body: decisionForm,
    summary: 'Decides, with the token of a mailed link; the same rules as on the page',
    answers: {
      201: 'What was recorded, and the outcome so far; of a recusal after the close, the review that it opened',
      403: 'Not this seat, or a stronger identity is needed',
      409: 'Closed, too late, superseded or already decided',
      410: 'The link is no longer valid',
      422: 'A reason, conditions or the digits of the mail are missing',
    },
    handle: async ({ params, body, caller, requestId }) => decide(deps, params.approval ?? '', body, caller, requestId),
  }),
  ...verbEndpoints(deps, withdrawals),
  endpoint({
    method: 'get',
    path: '/tasks',
    tag: 'Approvals',
    query: taskQuery,
    summary: 'Who is asked what, by deadline',
    answers: { 200: 'Tasks; `next` is the `after` of the following page' },
    handle: async ({ query, caller }) =>
      ok(await deps.readModel.tasks({ ...withoutUndefined(query), ...own(query, caller) })),
  }),
];

type DecisionForm = ReturnType<typeof decisionForm.parse>;

async function decide(deps: ApiDeps, id: string, form: DecisionForm, caller: Caller, requestId: string) {
  const acceptedAt = deps.now().toISOString();
  const claims = await claimsIn(deps, id, caller);
  const [view, hasFollower] = await Promise.all([approvalOf(deps, id), isFollowed(deps, id)]);
  const { person } = await bearerOrTry(deps, view.approval, claims, form.verdict);
  const {
    verdict,
    comment,
    conditions,
    seat = claims.seat,
    round = claims.round,
    contentHash = claims.contentHash,
  } = form;
  try {
    const identity = await provenBy(deps, { id, identity: view.approval.request.policy.identity }, person, form.code);
    await assertVotesByHand(deps, view.approval, { person, identity }, { digits: form.digits ?? '' });
    const decision = { seat, person, verdict, comment, conditions, round, contentHash, acceptedAt, identity };
    if (isLateRecusal(view, decision))
      return created({ review: await openReview(deps, view, decision), outcome: view.state });
    if (hasFollower) await assertCurrentRound(deps, view.approval);
    if (verdict === 'approveWithConditions' && view.state === 'open') {
      const definition = await deps.directory.definition(view.programme);
      assertConditionsMeetable(definition, conditions, todayFor(definition, acceptedAt));
    }
    const updateId = hashOf([requestId, person, seat, verdict, comment, conditions]);
    const receipt = await deps.processes.ask(id, decideUpdate, updateId, decision);
    return created({ decision: receipt.decision, outcome: receipt.outcome });
  } catch (error) {
    if (isDomainRefusal(error) && error.code !== 'digits_missing')
      await deps.attempts.recordAttempt({ at: acceptedAt, approval: id, seat, person, verdict, code: error.code });
    throw lacksOutcome(error) ? namingOutcome(error, (await approvalOf(deps, id)).approval) : error;
  }
}
