import { assertMayChange, change } from '../../domain/approval-changes';
import { decide, nextStage } from '../../domain/approval-steps';
import { stillNeeded } from '../../domain/approval-words';
import { addedSeat, type Change, type Delegated } from '../../domain/changes';
import { awaitedSeats, outcome } from '../../domain/outcomes';
import { mayAnswerFor, peopleFor } from '../../domain/mandates';
import { changesOf, delegationOf, isSubstitute, seatsOf, stageNow } from '../../domain/seats';
import { aDecision, anApproval, aPanel, aPlan, aPool, aSeat, aStage } from '../support/approvals';

const at = '2026-03-03T02:00:00Z';
const [chair, plan] = ['east.board.chair', 'east.board.plan'] as const;
const [chairman, deputy, aide] = ['chair@east.example', 'deputy@east.example', 'aide@east.example'] as const;
const by = 'office@west.example';
const reason = 'travelling';
const delegated = (seat: string, from: string, to: string): Delegated => ({
  type: 'approval.delegated',
  seat,
  by: from,
  to,
  reason,
  at,
});
const reassigned = (seat: string, to: string): Change => ({ type: 'approval.reassigned', seat, to, by, reason, at });
const added = (stage: number): Change => ({
  type: 'approval.approverAdded',
  stage,
  seat: addedSeat(deputy, 'east', { zh: '顾问', en: 'Adviser' }),
  by,
  reason,
  at,
});

describe('who holds a seat', () => {
  test('what was reassigned is no delegation, so whoever took it over may delegate it', () => {
    const moved = change(anApproval(), reassigned(chair, deputy));
    expect(() => assertMayChange(moved, delegated(chair, deputy, aide))).not.toThrow();
    expect(delegationOf(moved, { id: chair, holder: deputy })).toBeUndefined();
  });

  test('whoever took a task over may still delegate a seat of their own', () => {
    const seats = [aSeat(chair), aSeat(plan, { holder: deputy })];
    const opened = anApproval({ stages: [aStage(aPanel({ rule: 'all', seats }))], policy: { multiSeat: true } });
    const taken = change(opened, delegated(chair, chairman, deputy));
    expect(() => assertMayChange(taken, delegated(plan, deputy, aide))).not.toThrow();
    expect(() => assertMayChange(taken, delegated(chair, deputy, aide))).toThrow(
      expect.objectContaining({ code: 'delegation_refused' }),
    );
  });

  test('the last change of holder counts, and the others keep their seats', () => {
    const moved = [reassigned(chair, deputy), reassigned(chair, aide)].reduce(change, anApproval());
    const holders = seatsOf(moved, 0).map(({ holder }) => holder);
    expect(holders.slice(0, 2)).toEqual([aide, 'plan@east.example']);
    expect(changesOf(change(anApproval(), reassigned(chair, deputy)))).toEqual([reassigned(chair, deputy)]);
  });

  test('a seat that sits on two panels is asked once', () => {
    const twice = anApproval({ stages: [aStage(aPool('ab'), aPool('bc', { group: 'council' }))] });
    expect(seatsOf(twice, 0).map(({ id }) => id)).toEqual(['east.board.a', 'east.board.b', 'east.board.c']);
  });

  test('a stage that there is not asks nobody', () => {
    expect(stageNow(anApproval(), 1)).toEqual({ panels: [] });
  });
});

describe('an added approver', () => {
  test('is named as one where only they are waited for', () => {
    const opened = change(anApproval({ stages: [aStage(aPool('a'))] }), added(0));
    expect(stillNeeded(decide(opened, aDecision('east.board.a')))).toEqual({
      zh: '还需加签1席同意。',
      en: 'Added approver: the approval of 1 seat is still needed.',
    });
  });

  test('is asked in the stage in which they were added and in no other', () => {
    const opened = change(anApproval({ stages: [aStage(aPool('a')), aStage(aPool('b'))] }), added(0));
    const answers = [aDecision('east.board.a'), aDecision(`east.added.${deputy}`, 'approve', { person: deputy })];
    const second = nextStage(answers.reduce(decide, opened), aPlan());
    expect(awaitedSeats(second).map(({ id }) => id)).toEqual(['east.board.b']);
    expect(outcome(decide(second, aDecision('east.board.b')))).toBe('approved');
  });
});

describe('who stands in', () => {
  const period = { person: chairman, substitute: deputy, from: '2026-03-03T00:00:00Z', until: '2026-03-04T00:00:00Z' };
  const of = (instant?: string) => isSubstitute(anApproval({ substitutions: [period] }), deputy, chairman, instant);

  test.each([
    ['2026-03-02T23:59:59Z', false],
    ['2026-03-03T00:00:00Z', true],
    ['2026-03-03T23:59:59Z', true],
    ['2026-03-04T00:00:00Z', false],
    [undefined, true],
  ])('at %s the period holds: %s', (instant, expected) => {
    expect(of(instant)).toBe(expected);
  });

  test('acts for that person alone, and is asked for that seat alone', () => {
    const approval = anApproval({ substitutions: [period] });
    expect(mayAnswerFor(approval, deputy, at).map(({ id }) => id)).toEqual([chair]);
    expect(seatsOf(approval, 0).map((seat) => peopleFor(approval, seat, at).length)).toEqual([2, 1, 1, 1, 1, 1]);
  });

  test('the last word of the programme about substitutions counts, also that there is none', () => {
    const told = (substitutions: readonly (typeof period)[]): Change => ({
      type: 'approval.rosterChanged',
      holders: {},
      substitutions,
      at,
    });
    const approval = anApproval({ substitutions: [period] });
    expect(isSubstitute(change(approval, told([])), deputy, chairman)).toBe(false);
    expect(isSubstitute(change(change(approval, told([])), told([period])), deputy, chairman)).toBe(true);
  });

  test('whoever is barred is not asked as a substitute, and a vacant seat asks nobody', () => {
    const own = anApproval({ substitutions: [period], requester: deputy });
    const [seat = aSeat(chair)] = seatsOf(own, 0);
    expect(peopleFor(own, seat, at)).toEqual([chairman]);
    expect(peopleFor(own, { ...seat, holder: null }, at)).toEqual([]);
  });
});
