import { assertMayAct, act } from '../../../domain/approvals/actions/rules';
import { nextStage } from '../../../domain/approvals/steps';
import type { Approval, Decision, Verdict } from '../../../domain/approvals/approvals';
import { stillNeeded } from '../../../domain/approvals/words';
import { addedSeat, type Action, type Delegated } from '../../../domain/approvals/actions/actions';
import { awaitedSeats, outcome } from '../../../domain/approvals/outcomes';
import { mayAnswerFor, peopleFor } from '../../../domain/approvals/mandates';
import { reachOf } from '../../../domain/approvals/time/reach';
import { actionsOf, delegationOf, isSubstitute, seatsOf, stageNow } from '../../../domain/approvals/seats';
import { lastDecision, votesOf } from '../../../domain/approvals/votes';
import { aDecision, anApproval, aPanel, aPlan, aPool, aSeat, aStage } from '../../support/approvals';
import { decide, record } from '../../../domain/approvals/decisions';

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
const reassigned = (seat: string, to: string): Action => ({ type: 'approval.reassigned', seat, to, by, reason, at });
const added = (stage: number): Action => ({
  type: 'approval.approverAdded',
  stage,
  seat: addedSeat(deputy, 'east', { zh: '顾问', en: 'Adviser' }),
  by,
  reason,
  at,
});

describe('who holds a seat', () => {
  test('what was reassigned is no delegation, so whoever took it over may delegate it', () => {
    const moved = act(anApproval(), reassigned(chair, deputy));
    expect(() => assertMayAct(moved, delegated(chair, deputy, aide))).not.toThrow();
    expect(delegationOf(moved, { id: chair, holder: deputy })).toBeUndefined();
  });

  test('whoever took a task over may still delegate a seat of their own', () => {
    const seats = [aSeat(chair), aSeat(plan, { holder: deputy })];
    const opened = anApproval({ stages: [aStage(aPanel({ rule: 'all', seats }))], policy: { multiSeat: true } });
    const taken = act(opened, delegated(chair, chairman, deputy));
    expect(() => assertMayAct(taken, delegated(plan, deputy, aide))).not.toThrow();
    expect(() => assertMayAct(taken, delegated(chair, deputy, aide))).toThrow(
      expect.objectContaining({ code: 'delegation_refused' }),
    );
  });

  test('the last change of holder counts, and the others keep their seats', () => {
    const moved = [reassigned(chair, deputy), reassigned(chair, aide)].reduce(act, anApproval());
    const holders = seatsOf(moved, 0).map(({ holder }) => holder);
    expect(holders.slice(0, 2)).toEqual([aide, 'plan@east.example']);
    expect(actionsOf(act(anApproval(), reassigned(chair, deputy)))).toEqual([reassigned(chair, deputy)]);
  });

  test('a seat that sits on two panels is asked once', () => {
    const twice = anApproval({ stages: [aStage(aPool('ab'), aPool('bc', { group: 'council' }))] });
    expect(seatsOf(twice, 0).map(({ id }) => id)).toEqual(['east.board.a', 'east.board.b', 'east.board.c']);
  });

  test('a stage that there is not asks nobody', () => {
    expect(stageNow(anApproval(), 1)).toEqual({ panels: [] });
  });
});

