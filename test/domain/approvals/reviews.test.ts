import { act } from '../../../domain/approvals/actions/rules';
import { open, withdraw } from '../../../domain/approvals/steps';
import type { Approval, Decision } from '../../../domain/approvals/approvals';
import type { DomainError } from '../../../domain/shared/errors';
import { lettersOf } from '../../../domain/letters/letters';
import { blockage } from '../../../domain/approvals/blockages';
import { awaitedSeats, outcome } from '../../../domain/approvals/outcomes';
import type { Programme } from '../../../domain/programme/programme';
import { approvalAfter } from '../../../domain/approvals/projection';
import { assertMayRecuseLate, mayRecuseLate, reviewRequest, votedFor } from '../../../domain/approvals/reviews';
import { aDecision, anApproval, aPlan, aPool, aSeat, aStage } from '../../support/approvals';
import { askedTitle } from '../../../domain/approvals/titles';
import { decide } from '../../../domain/approvals/decisions';

const [a, b, c] = ['east.board.a', 'east.board.b', 'east.board.c'] as const;
const person = 'a@east.example';
const reason = 'my brother sells it';
const after = (approval: Approval, ...decisions: readonly Decision[]) => decisions.reduce(decide, approval);
const asked = (changes: Parameters<typeof anApproval>[0] = {}) =>
  anApproval({ stages: [aStage(aPool('abc', { rule: { atLeast: 2 } }))], ...changes });
const approved = () => after(asked(), aDecision(a), aDecision(b));
const recusal = (changes: Partial<Decision> = {}) =>
  aDecision(a, 'recuse', { comment: reason, acceptedAt: '2026-03-20T02:00:00Z', ...changes });

/** Decided by people who had signed in. */
const signedIn = () => {
  const identity = 'signIn' as const;
  return after(
    asked({ policy: { identity } }),
    aDecision(a, 'approve', { identity }),
    aDecision(b, 'approve', { identity }),
  );
};

const codeOf = (approval: Approval, late = recusal()) => {
  try {
    assertMayRecuseLate(approval, late);
    return 'accepted';
  } catch (error) {
    return (error as DomainError).code;
  }
};

/** A programme whose board is held as told, the rest by nobody. */
const programmeOf = (holders: Readonly<Record<string, string | null>> = {}) => {
  const seats = Object.entries(holders).map(([id, holder]) => aSeat(id, { holder }));
  return { governance: { groups: { board: { seats } }, supervision: { seats: [] } } } as unknown as Programme;
};
const request = (approval: Approval, late = recusal(), holders = {}) =>
  reviewRequest(
    approval,
    late,
    { definition: programmeOf(holders), substitutions: [] },
    ({ programme, subject, round }) => [programme, subject.kind, subject.key, round].join(':'),
  );
const reviewOf = (approval: Approval, late = recusal(), holders = {}) =>
  open(request(approval, late, holders), aPlan());
const told = (approval: Approval) => {
  const { approval: review, review: opened } = request(approval);
  if (!opened) throw new Error('no review');
  return { type: 'approval.reviewOpened', approval: opened.of, review, recusal: opened.recusal } as const;
};

describe('who may say after the close that they should not have voted', () => {
  test.each<[string, () => Approval, Decision, string]>([
    ['whoever voted, with a reason', approved, recusal(), 'accepted'],
    [
      'of a rejection as well',
      () => after(asked(), aDecision(a, 'reject'), aDecision(b, 'reject')),
      recusal(),
      'accepted',
    ],
    ['nobody without a reason', approved, recusal({ comment: ' ' }), 'comment_required'],
    [
      'nobody for a seat that has not voted',
      approved,
      recusal({ seat: c, person: 'c@east.example' }),
      'already_closed',
    ],
    ['nobody for a seat for which somebody else voted', approved, recusal({ seat: b }), 'seat_not_held'],
    ['nobody of what was taken back', () => withdraw(after(asked(), aDecision(a))), recusal(), 'already_closed'],
    ['nobody proven too weakly', signedIn, recusal(), 'identity_too_weak'],
  ])('%s', (_, approval, late, expected) => {
    expect(codeOf(approval(), late)).toBe(expected);
  });

  test('nobody of what the office overrode: no vote decided it', () => {
    const overridden = act(after(asked(), aDecision(a)), {
      type: 'approval.overridden',
      outcome: 'approved',
      by: 'pmo@west.example',
      reason: 'urgent',
      at: '2026-03-04T02:00:00Z',
    });
    expect(codeOf(overridden)).toBe('already_closed');
  });

  test('nobody who was recused while it was open', () => {
    const closed = after(asked(), aDecision(a, 'recuse'), aDecision(b), aDecision(c));
    expect(codeOf(closed)).toBe('barred_recused');
    expect(votedFor(closed, person)).toEqual([]);
  });

  test('everybody once', () => {
    const closed = approved();
    expect(mayRecuseLate(closed, person)).toBe(true);
    expect(mayRecuseLate(closed, 'c@east.example')).toBe(false);
    expect(mayRecuseLate(approvalAfter(closed, told(closed)) ?? closed, person)).toBe(false);
  });
});

