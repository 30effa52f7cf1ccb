import fc from 'fast-check';
import type { Approval, Decision, Verdict } from '../../../domain/approvals/approvals';
import { assertMayDecide, decide, record } from '../../../domain/approvals/decisions';
import { assertMayWithdraw, nextStage, withdraw } from '../../../domain/approvals/steps';
import { awaitedSeats, outcome, stageIsDone } from '../../../domain/approvals/outcomes';
import { DomainError } from '../../../domain/shared/errors';
import { aDecision, anApproval, aPanel, aPlan, aPool, aSeat, aStage } from '../../support/approvals';
import { tried } from '../../support/laws';

const after = (approval: Approval, ...decisions: readonly Decision[]) => decisions.reduce(decide, approval);
const refusalOf = (approval: Approval, decision: Decision): DomainError | undefined => {
  try {
    assertMayDecide(approval, decision);
    return undefined;
  } catch (error) {
    if (error instanceof DomainError) return error;
    throw error;
  }
};
const ids = (approval: Approval) => awaitedSeats(approval).map(({ id }) => id);
const chairs = ['east.board.chair', 'west.board.chair'] as const;
const [eastChair, westChair] = chairs;
const anyOfBoth = { stages: [aStage(aPanel({ rule: { bothParties: 'any' } }))] };
const twoStages = {
  stages: [
    aStage(aPool('ab', { rule: 'any' })),
    aStage(aPanel({ group: 'council', rule: 'all', seats: [aSeat('east.council.head'), aSeat('east.board.b')] })),
  ],
};

describe('an approval from opening to close', () => {
  test('waits for every seat at first, and for nobody once its outcome is certain', () => {
    const opened = anApproval(anyOfBoth);
    expect(ids(opened)).toHaveLength(6);
    const eastIsSettled = after(opened, aDecision('east.board.plan'));
    expect(ids(eastIsSettled)).toEqual(['west.board.chair', 'west.board.plan', 'west.board.money']);
    const closed = after(eastIsSettled, aDecision(westChair));
    expect([outcome(closed), ids(closed)]).toEqual(['approved', []]);
  });

  test('is approved with conditions when any vote that counts has them', () => {
    const conditional = after(anApproval(anyOfBoth), aDecision(eastChair, 'approveWithConditions'));
    expect(outcome(after(conditional, aDecision(westChair)))).toBe('approvedWithConditions');
    const lifted = after(conditional, aDecision(eastChair, 'approve'), aDecision(westChair));
    expect(outcome(lifted)).toBe('approved');
  });

  test('keeps both answers of a seat that changes its vote, and counts the last', () => {
    const changed = after(anApproval(anyOfBoth), aDecision(eastChair, 'reject'), aDecision(eastChair, 'approve'));
    expect(changed.decisions.map(({ verdict }) => verdict)).toEqual(['reject', 'approve']);
    expect(outcome(after(changed, aDecision(westChair)))).toBe('approved');
  });

  test('a recusal after the vote annuls it', () => {
    const one = anApproval({ stages: [aStage(aPool('abc', { rule: { atLeast: 2 } }))] });
    const recused = after(one, aDecision('east.board.a'), aDecision('east.board.a', 'recuse'));
    expect(outcome(after(recused, aDecision('east.board.b')))).toBe('open');
    expect(outcome(after(recused, aDecision('east.board.b', 'recuse')))).toBe('impossible');
  });

  test('a person with two seats answers for each', () => {
    const seats = [
      aSeat('east.board.a', { holder: 'x@east.example' }),
      aSeat('east.board.b', { holder: 'x@east.example' }),
    ];
    const both = anApproval({ stages: [aStage(aPanel({ rule: 'all', seats }))] });
    const person = 'x@east.example';
    const first = after(both, aDecision('east.board.a', 'approve', { person }));
    expect(outcome(first)).toBe('open');
    expect(outcome(after(first, aDecision('east.board.b', 'approve', { person })))).toBe('approved');
  });

  test('a stage opens when the one before it is approved, and a seat is not asked twice', () => {
    const opened = anApproval(twoStages);
    expect(stageIsDone(opened)).toBe(false);
    const done = after(opened, aDecision('east.board.b'));
    expect([stageIsDone(done), outcome(done), ids(done)]).toEqual([true, 'open', []]);
    const second = nextStage(done, aPlan({ dueAt: '2026-03-16T09:30:00Z' }));
    expect([second.stage, second.dueAt, ids(second)]).toEqual([1, '2026-03-16T09:30:00Z', ['east.council.head']]);
    const head = aDecision('east.council.head', 'approve', { person: 'head@east.example' });
    expect(outcome(after(second, head))).toBe('approved');
  });

  test('a later stage that is impossible is told at opening, before anybody is asked', () => {
    const vacant = aPanel({ group: 'council', rule: 'all', seats: [aSeat('east.council.head', { holder: null })] });
    const opened = anApproval({ stages: [aStage(aPool('ab')), aStage(vacant)] });
    expect([outcome(opened), ids(opened)]).toEqual(['impossible', []]);
  });

  test('a seat whose holder made the request counts as vacant', () => {
    const requester = 'a@east.example';
    const ownRequest = { requester, stages: [aStage(aPool('ab'))] };
    expect(outcome(anApproval(ownRequest))).toBe('impossible');
    expect(outcome(anApproval({ ...ownRequest, policy: { requesterMayNotDecide: false } }))).toBe('open');
    const notCounted = anApproval({ requester, stages: [aStage(aPool('ab', { vacantSeats: 'notCounted' }))] });
    expect(ids(notCounted)).toEqual(['east.board.b']);
  });

  test('hears everybody where the policy says so', () => {
    const all = anApproval({ ...anyOfBoth, policy: { hearEverybody: true } });
    const settled = after(all, aDecision(eastChair), aDecision(westChair));
    expect([outcome(settled), ids(settled).length]).toEqual(['open', 4]);
    const rest = ['east.board.plan', 'east.board.money', 'west.board.plan', 'west.board.money'];
    expect(outcome(after(settled, ...rest.map((seat) => aDecision(seat, 'reject'))))).toBe('approved');
  });
});