describe('which answer of a seat counts', () => {
  const changed = (holder: string | null): Action => ({
    ...{ type: 'approval.rosterChanged', holders: { [chair]: holder }, substitutions: [], at },
  });
  const opened = (changes: Parameters<typeof anApproval>[0] = {}) =>
    anApproval({ ...changes, policy: { vacancyGrace: { workingDays: 5 } } });
  const said = (verdict: Verdict, person: string = chairman) => aDecision(chair, verdict, { person });
  const answered = (approval: Approval, ...decisions: readonly Decision[]) => decisions.reduce(record, approval);
  const carrying = (holder: string) => {
    const seats = [aSeat(chair, { holder }), aSeat(plan)];
    return opened({ stages: [aStage(aPanel({ rule: 'all', seats }))], carried: [said('recuse')] });
  };

  test.each<[string, Approval, Verdict | undefined]>([
    ['a recusal, while its seat is held by who gave it', answered(opened(), said('recuse')), 'recuse'],
    [
      'none, once somebody else holds a recused seat',
      act(answered(opened(), said('recuse')), changed(deputy)),
      undefined,
    ],
    ['a recusal, while nobody holds the seat', act(answered(opened(), said('recuse')), changed(null)), 'recuse'],
    [
      'a recusal, once who gave it holds the seat again',
      [changed(deputy), changed(chairman)].reduce(act, answered(opened(), said('recuse'))),
      'recuse',
    ],
    [
      'none, once a seat goes back to its holder whose delegate has recused',
      act(
        answered(act(opened(), delegated(chair, chairman, deputy)), said('recuse', deputy)),
        reassigned(chair, chairman),
      ),
      undefined,
    ],
    ['the vote of who has left since', act(answered(opened(), said('reject')), changed(deputy)), 'reject'],
    [
      'that of the new holder, whatever was said before the recusal',
      answered(act(answered(opened(), said('approve'), said('recuse')), changed(deputy)), said('abstain', deputy)),
      'abstain',
    ],
    ['a recusal that came along, against whoever held the seat then', carrying(deputy), 'recuse'],
    ['none, once a seat whose recusal came along is filled anew', act(carrying(chairman), changed(aide)), undefined],
    [
      'a recusal that came along, once who gave it holds the seat again',
      act(carrying(deputy), changed(chairman)),
      'recuse',
    ],
    ['a recusal of a seat that the matter does not ask', answered(opened({ stages: [] }), said('recuse')), 'recuse'],
    [
      'a recusal, in a matter that waits for no seat',
      act(answered(anApproval(), said('recuse')), changed(deputy)),
      'recuse',
    ],
  ])('%s', (_, approval, verdict) => {
    expect(lastDecision(approval, chair)?.verdict).toBe(verdict);
  });

  test('a recusal that is over takes away no answer of another seat', () => {
    const others = [aDecision(plan), aDecision('east.board.money')];
    const over = act(answered(opened(), ...others, said('recuse')), changed(deputy));
    expect([...votesOf(over).keys()]).toEqual([plan, 'east.board.money']);
  });
});

describe('whether a person is reached', () => {
  const lost: Action = { type: 'approval.reached', person: chairman, isReached: false, at };
  const nudged: Action = { type: 'approval.nudged', seat: chair, by, day: '2026-03-03', at };
  const asked: Action = { type: 'approval.questioned', seat: chair, by: chairman, question: 'Why?', at };
  const recounted = {
    type: 'approval.recounted',
    from: at,
    plan: { dueAt: at, reminders: [] },
    at,
  } as unknown as Action;

  test.each<[string, readonly Action[], string]>([
    ['nothing is told of them', [], 'arrive'],
    ['their mailbox is dead', [lost], 'lost'],
    ['an outage holds their mails up', [{ ...lost, isHeldUp: true }], 'heldUp'],
    ['somebody else does something', [lost, nudged], 'lost'],
    ['something happens by itself', [lost, recounted], 'lost'],
    ['it is told of somebody else', [lost, { ...lost, person: deputy, isReached: true }], 'lost'],
    ['they do something, so they know of the matter', [lost, asked], 'arrive'],
    ['the last word counts', [asked, lost], 'lost'],
  ])('%s', (_, changes, reach) => {
    expect(reachOf({ changes }, chairman)).toBe(reach);
  });
});

describe('an added approver', () => {
  test('is named as one where only they are waited for', () => {
    const opened = act(anApproval({ stages: [aStage(aPool('a'))] }), added(0));
    expect(stillNeeded(decide(opened, aDecision('east.board.a')))).toEqual({
      zh: '还需加签 1 席同意。',
      en: 'Added approver: the approval of 1 seat is still needed.',
    });
  });

  test('is asked in the stage in which they were added and in no other', () => {
    const opened = act(anApproval({ stages: [aStage(aPool('a')), aStage(aPool('b'))] }), added(0));
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
    const told = (substitutions: readonly (typeof period)[]): Action => ({
      type: 'approval.rosterChanged',
      holders: {},
      substitutions,
      at,
    });
    const approval = anApproval({ substitutions: [period] });
    expect(isSubstitute(act(approval, told([])), deputy, chairman)).toBe(false);
    expect(isSubstitute(act(act(approval, told([])), told([period])), deputy, chairman)).toBe(true);
  });

  test('whoever is barred is not asked as a substitute, and a vacant seat asks nobody', () => {
    const own = anApproval({ substitutions: [period], requester: deputy });
    const [seat = aSeat(chair)] = seatsOf(own, 0);
    expect(peopleFor(own, seat, at)).toEqual([chairman]);
    expect(peopleFor(own, { ...seat, holder: null }, at)).toEqual([]);
  });
});
