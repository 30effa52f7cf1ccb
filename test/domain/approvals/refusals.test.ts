import { assertMayAct, act, isApprovedInSilence, mayAct, planOf } from '../../../domain/approvals/actions/rules';
import { questionOf } from '../../../domain/approvals/pauses';
import { assertMayWithdraw, nextStage, withdraw } from '../../../domain/approvals/steps';
import type { Approval } from '../../../domain/approvals/approvals';
import { addedSeat, type Action } from '../../../domain/approvals/actions/actions';
import { closeSentence } from '../../../domain/approvals/words';
import { DomainError } from '../../../domain/shared/errors';
import { reasonOf } from '../../../domain/shared/reasons';
import { outcome } from '../../../domain/approvals/outcomes';
import { aDecision, anApproval, aPanel, aPlan, aPool, aSeat, aStage } from '../../support/approvals';
import { decide, record } from '../../../domain/approvals/decisions';
import type { RefusalCode } from '../../../domain/shared/refusals';

const at = '2026-03-03T02:00:00Z';
const [by, requester] = ['office@west.example', 'office@east.example'];
const [chair, plan] = ['east.board.chair', 'east.board.plan'] as const;
const [chairman, planner, deputy] = ['chair@east.example', 'plan@east.example', 'deputy@east.example'] as const;

const delegated = (changes: object = {}): Action => ({
  ...{ type: 'approval.delegated', seat: chair, by: chairman, to: deputy, reason: '', at },
  ...changes,
});
const reassigned = (changes: object = {}): Action => ({
  ...{ type: 'approval.reassigned', seat: chair, to: deputy, by, reason: 'ill', at },
  ...changes,
});
const added = (person: string, changes: object = {}): Action => ({
  ...{ type: 'approval.approverAdded', stage: 0, by, reason: 'expertise', at },
  seat: addedSeat(person, 'east', { zh: '顾问', en: 'Adviser' }),
  ...changes,
});
const extended = (changes: object = {}): Action => ({
  ...{ type: 'approval.extended', plan: { dueAt: '2026-03-16T09:30:00Z', reminders: [] } },
  ...{ earliest: '2026-03-04T09:30:00Z', by, reason: 'a holiday', at },
  ...changes,
});
const pause = { until: '2026-03-05T09:30:00Z', plan: { dueAt: '2026-03-11T09:30:00Z', reminders: [] } };
const questioned = (changes: object = {}): Action => ({
  ...{ type: 'approval.questioned', seat: chair, by: chairman, question: 'What does it cost?', at },
  ...changes,
});
const answered = (changes: object = {}): Action => ({
  ...{ type: 'approval.answered', by: requester, answer: 'A million.', at },
  ...changes,
});
const nudged = (changes: object = {}): Action => ({
  ...{ type: 'approval.nudged', seat: chair, by: requester, day: '2026-03-03', at },
  ...changes,
});
const overridden = (changes: object = {}): Action => ({
  ...{ type: 'approval.overridden', outcome: 'approved', by, reason: 'the law', at },
  ...changes,
});

const refusalOf = (approval: Approval, made: Action) => {
  try {
    assertMayAct(approval, made);
    return undefined;
  } catch (error) {
    if (error instanceof DomainError) return error;
    throw error;
  }
};
const staged = () => anApproval({ stages: [aStage(aPool('ab')), aStage(aPool('cd'))] });
const any = (changes: Parameters<typeof aPanel>[0] = {}) =>
  anApproval({
    stages: [aStage(aPanel({ rule: 'any', vetoSeats: ['west.board.money'], ...changes }))],
    policy: { multiSeat: true },
  });
const asked = () => act(anApproval(), questioned());