describe('the review that a late recusal opens', () => {
  test('asks the same content under the same hash anew of the others, and the closed outcome stands', () => {
    const closed = approved();
    const review = reviewOf(closed);
    expect(review.request).toMatchObject({
      content: closed.request.content,
      contentHash: closed.request.contentHash,
      policy: closed.request.policy,
      requester: closed.request.requester,
      round: 1,
      review: { of: closed.request.approval, outcome: 'approved', recusal: { seat: a, person, reason } },
    });
    expect(outcome(review)).toBe('open');
    expect(awaitedSeats(review).map(({ id }) => id)).toEqual([b, c]);
    expect(outcome(approvalAfter(closed, told(closed)) ?? review)).toBe('approved');
    expect(askedTitle(review.request)).toEqual({ zh: '复核：Framework agreement', en: 'Review: Framework agreement' });
  });

  test('is one however often it is sent, and by whichever of their seats', () => {
    const closed = approved();
    const id = 'east-west:review:agreement:framework:1:east.board.a:1';
    expect(request(closed).approval).toBe(id);
    expect(request(closed, recusal({ comment: 'once more', acceptedAt: '2026-03-21T02:00:00Z' })).approval).toBe(id);
    const both = after(asked(), aDecision(a), aDecision(b));
    const twice = { ...both, decisions: both.decisions.map((each) => ({ ...each, person })) };
    expect(request(twice, recusal({ seat: b })).approval).toBe(id);
  });

  test('leaves out everybody recused before, in whatever way, for every seat that they answered for or hold', () => {
    const four = asked({ stages: [aStage(aPool('abcd', { rule: { atLeast: 2 } }))] });
    const closed = after(four, aDecision(c, 'recuse'), aDecision(a), aDecision(b));
    const known = approvalAfter(closed, told(closed)) ?? closed;
    const second = reviewOf(known, recusal({ seat: b, person: 'b@east.example' }), { 'east.board.d': person });
    expect(second.decisions.map(({ seat, person: who, verdict }) => [seat, who, verdict])).toEqual([
      [c, 'c@east.example', 'recuse'],
      [a, person, 'recuse'],
      ['east.board.d', person, 'recuse'],
      [b, 'b@east.example', 'recuse'],
    ]);
    expect(blockage(second).map(({ seat, because }) => [seat.id, because])).toEqual(
      [a, b, c, 'east.board.d'].map((seat) => [seat, 'recused']),
    );
  });

  test('asks whoever holds the seats today; a vacancy is one', () => {
    const review = reviewOf(approved(), recusal(), { [b]: 'new@east.example', [c]: null });
    const [, second, third] = review.request.stages[0]?.panels[0]?.seats ?? [];
    expect([second?.holder, third?.holder]).toEqual(['new@east.example', null]);
  });

  test('tells the office and the requester that it opened, and both how it ended', () => {
    const closed = approved();
    const entry = { programme: 'east-west', process: 'x', number: 1, at: '2026-03-20T02:00:00Z' };
    const letters = (approval: Approval, happening: Parameters<typeof lettersOf>[0]['happening']) =>
      lettersOf({ ...entry, happening }, { approval, office: ['pmo@west.example'] }).map(({ to, kind }) => [to, kind]);
    expect(letters(closed, told(closed))).toEqual([
      ['pmo@west.example', 'reviewOpened'],
      ['office@east.example', 'reviewOpened'],
    ]);
    const decided = after(reviewOf(closed), aDecision(b), aDecision(c));
    expect(letters(decided, { type: 'approval.closed', approval: 'x', outcome: 'approved' })).toEqual([
      ['office@east.example', 'closed'],
      ['pmo@west.example', 'closed'],
      [person, 'ended'],
      ['b@east.example', 'outcome'],
      ['c@east.example', 'outcome'],
    ]);
  });
});