describe('what is refused', () => {
  const opened = anApproval();
  const closed = () => after(opened, aDecision(eastChair, 'reject'));
  const mine = { stages: [aStage(aPool('ab'))], requester: 'a@east.example', policy: { requesterMayNotDecide: true } };
  const withRoom = anApproval({ ...mine, stages: [aStage(aPool('ab', { rule: 'any' }))] });
  const condition = { text: 'audit', owner: 'office', due: '2026-06-30' };
  const conditional = (...conditions: Decision['conditions']) =>
    aDecision(eastChair, 'approveWithConditions', { conditions });

  test.each<[string, string | undefined, Approval | (() => Approval), Decision]>([
    ['a vote after the close', 'already_closed', closed, aDecision(westChair)],
    ['a vote of an earlier round', 'round_superseded', anApproval({ round: 2 }), aDecision(eastChair)],
    ['a vote on other content', 'content_changed', opened, aDecision(eastChair, 'approve', { contentHash: 'b' })],
    ['an unknown seat', 'seat_not_held', opened, aDecision('east.board.nobody')],
    [
      'a seat that somebody else holds',
      'seat_not_held',
      opened,
      aDecision(eastChair, 'approve', { person: 'plan@east.example' }),
    ],
    ['a seat of a later stage', 'not_open_yet', anApproval(twoStages), aDecision('east.council.head')],
    [
      'a vote at the deadline',
      'too_late',
      opened,
      aDecision(eastChair, 'approve', { acceptedAt: '2026-03-09T09:30:00.000Z' }),
    ],
    [
      'a vote accepted just in time',
      undefined,
      opened,
      aDecision(eastChair, 'approve', { acceptedAt: '2026-03-09T17:29:59.999+08:00' }),
    ],
    ['a vote without a time', 'too_late', opened, aDecision(eastChair, 'approve', { acceptedAt: '' })],
    ['the requester', 'barred_requester', withRoom, aDecision('east.board.a')],
    ['a rejection without a reason', 'comment_required', opened, aDecision(eastChair, 'reject', { comment: ' \n' })],
    [
      'a wish for changes without a reason',
      'comment_required',
      opened,
      aDecision(eastChair, 'requestChanges', { comment: '' }),
    ],
    ['a recusal without a reason', 'comment_required', opened, aDecision(eastChair, 'recuse', { comment: '' })],
    ['an abstention needs no reason', undefined, opened, aDecision(eastChair, 'abstain', { comment: '' })],
    ['conditions without any', 'conditions_required', opened, conditional()],
    [
      'a condition due when nobody lives any more',
      'conditions_required',
      opened,
      conditional({ ...condition, due: '9999-12-31' }),
    ],
    ['a condition without an owner', 'conditions_required', opened, conditional({ ...condition, owner: ' ' })],
    [
      'a condition due on a day that does not exist',
      'conditions_required',
      opened,
      conditional(condition, { ...condition, due: '2026-02-29' }),
    ],
    ['complete conditions are accepted', undefined, opened, conditional(condition)],
  ])('%s', (_, code, given, decision) => {
    const approval = typeof given === 'function' ? given() : given;
    expect(refusalOf(approval, decision)?.code).toBe(code);
  });

  test.each([
    ['link', 'link', undefined],
    ['link', 'link+code', 'identity_too_weak'],
    ['link+code', 'link+code', undefined],
    ['link+code', 'signIn', 'identity_too_weak'],
    ['signIn', 'signIn+again', 'identity_too_weak'],
    ['signIn+again', 'link', undefined],
  ] as const)('who decides by %s where %s is asked for', (identity, required, code) => {
    const approval = anApproval({ policy: { identity: required } });
    expect(refusalOf(approval, aDecision(eastChair, 'approve', { identity }))?.code).toBe(code);
  });

  test('a late vote is heard as long as the chain of escalations keeps the matter open', () => {
    const approval = anApproval({ policy: { atDeadline: 'escalate' } });
    expect(
      refusalOf(approval, aDecision(eastChair, 'approve', { acceptedAt: '2026-04-01T00:00:00Z' })),
    ).toBeUndefined();
  });

  test('a recused seat says no more', () => {
    const recused = after(anApproval(anyOfBoth), aDecision(eastChair, 'recuse'));
    expect(refusalOf(recused, aDecision(eastChair))?.code).toBe('barred_recused');
  });

  test('what is true of the matter is said before what is wrong with the answer', () => {
    const wrong = { round: 0, contentHash: 'b', person: 'x@x.example', comment: '', identity: 'link' } as const;
    expect(refusalOf(closed(), aDecision(westChair, 'reject', wrong))?.code).toBe('already_closed');
    expect(refusalOf(opened, aDecision(westChair, 'reject', wrong))?.code).toBe('round_superseded');
    expect(refusalOf(opened, aDecision(westChair, 'reject', { ...wrong, round: 1 }))?.code).toBe('content_changed');
  });

  test('whoever finds the seat filled is told by whom and when', () => {
    const seats = [aSeat('east.board.a', { holder: 'x@east.example' }), aSeat('east.board.b')];
    const substitutions = [
      {
        person: 'x@east.example',
        substitute: 'y@east.example',
        from: '2026-03-01T00:00:00Z',
        until: '2026-04-01T00:00:00Z',
      },
    ];
    const approval = anApproval({ stages: [aStage(aPanel({ rule: 'all', seats }))], substitutions });
    const filled = after(approval, aDecision('east.board.a', 'approve', { person: 'y@east.example' }));
    const refusal = refusalOf(filled, aDecision('east.board.a', 'reject', { person: 'x@east.example' }));
    expect([refusal?.code, refusal?.facts]).toEqual([
      'seat_already_decided',
      { by: 'y@east.example', at: '2026-03-03T02:00:00Z', verdict: 'approve' },
    ]);
  });

  test('each refusal tells what the page needs to go on', () => {
    const facts = (approval: Approval, changes: Partial<Decision>) =>
      refusalOf(approval, aDecision(eastChair, 'approve', changes))?.facts;
    expect(facts(anApproval({ round: 2 }), {})).toEqual({ round: 2 });
    expect(facts(opened, { acceptedAt: '2026-03-10T00:00:00Z' })).toEqual({ dueAt: '2026-03-09T09:30:00Z' });
    expect(facts(anApproval({ policy: { identity: 'signIn' } }), {})).toEqual({ identity: 'signIn' });
    const done = after(anApproval(twoStages), aDecision('east.board.a'));
    expect(refusalOf(nextStage(done, aPlan()), aDecision('east.board.a', 'reject'))?.facts).toEqual({ stage: 1 });
    expect(facts(opened, { contentHash: 'b' })).toEqual({});
  });

  test('the loser of a race is told the true outcome', () => {
    expect(refusalOf(closed(), aDecision(westChair))?.facts).toMatchObject({ outcome: 'rejected' });
  });
});

