import type { Approval, Decision } from '../../../domain/approvals/approvals';
import { afterDeadline, endBySilence, escalate } from '../../../domain/approvals/time/escalations';
import { alreadyDecided, mayAnswerFor } from '../../../domain/approvals/mandates';
import { assertMayDecide, decide } from '../../../domain/approvals/decisions';
import { nextStage, withdraw } from '../../../domain/approvals/steps';
import { awaitedSeats, isApprovedBySilence, outcome } from '../../../domain/approvals/outcomes';
import type { EscalationStep } from '../../../domain/programme/policies';
import { aDecision, anApproval, aPanel, aPlan, aPool, aSeat, aStage } from '../../support/approvals';

const step = (to: string, does: EscalationStep['does']): EscalationStep => ({ to, within: { workingDays: 2 }, does });
const chain = [step('groupChair', 'notify'), step('strategic', 'addApprovers'), step('committee', 'handOver')];
const escalating = (changes = {}) => anApproval({ ...changes, policy: { atDeadline: 'escalate', escalation: chain } });

const boss = 'boss@east.example';
const bossSeat = aSeat('east.strategic.boss', { holder: boss });
const at = '2026-03-09T09:30:00Z';
const dueAt = '2026-03-11T09:30:00Z';
const take = (approval: Approval, index: number, to: readonly string[] = [boss]) =>
  escalate(approval, { step: index, at, to, dueAt, seats: [bossSeat] });
const codeOf = (approval: Approval, decision: Decision) => {
  try {
    assertMayDecide(approval, decision);
    return undefined;
  } catch (error) {
    return (error as { code: string }).code;
  }
};

describe('at the deadline', () => {
  test.each([
    ['expire', 'expired'],
    ['reject', 'rejected'],
    ['escalate', 'expired'],
  ] as const)('a policy that says %s without a chain ends it as %s', (atDeadline, expected) => {
    const next = afterDeadline(anApproval({ policy: { atDeadline } }));
    expect(next.kind === 'ends' && outcome(next.approval)).toBe(expected);
  });

  test('climbs the chain step by step, each with its own clock, and expires at its end', () => {
    let approval = escalating();
    for (const [index, expected] of chain.entries()) {
      expect(afterDeadline(approval)).toEqual({ kind: 'escalates', step: expected, index });
      approval = take(approval, index);
      expect(approval.dueAt).toBe(dueAt);
    }
    const end = afterDeadline(approval);
    expect(end.kind === 'ends' && outcome(end.approval)).toBe('expired');
  });

  test('climbs from the bottom again in the next stage', () => {
    const opened = escalating({ stages: [aStage(aPool('a')), aStage(aPool('b'))] });
    const second = nextStage(decide(take(opened, 0), aDecision('east.board.a')), aPlan());
    expect(afterDeadline(second)).toMatchObject({ kind: 'escalates', index: 0 });
  });

  test('silence approves only what as many different people could have approved', () => {
    const silent = (holders: readonly string[], distinct = true) => {
      const seats = holders.map((holder, index) => aSeat(`east.board.${'abc'[index]}`, { holder }));
      const stages = [aStage(aPanel({ rule: { atLeast: 2 }, seats }))];
      const distinctPeople = 'panels' as const;
      return anApproval({ stages, policy: { atDeadline: 'approve', ...(distinct && { distinctPeople }) } });
    };
    const [one, two] = ['one@east.example', 'two@east.example'] as const;
    expect([silent([one, two]), silent([one, one, two]), silent([one, one], false)].map(endBySilence)).toEqual(
      Array(3).fill('approved'),
    );
    const first = decide(silent([one, one, two]), aDecision('east.board.c', 'abstain', { person: two }));
    expect([outcome(first), isApprovedBySilence(first), isApprovedBySilence(silent([one, one]))]).toEqual([
      'impossible',
      false,
      false,
    ]);
  });

  test('nobody is awaited once it is taken back, and a rejection is told though a later stage could not be met', () => {
    expect(awaitedSeats(anApproval())).toHaveLength(6);
    expect(awaitedSeats(withdraw(anApproval()))).toEqual([]);
    const later = aPool('b', { seats: [aSeat('east.board.b', { holder: null })] });
    const opened = anApproval({ stages: [aStage(aPool('a')), aStage(later)] });
    expect(outcome(opened)).toBe('impossible');
    expect(outcome({ ...opened, decisions: [aDecision('east.board.a', 'reject')] })).toBe('rejected');
  });

  test('what has its outcome keeps it', () => {
    const withdrawn = withdraw(escalating());
    expect(afterDeadline(withdrawn)).toEqual({ kind: 'ends', approval: withdrawn });
  });
});

describe('who may answer after an escalation', () => {
  const held = (approval: Approval, person: string) => mayAnswerFor(approval, person).map(({ id }) => id);
  const ofEast = ['east.board.chair', 'east.board.plan', 'east.board.money'];

  test('before it, each holder for their own seat', () => {
    expect(held(escalating(), 'plan@east.example')).toEqual(['east.board.plan']);
    expect(held(escalating(), boss)).toEqual([]);
  });

  test('who is only told may not answer', () => {
    expect(held(take(escalating(), 0), boss)).toEqual([]);
    expect(codeOf(take(escalating(), 0), aDecision('east.board.plan', 'approve', { person: boss }))).toBe(
      'seat_not_held',
    );
  });

  test.each([1, 2])('who is added or takes over answers for awaited seats of their own party (step %i)', (index) => {
    expect(held(take(escalating(), index), boss)).toEqual(ofEast);
  });

  test('a chair of the group is known by the seat there', () => {
    const person = 'chair@west.example';
    const approval = escalate(escalating(), { step: 1, at, to: [person], dueAt });
    expect(held(approval, person)).toEqual(['west.board.chair', 'west.board.plan', 'west.board.money']);
  });

  test('the first accepted answer fills the seat, and the record shows who gave it', () => {
    const filled = decide(take(escalating(), 1), aDecision('east.board.plan', 'approve', { person: boss }));
    expect(alreadyDecided(filled, 'east.board.plan')?.person).toBe(boss);
    expect(held(filled, 'plan@east.example')).toEqual([]);
    expect(codeOf(filled, aDecision('east.board.plan', 'reject'))).toBe('seat_already_decided');
    expect(codeOf(filled, aDecision('east.board.plan', 'reject', { person: boss }))).toBeUndefined();
  });

  test('a holder who was first keeps the seat', () => {
    const filled = take(decide(escalating(), aDecision('east.board.plan')), 1);
    expect(held(filled, boss)).toEqual(['east.board.chair', 'east.board.money']);
    expect(codeOf(filled, aDecision('east.board.plan', 'reject', { person: boss }))).toBe('seat_already_decided');
  });

  test('neither a vacant seat nor one of the other party is theirs, and only the holder can recuse a seat', () => {
    const [chair, plan] = [aSeat('east.board.chair'), aSeat('east.board.plan', { holder: null })];
    const stages = [aStage(aPanel({ rule: 'any', seats: [chair, plan, aSeat('west.board.chair')] }))];
    const approval = take(escalating({ stages }), 1);
    expect(held(approval, boss)).toEqual(['east.board.chair']);
    expect(codeOf(approval, aDecision('east.board.chair', 'recuse', { person: boss }))).toBe('seat_not_held');
  });

  test('a requester stays barred, whoever escalates to them', () => {
    expect(held(take(escalating({ requester: boss }), 1), boss)).toEqual([]);
  });

  test('nobody answers what is closed', () => {
    expect(held(withdraw(escalating()), 'plan@east.example')).toEqual([]);
  });
});
