import { assertMayChange, change, planOf } from '../../domain/approval-changes';
import { questionOf } from '../../domain/pauses';
import { assertMayWithdraw, decide, nextStage, withdraw } from '../../domain/approval-steps';
import type { Approval } from '../../domain/approvals';
import { addedSeat, type Change } from '../../domain/changes';
import { DomainError } from '../../domain/errors';
import { outcome } from '../../domain/outcomes';
import { aDecision, anApproval, aPanel, aPlan, aPool, aSeat, aStage } from '../support/approvals';

const at = '2026-03-03T02:00:00Z';
const [by, requester] = ['office@west.example', 'office@east.example'];
const [chair, plan] = ['east.board.chair', 'east.board.plan'] as const;
const [chairman, planner, deputy] = ['chair@east.example', 'plan@east.example', 'deputy@east.example'] as const;

const delegated = (changes: object = {}): Change => ({
  ...{ type: 'approval.delegated', seat: chair, by: chairman, to: deputy, reason: '', at },
  ...changes,
});
const reassigned = (changes: object = {}): Change => ({
  ...{ type: 'approval.reassigned', seat: chair, to: deputy, by, reason: 'ill', at },
  ...changes,
});
const added = (person: string, changes: object = {}): Change => ({
  ...{ type: 'approval.approverAdded', stage: 0, by, reason: 'expertise', at },
  seat: addedSeat(person, 'east', { zh: '顾问', en: 'Adviser' }),
  ...changes,
});
const extended = (changes: object = {}): Change => ({
  ...{ type: 'approval.extended', plan: { dueAt: '2026-03-16T09:30:00Z', reminders: [] } },
  ...{ earliest: '2026-03-04T09:30:00Z', by, reason: 'a holiday', at },
  ...changes,
});
const pause = { until: '2026-03-05T09:30:00Z', plan: { dueAt: '2026-03-11T09:30:00Z', reminders: [] } };
const questioned = (changes: object = {}): Change => ({
  ...{ type: 'approval.questioned', seat: chair, by: chairman, question: 'What does it cost?', at },
  ...changes,
});
const answered = (changes: object = {}): Change => ({
  ...{ type: 'approval.answered', by: requester, answer: 'A million.', at },
  ...changes,
});
const nudged = (changes: object = {}): Change => ({
  ...{ type: 'approval.nudged', seat: chair, by: requester, day: '2026-03-03', at },
  ...changes,
});
const overridden = (changes: object = {}): Change => ({
  ...{ type: 'approval.overridden', outcome: 'approved', by, reason: 'the law', at },
  ...changes,
});

const refusalOf = (approval: Approval, made: Change) => {
  try {
    assertMayChange(approval, made);
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
const asked = () => change(anApproval(), questioned());

describe('what is refused beside votes', () => {
  test.each<[string, () => Approval, Change, string | undefined]>([
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

  test.each<[string, () => Approval, Change]>([
    ['Nobody delegates to themselves.', anApproval, delegated({ to: chairman })],
    [
      'What was delegated is not delegated again.',
      () => change(anApproval(), delegated()),
      delegated({ by: deputy, to: 'aide@east.example' }),
    ],
    [
      'Two people may not delegate in a circle.',
      () => change(anApproval(), delegated()),
      delegated({ seat: plan, by: planner, to: chairman }),
    ],
    ['This person made the request, gains by it or is recused.', anApproval, delegated({ to: requester })],
    ['This person votes in this stage already.', anApproval, delegated({ to: planner })],
    ['This person holds it already.', anApproval, reassigned({ to: chairman })],
  ])('says why: %s', (sentence, build, made) => {
    expect(refusalOf(build(), made)?.message).toContain(sentence);
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
    expect(outcome(change(anApproval(), overridden({ outcome: 'rejected' })))).toBe('rejected');
    expect(outcome(change(anApproval(), overridden()))).toBe('approved');
  });

  test('only an extension, a question that stops the clock, and its answer move the deadline', () => {
    const { dueAt } = anApproval();
    const moved = (made: Change) => change(anApproval(), made).dueAt;
    expect([delegated(), nudged(), questioned(), answered(), overridden()].map(moved)).toEqual(Array(5).fill(dueAt));
    expect(moved(extended())).toBe('2026-03-16T09:30:00Z');
    expect(moved(questioned({ pause }))).toBe(pause.plan.dueAt);
    expect(moved(answered({ plan: { dueAt: '2026-03-12T09:30:00Z', reminders: [] } }))).toBe('2026-03-12T09:30:00Z');
    expect(planOf(anApproval(), questioned({ pause }))).toBe(pause.plan);
  });

  test('a question without a pause does not use up the one pause that there is', () => {
    const first = change(anApproval(), questioned());
    expect(questionOf(first, at)?.isPaused).toBe(false);
    const second = change(change(first, answered()), questioned({ pause }));
    expect([second.dueAt, questionOf(second, at)?.isPaused]).toEqual([pause.plan.dueAt, true]);
    expect(
      change(
        change(second, answered()),
        questioned({ pause: { ...pause, plan: { dueAt: '2026-03-30T09:30:00Z', reminders: [] } } }),
      ).dueAt,
    ).toBe(pause.plan.dueAt);
  });

  test('the question that waits is the last one, whatever else happened since', () => {
    const since = [questioned({ pause }), nudged(), delegated()].reduce(change, anApproval());
    expect(questionOf(since, at)?.question).toEqual(questioned({ pause }));
    expect(questionOf(anApproval(), at)).toBeUndefined();
    expect(questionOf(change(since, answered()), at)).toBeUndefined();
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