describe('what is refused beside votes', () => {
  test.each<[string, () => Approval, Action, string | undefined]>([
    ['delegating a seat that is carried already', () => decide(any(), aDecision(plan)), delegated(), 'already_closed'],
    ['delegating an unknown seat', anApproval, delegated({ seat: 'nothing' }), 'seat_not_held'],
    ['reassigning a seat of a later stage', staged, reassigned({ seat: 'east.board.c' }), 'seat_not_held'],
    ['reassigning without a reason', anApproval, reassigned({ reason: ' ' }), 'comment_required'],
    ['reassigning to whoever holds it', anApproval, reassigned({ to: chairman }), 'reassignment_refused'],
    ['reassigning to the requester', anApproval, reassigned({ to: requester }), 'reassignment_refused'],
    ['reassigning to who votes here', anApproval, reassigned({ to: planner }), 'reassignment_refused'],
    ['reassigning to who votes here, where that is allowed', any, reassigned({ to: planner }), undefined],
    ['reassigning to somebody new', anApproval, reassigned(), undefined],
    ['adding an approver without a reason', anApproval, added(deputy, { reason: '' }), 'comment_required'],
    ['adding an approver to another stage', anApproval, added(deputy, { stage: 1 }), 'invalid_input'],
    ['adding the requester as an approver', anApproval, added(requester), 'reassignment_refused'],
    ['adding somebody who votes here', anApproval, added(planner), 'reassignment_refused'],
    ['adding somebody new', anApproval, added(deputy), undefined],
    ['moving the deadline without a reason', anApproval, extended({ reason: '\n' }), 'comment_required'],
    ['moving the deadline', anApproval, extended(), undefined],
    ['asking nothing', anApproval, questioned({ question: ' ' }), 'comment_required'],
    ['asking for another’s seat', anApproval, questioned({ by: planner }), 'seat_not_held'],
    [
      'asking for a seat of a later stage',
      staged,
      questioned({ seat: 'east.board.c', by: 'c@east.example' }),
      'seat_not_held',
    ],
    [
      'asking oneself',
      () => anApproval({ beneficiaries: [chairman], stages: [aStage(aPanel({ rule: 'any' }))] }),
      questioned(),
      'barred_requester',
    ],
    ['asking once recused', () => decide(any(), aDecision(chair, 'recuse')), questioned(), 'barred_recused'],
    ['asking', anApproval, questioned(), undefined],
    ['answering nothing', asked, answered({ answer: '' }), 'comment_required'],
    ['answering what nobody asked', anApproval, answered(), 'nothing_asked'],
    ['answering in the requester’s place', asked, answered({ by }), 'forbidden'],
    ['answering', asked, answered(), undefined],
    ['nudging for another', anApproval, nudged({ by }), 'forbidden'],
    ['nudging a seat of a later stage', staged, nudged({ seat: 'east.board.c' }), 'seat_not_held'],
    ['nudging a seat of which nothing more is asked', () => decide(any(), aDecision(plan)), nudged(), 'seat_not_held'],
    ['nudging', anApproval, nudged(), undefined],
    ['overriding without a reason', anApproval, overridden({ reason: '' }), 'comment_required'],
    ['overriding one’s own request', anApproval, overridden({ by: requester }), 'barred_requester'],
    ['overriding', anApproval, overridden(), undefined],
  ])('%s', (_, build, made, code) => {
    expect(refusalOf(build(), made)?.code).toBe(code);
  });

  const west = 'chair@west.example';
  const anySeats = (changes: Parameters<typeof anApproval>[0] = {}) =>
    anApproval({ ...changes, policy: { multiSeat: true } });
  const standingIn = { person: west, substitute: deputy, from: '2026-03-01T00:00:00Z', until: '2026-04-01T00:00:00Z' };
  const revoked = (person: string): Action => ({ type: 'approval.linksRevoked', person, by, reason: 'lost', at });
  const reached = (changes: object = {}): Action => ({
    ...{ type: 'approval.reached', person: chairman, isReached: true, by, reason: 'she rang', at },
    ...changes,
  });
  const noJudge = [
    '此人是提交人或受益人，或已回避。',
    'This person made the request, gains by it or is recused.',
  ] as const;
  const ofOther = [
    '此人在本事项中代表另一方，不能同时代表本方。',
    'This person acts for the other party in the matter and cannot act for this one too.',
  ] as const;
  const votesAlready = ['此人已在本环节表决。', 'This person votes in this stage already.'] as const;

  test.each<[RefusalCode, string, string, () => Approval, Action]>([
    [
      'delegation_refused',
      '不能委托给自己。',
      'Nobody delegates to themselves.',
      anApproval,
      delegated({ to: chairman }),
    ],
    [
      'delegation_refused',
      '受托的事项不能再次委托。',
      'What was delegated is not delegated again.',
      () => act(anApproval(), delegated()),
      delegated({ by: deputy, to: 'aide@east.example' }),
    ],
    [
      'delegation_refused',
      '不能循环委托。',
      'Two people may not delegate in a circle.',
      () => act(anApproval(), delegated()),
      delegated({ seat: plan, by: planner, to: chairman }),
    ],
    ['delegation_refused', ...noJudge, anApproval, delegated({ to: requester })],
    ['delegation_refused', ...votesAlready, anApproval, delegated({ to: planner })],
    ['delegation_refused', ...ofOther, anySeats, delegated({ to: west })],
    ['delegation_refused', ...ofOther, () => anySeats({ substitutions: [standingIn] }), delegated()],
    [
      'delegation_refused',
      ...ofOther,
      () => record(anySeats(), aDecision('west.board.plan', 'approve', { person: deputy })),
      delegated(),
    ],
    [
      'reassignment_refused',
      '此人已在该席位。',
      'This person holds it already.',
      anApproval,
      reassigned({ to: chairman }),
    ],
    ['reassignment_refused', ...noJudge, anApproval, reassigned({ to: requester })],
    ['reassignment_refused', ...votesAlready, anApproval, reassigned({ to: planner })],
    ['reassignment_refused', ...ofOther, anySeats, reassigned({ to: west })],
    ['reassignment_refused', ...noJudge, anApproval, added(requester)],
    ['reassignment_refused', ...votesAlready, anApproval, added(planner)],
    ['reassignment_refused', ...ofOther, anySeats, added(west)],
    [
      'invalid_input',
      '此人没有本事项的链接。',
      'This person has no link into the matter.',
      anApproval,
      revoked('nobody@x.example'),
    ],
    [
      'invalid_input',
      '此人的链接已经作废。',
      'The links of this person are revoked already.',
      () => act(anApproval(), revoked(chairman)),
      revoked(chairman),
    ],
    ['invalid_input', '发给此人的邮件已能送达。', 'Mails to this person arrive.', anApproval, reached()],
    [
      'deputy_refused',
      '该席位没有回避，无须代行。',
      'This seat has not been recused, so that nobody has to stand in for it.',
      anApproval,
      { type: 'approval.deputised', seat: chair, to: deputy, by, reason: 'why', at },
    ],
  ])('%s says why: %s', (code, zh, en, build, made) => {
    const error = refusalOf(build(), made);
    expect([error?.code, error && reasonOf(error)]).toEqual([code, { zh, en }]);
  });

  test.each<[string, () => Approval, Action]>([
    ['to a colleague of a seat of one’s own party', anySeats, delegated({ to: planner })],
    [
      'to whom a colleague has named as their substitute',
      () => anySeats({ substitutions: [{ ...standingIn, person: planner }] }),
      delegated(),
    ],
    [
      'by whom nothing is known, though others stand in for the other party',
      () => anySeats({ substitutions: [standingIn] }),
      delegated({ to: 'aide@east.example' }),
    ],
  ])('a task may be delegated %s', (_, build, made) => {
    expect(refusalOf(build(), made)).toBeUndefined();
  });

  test('the post tells without a reason that mails arrive again, and revoking one’s links leaves those of others', () => {
    const lost = act(anApproval(), reached({ isReached: false }));
    expect(refusalOf(lost, { type: 'approval.reached', person: chairman, isReached: true, at })).toBeUndefined();
    expect(refusalOf(lost, reached({ reason: ' ' }))?.code).toBe('comment_required');
    expect(refusalOf(act(anApproval(), revoked(chairman)), revoked(planner))).toBeUndefined();
  });

  test('a recused seat is given to nobody in a matter that does not wait for seats', () => {
    const recused = (vacancyGrace?: { workingDays: number }) =>
      decide(
        anApproval({ stages: [aStage(aPanel({ rule: 'any' }))], policy: { ...(vacancyGrace && { vacancyGrace }) } }),
        aDecision(chair, 'recuse'),
      );
    expect(refusalOf(recused(), reassigned())?.code).toBe('seat_already_decided');
    expect(refusalOf(recused({ workingDays: 5 }), reassigned())).toBeUndefined();
  });

  test('of a stage to come only the seat that has to be filled is given to somebody', () => {
    const coming = anApproval({
      stages: [
        aStage(aPool('ab')),
        aStage(aPool('cd', { seats: [aSeat('east.board.c'), aSeat('east.board.d', { holder: null })] })),
      ],
      policy: { vacancyGrace: { workingDays: 5 } },
    });
    expect(refusalOf(coming, reassigned({ seat: 'east.board.d' }))).toBeUndefined();
    expect(refusalOf(coming, reassigned({ seat: 'east.board.c' }))?.code).toBe('seat_not_held');
  });

  test('whoever is barred from a verb is not offered it', () => {
    expect([overridden(), overridden({ by: requester })].map((made) => mayAct(anApproval(), made))).toEqual([
      true,
      false,
    ]);
    expect(mayAct(withdraw(anApproval()), overridden())).toBe(false);
  });

  test('a matter that the end of its programme closes says so, one that its requester takes back says that', () => {
    expect(closeSentence(withdraw(anApproval(), 'system:exit'))).toEqual({
      zh: expect.stringContaining('合作计划终止，由系统撤回；无须再作决定。') as string,
      en: expect.stringContaining('the programme ends; nothing is left to decide (by the system).') as string,
    });
    expect(closeSentence(withdraw(anApproval())).en).toContain('the requester withdrew it.');
    expect(closeSentence({ ...anApproval(), ended: 'expired', withdrawnBy: 'system:exit' }).en).toContain('in time');
  });

  test('somebody who has answered for a seat here takes no second one, though it is not theirs', () => {
    const period = { person: planner, substitute: deputy, from: '2026-03-01T00:00:00Z', until: '2026-04-01T00:00:00Z' };
    const opened = anApproval({ substitutions: [period] });
    expect(refusalOf(opened, delegated())).toBeUndefined();
    const voted = decide(opened, aDecision(plan, 'approve', { person: deputy }));
    expect(refusalOf(voted, delegated())?.code).toBe('delegation_refused');
  });

  test('whoever abstained or approved is not recused, and takes a second seat where that is allowed', () => {
    const seats = ['a', 'b', 'c'].map((key) => aSeat(`east.board.${key}`));
    const opened = anApproval({
      stages: [aStage(aPanel({ rule: { atLeast: 2 }, seats }))],
      policy: { multiSeat: true },
    });
    const to = 'b@east.example';
    const handed = delegated({ seat: 'east.board.a', by: 'a@east.example', to });
    expect(refusalOf(decide(opened, aDecision('east.board.b', 'abstain')), handed)).toBeUndefined();
    const oneAway = anApproval({
      stages: [aStage(aPanel({ rule: { atLeast: 1 }, seats }))],
      policy: { multiSeat: true },
    });
    expect(refusalOf(decide(oneAway, aDecision('east.board.c', 'recuse')), handed)).toBeUndefined();
    expect(refusalOf(decide(oneAway, aDecision('east.board.b', 'recuse')), handed)?.code).toBe('delegation_refused');
  });

  test('a closed matter refuses every verb and tells how it ended', () => {
    const closed = withdraw(anApproval());
    for (const made of [
      delegated(),
      reassigned(),
      added(deputy),
      extended(),
      questioned(),
      answered(),
      nudged(),
      overridden(),
    ])
      expect(refusalOf(closed, made)).toMatchObject({ code: 'already_closed', facts: { outcome: 'withdrawn' } });
    expect(() => assertMayWithdraw(closed, { by: requester })).toThrow(
      expect.objectContaining({
        code: 'already_closed',
        facts: expect.objectContaining({ outcome: 'withdrawn' }) as object,
      }),
    );
  });
});