describe('whoever comes too late', () => {
  const whyOf = (approval: Approval) => refusalOf(approval, aDecision(westChair))?.facts['why'];

  test('is told of what was not approved who can open which round', () => {
    const rejected = after(anApproval(), aDecision(eastChair, 'reject'));
    expect(whyOf(rejected)).toMatchObject({
      zh: expect.stringContaining('第 2 轮'),
      en: expect.stringMatching(/office@east\.example, who asked, or the programme office can open round 2/),
    });
  });

  test('is told of what was approved that it stands, and how a vote of it is reviewed', () => {
    const approved = after(anApproval(anyOfBoth), aDecision(eastChair), aDecision(westChair));
    expect(whyOf(approved)).toMatchObject({
      zh: expect.stringContaining('启动复核'),
      en: expect.stringMatching(/stands.*opens a review/),
    });
  });
});

describe('races', () => {
  test('a double click is one vote', () => {
    const once = after(anApproval(anyOfBoth), aDecision(eastChair));
    expect(decide(once, aDecision(eastChair, 'approve', { acceptedAt: '2026-03-03T02:00:01Z' }))).toBe(once);
  });

  test('a last approval and a veto: the order of acceptance decides', () => {
    const stages = [aStage(aPool('abc', { rule: { atLeast: 2 }, vetoSeats: ['east.board.b'] }))];
    const [yes, veto, last] = [
      aDecision('east.board.a'),
      aDecision('east.board.b', 'reject'),
      aDecision('east.board.c'),
    ];
    const beforeVeto = after(anApproval({ stages }), yes, last);
    expect(outcome(beforeVeto)).toBe('open');
    const vetoed = after(beforeVeto, veto);
    expect([outcome(vetoed), refusalOf(after(anApproval({ stages }), veto), last)?.facts]).toMatchObject([
      'rejected',
      { outcome: 'rejected' },
    ]);
    const passed = after(beforeVeto, aDecision('east.board.b'));
    expect(refusalOf(passed, veto)?.facts).toMatchObject({ outcome: 'approved' });
  });

  test('a change of mind after the stage was approved comes too late, though the next stage has not opened yet', () => {
    const done = after(anApproval(twoStages), aDecision('east.board.a'));
    expect(refusalOf(done, aDecision('east.board.a', 'reject'))?.code).toBe('already_closed');
    const second = nextStage(done, aPlan());
    expect(refusalOf(second, aDecision('east.board.a', 'reject'))?.code).toBe('already_closed');
  });

  test('a withdrawal and the last vote: whichever is accepted first', () => {
    const by = 'office@east.example';
    const approval = anApproval(anyOfBoth);
    const withdrawn = withdraw(approval);
    expect(outcome(withdrawn)).toBe('withdrawn');
    expect(refusalOf(withdrawn, aDecision(eastChair))?.facts).toMatchObject({ outcome: 'withdrawn' });
    const approved = after(approval, ...chairs.map((seat) => aDecision(seat)));
    expect(() => assertMayWithdraw(approved, { by })).toThrow(expect.objectContaining({ code: 'already_closed' }));
    expect(withdraw(approved)).toBe(approved);
    expect(() => assertMayWithdraw(approval, { by })).not.toThrow();
    expect(() => assertMayWithdraw(approval, { by: 'chair@east.example' })).toThrow(
      expect.objectContaining({ code: 'forbidden' }),
    );
  });

  test('a percentage stays open after a rejection while it can still be reached', () => {
    const stages = [aStage(aPool('abcd', { rule: { share: { percent: 75 } } }))];
    const once = after(anApproval({ stages }), aDecision('east.board.a', 'reject'));
    expect(outcome(once)).toBe('open');
    expect(outcome(after(once, aDecision('east.board.b', 'reject')))).toBe('rejected');
  });
});

describe('laws of an approval', () => {
  const seats = aPanel().seats.map(({ id }) => id);
  const verdict = fc.constantFrom<Verdict>('approve', 'approveWithConditions', 'requestChanges', 'reject', 'abstain');
  const panel = fc
    .constantFrom('all' as const, 'any' as const, { atLeast: 2 }, { share: { percent: 50, strictly: true } })
    .chain((count) => fc.constantFrom(aPanel({ rule: count }), aPanel({ rule: { bothParties: count } })));
  const answers = fc.array(verdict, { minLength: 6, maxLength: 6 });
  const orders = fc.shuffledSubarray(seats, { minLength: 6 });
  const isApproved = (approval: Approval) => outcome(approval).startsWith('approved');
  const inOrder = (approval: Approval, order: readonly string[], given: readonly Verdict[]) =>
    order.reduce((state, seat) => {
      const decision = aDecision(seat, given[seats.indexOf(seat)]);
      return refusalOf(state, decision) ? state : decide(state, decision);
    }, approval);

  test('the order of the votes never matters for whether it is approved', () => {
    fc.assert(
      fc.property(panel, answers, orders, (asked, given, order) => {
        const approval = anApproval({ stages: [aStage(asked)] });
        expect(isApproved(inOrder(approval, order, given))).toBe(isApproved(inOrder(approval, seats, given)));
      }),
      tried(300),
    );
  });

  test('where everybody is heard, the order of the votes never matters for the outcome', () => {
    fc.assert(
      fc.property(panel, answers, orders, (asked, given, order) => {
        const approval = anApproval({ stages: [aStage(asked)], policy: { hearEverybody: true } });
        const end = outcome(inOrder(approval, order, given));
        expect(end).not.toBe('open');
        expect(end).toBe(outcome(inOrder(approval, seats, given)));
      }),
      tried(300),
    );
  });

  test('what is recorded again from the ledger is what was decided', () => {
    fc.assert(
      fc.property(panel, answers, orders, (asked, given, order) => {
        const approval = anApproval({ stages: [aStage(asked)] });
        const decided = inOrder(approval, order, given);
        expect(decided.decisions.reduce(record, approval)).toEqual(decided);
      }),
      tried(100),
    );
  });
});