describe('what a change does', () => {
  test('an override ends it as the office decided', () => {
    expect(outcome(act(anApproval(), overridden({ outcome: 'rejected' })))).toBe('rejected');
    const approved = act(anApproval(), overridden());
    expect([outcome(approved), isApprovedInSilence(approved)]).toEqual(['approved', false]);
    expect(isApprovedInSilence({ ...anApproval(), ended: 'approved' })).toBe(true);
  });

  test('only an extension, a question that stops the clock, and its answer move the deadline', () => {
    const { dueAt } = anApproval();
    const moved = (made: Action) => act(anApproval(), made).dueAt;
    expect([delegated(), nudged(), questioned(), answered(), overridden()].map(moved)).toEqual(Array(5).fill(dueAt));
    expect(moved(extended())).toBe('2026-03-16T09:30:00Z');
    expect(moved(questioned({ pause }))).toBe(pause.plan.dueAt);
    expect(moved(answered({ plan: { dueAt: '2026-03-12T09:30:00Z', reminders: [] } }))).toBe('2026-03-12T09:30:00Z');
    expect(planOf(anApproval(), questioned({ pause }))).toBe(pause.plan);
  });

  test('a question without a pause does not use up the one pause that there is', () => {
    const first = act(anApproval(), questioned());
    expect(questionOf(first, at)?.isPaused).toBe(false);
    const second = act(act(first, answered()), questioned({ pause }));
    expect([second.dueAt, questionOf(second, at)?.isPaused]).toEqual([pause.plan.dueAt, true]);
    expect(
      act(
        act(second, answered()),
        questioned({ pause: { ...pause, plan: { dueAt: '2026-03-30T09:30:00Z', reminders: [] } } }),
      ).dueAt,
    ).toBe(pause.plan.dueAt);
  });

  test('the question that waits is the last one, whatever else happened since', () => {
    const since = [questioned({ pause }), nudged(), delegated()].reduce(act, anApproval());
    expect(questionOf(since, at)?.question).toEqual(questioned({ pause }));
    expect(questionOf(anApproval(), at)).toBeUndefined();
    expect(questionOf(act(since, answered()), at)).toBeUndefined();
  });

  test('a next stage begins with its own deadline and the chain at its bottom', () => {
    const done = { ...decide(decide(staged(), aDecision('east.board.a')), aDecision('east.board.b')) };
    const escalated = { ...done, escalations: [{ step: 0, at, to: [deputy] }] };
    expect(nextStage(escalated, aPlan({ dueAt: '2026-04-01T00:00:00Z' }))).toMatchObject({
      stage: 1,
      dueAt: '2026-04-01T00:00:00Z',
      escalations: [],
      decisions: done.decisions,
    });
  });
});
