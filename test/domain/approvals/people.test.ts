import type { Approval, Verdict } from '../../../domain/approvals/approvals';
import { nextStage, open } from '../../../domain/approvals/steps';
import { assertMayDecide, decide } from '../../../domain/approvals/decisions';
import { candidatesOf, hasVotedForOther } from '../../../domain/approvals/barriers';
import { escalate } from '../../../domain/approvals/time/escalations';
import { DomainError } from '../../../domain/shared/errors';
import { mayAnswerFor } from '../../../domain/approvals/mandates';
import { awaitedSeats, outcome } from '../../../domain/approvals/outcomes';
import type { CountRule, Policy } from '../../../domain/programme/policies';
import { recusalOf } from '../../../domain/approvals/recusals';
import { aDecision, anApproval, aPanel, aPlan, aPool, aSeat, aStage } from '../../support/approvals';

const [x, y, z] = ['x@east.example', 'y@east.example', 'z@east.example'] as const;
const standingIn = (person: string, substitute: string) => ({
  person,
  substitute,
  from: '2026-03-01T00:00:00Z',
  until: '2026-04-01T00:00:00Z',
});
const heldBy = (holders: Readonly<Record<string, string | null>>) =>
  Object.entries(holders).map(([key, holder]) => aSeat(`east.board.${key}`, { holder, chair: false }));
const asking = (
  holders: Readonly<Record<string, string | null>>,
  changes: Parameters<typeof anApproval>[0] & { readonly rule?: CountRule } = {},
  distinctPeople: Policy['distinctPeople'] = 'panels',
): Approval => {
  const { rule = 'all', policy, ...request } = changes;
  return anApproval({
    stages: [aStage(aPanel({ rule, seats: heldBy(holders) }))],
    ...request,
    policy: { distinctPeople, ...policy },
  });
};
const votes = (approval: Approval, seat: string, person: string, verdict: Verdict = 'approve') =>
  decide(approval, aDecision(`east.board.${seat}`, verdict, { person }));
const codeOf = (approval: Approval, seat: string, person: string, verdict: Verdict = 'approve') => {
  try {
    assertMayDecide(approval, aDecision(`east.board.${seat}`, verdict, { person }));
    return 'accepted';
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  }
};

describe('where different people are asked for', () => {
  test('one may still change one’s own vote', () => {
    const first = votes(asking({ a: x, b: y }), 'a', x);
    expect(codeOf(first, 'a', x, 'abstain')).toBe('accepted');
  });

  test('whoever recuses one seat is out of the matter with every seat that they hold or have answered for', () => {
    const opened = asking({ a: x, b: x, c: y, d: z }, { rule: { atLeast: 2 } });
    const recused = votes(opened, 'a', x, 'recuse');
    expect(codeOf(recused, 'b', x)).toBe('barred_recused');
    const verdicts = ({ decisions }: Approval) => decisions.map(({ seat, verdict }) => [seat.slice(-1), verdict]);
    expect(verdicts(recused)).toEqual([
      ['a', 'recuse'],
      ['b', 'recuse'],
    ]);
    const later = votes(votes(opened, 'b', x), 'a', x, 'recuse');
    expect(verdicts(later).slice(1)).toEqual(verdicts(recused));
    expect(outcome(votes(votes(later, 'c', y), 'd', z))).toBe('approved');
  });

  test('in a matter opened before recusals barred people, a recused seat is recused alone', () => {
    const { recusalBarsPerson: _, ...request } = asking({ a: x, b: x, c: y }, { rule: { atLeast: 2 } }).request;
    const recused = votes(open(request, aPlan()), 'a', x, 'recuse');
    expect([recused.decisions.length, outcome(recused)]).toEqual([1, 'open']);
  });

  test('whoever stands in for somebody else helps nobody', () => {
    expect(outcome(asking({ a: x, b: x }, { substitutions: [standingIn(z, y)] }))).toBe('impossible');
    expect(outcome(asking({ a: x, b: x }, { substitutions: [standingIn(x, y)] }))).toBe('open');
  });

  test('one substitute of two people fills one seat of theirs', () => {
    const substitutions = [standingIn(x, z), standingIn(y, z)];
    expect(outcome(asking({ a: x, b: y, c: x }, { substitutions }))).toBe('open');
    expect(outcome(asking({ a: x, b: y, c: x, d: y }, { substitutions }))).toBe('impossible');
  });

  test('a substitute who holds a seat there is needed for it', () => {
    expect(outcome(asking({ a: x, b: x, c: y }, { substitutions: [standingIn(x, y)] }))).toBe('impossible');
  });

  test('a seat left over counts as vacant once its holder has answered for another', () => {
    const first = votes(asking({ a: x, b: x, c: y }, { rule: { atLeast: 2 } }), 'a', x);
    expect(awaitedSeats(first).map(({ id }) => id)).toEqual(['east.board.c']);
    expect(codeOf(first, 'b', x)).toBe('already_answered_elsewhere');
    expect(mayAnswerFor(first, x).map(({ id }) => id)).toEqual(['east.board.a']);
  });

  test('across stages nobody is enough for two seats, within stages one person may sit in both', () => {
    const stages = ['a', 'b'].map((key) => aStage(aPanel({ rule: 'all', seats: heldBy({ [key]: x }) })));
    expect(outcome(asking({}, { stages }, 'stages'))).toBe('impossible');
    expect(outcome(asking({}, { stages }, 'panels'))).toBe('open');
  });
});

describe('which of several alike seats one person fills', () => {
  const [first, second, third] = ['a', 'b', 'c'].map((key) => `east.board.${key}`) as [string, string, string];
  const opened = (changes: Parameters<typeof aPanel>[0]) =>
    anApproval({ stages: [aStage(aPanel(changes))], policy: { distinctPeople: 'panels' } });

  test.each<[string, Parameters<typeof aPanel>[0], string]>([
    [
      'the chair, where the chair must approve',
      {
        rule: 'any',
        chairMustApprove: true,
        seats: [aSeat(first, { holder: x }), aSeat(second, { holder: x, chair: true })],
      },
      'open',
    ],
    [
      'the weightier, where it weighs enough',
      {
        rule: { weighted: { threshold: 2 } },
        seats: [aSeat(first, { holder: x }), aSeat(second, { holder: x, weight: 2 })],
      },
      'open',
    ],
    [
      'that of the party that is still missing',
      {
        rule: { bothParties: 'any' },
        seats: [aSeat(first, { holder: x }), aSeat(second, { holder: y }), aSeat('west.board.a', { holder: x })],
      },
      'open',
    ],
    [
      'neither is enough where both must approve',
      { rule: 'all', seats: [aSeat(first, { holder: x }), aSeat(second, { holder: x })] },
      'impossible',
    ],
  ])('%s', (_, panel, expected) => {
    expect(outcome(opened(panel))).toBe(expected);
  });

  test('the one with the casting vote, where only a tie can still carry it', () => {
    const seats = [aSeat(first, { holder: x }), aSeat(second, { holder: x }), aSeat(third, { holder: z })];
    const rejected = (castingVote: string) =>
      votes(opened({ rule: { share: { percent: 50 } }, seats, castingVote }), 'c', z, 'reject');
    expect([outcome(rejected('b')), outcome(rejected(first))]).toEqual(['open', 'open']);
    expect(outcome(rejected('nobody'))).toBe('impossible');
  });

  test('whoever has recused fills no other seat, but did in matters opened before recusals barred people', () => {
    const { recusalBarsPerson: _, ...before } = asking({ a: x, b: x, c: y }).request;
    const recusal = aDecision(first, 'recuse', { person: x });
    const candidates = (request: Approval['request']) =>
      candidatesOf({ ...asking({}), request, decisions: [recusal] }, aSeat(second, { holder: x }));
    expect([candidates({ ...before, recusalBarsPerson: true }), candidates(before)]).toEqual([[], [x]]);
    expect(candidates({ ...before, requester: x })).toEqual([]);
  });
});

describe('whoever has recused themselves', () => {
  const addresses = { 'x@home.example': x };
  const first = aDecision('east.board.a', 'recuse', { person: x });
  const second = aDecision('east.board.b', 'recuse', { person: 'x@home.example' });
  const approved = aDecision('east.board.c', 'approve', { person: y });
  const having = (...decisions: Approval['decisions']) => ({ ...asking({ a: x }, { addresses }), decisions });

  test('is known by their last recusal, by whatever address, and nobody else with them', () => {
    expect(recusalOf(having(first, second, approved), x)).toBe(second);
    expect(recusalOf(having(first, approved), 'X@Home.example')).toBe(first);
    expect(recusalOf(having(first, approved), y)).toBeUndefined();
    expect(recusalOf(having(), x)).toBeUndefined();
  });
});

describe('whoever uses a second address', () => {
  const addresses = { 'x@home.example': x };

  test('is the same person where different people are asked for', () => {
    const seats = { a: x, b: 'x@home.example', c: y };
    const first = votes(asking(seats, { addresses, rule: { atLeast: 2 } }), 'a', x);
    expect(codeOf(first, 'b', 'x@home.example')).toBe('already_answered_elsewhere');
    expect(outcome(asking(seats, { addresses }))).toBe('impossible');
  });

  test.each(['x@home.example', 'X@Home.Example', ' x@east.example'])(
    'is barred as the requester, and as who gains by it (%s)',
    (address) => {
      const asked = asking({ a: address, b: y }, { addresses, requester: x, rule: 'any' });
      expect(codeOf(asked, 'a', address)).toBe('barred_requester');
      const gained = asking({ a: x, b: y }, { addresses, beneficiaries: [address], rule: 'any' });
      expect(codeOf(gained, 'a', x)).toBe('barred_requester');
    },
  );
});

describe('whoever has changed company', () => {
  const seats = ['east.board.a', 'west.board.b', 'west.board.c'].map((id) => aSeat(id, { holder: y }));
  const rule = { bothParties: { east: 'all', west: { atLeast: 1 } } } as const;
  const opened = anApproval({ stages: [aStage(aPanel({ rule, seats }))] });
  const changed = (holders: Record<string, string>): Approval => ({
    ...votes(opened, 'a', y),
    changes: [{ type: 'approval.rosterChanged', holders, substitutions: [], at: '2026-03-03T03:00:00Z' }],
  });
  const forWest = (person: string) => aDecision('west.board.b', 'approve', { person });

  test('does not vote for the new one in a round in which they voted for the old', () => {
    const moved = changed({ 'west.board.b': y, 'west.board.c': z });
    expect(() => assertMayDecide(moved, forWest(y))).toThrow(
      expect.objectContaining({ code: 'voted_for_other_party' }) as Error,
    );
    expect(mayAnswerFor(moved, y).map(({ id }) => id)).toEqual(['east.board.a']);
    expect(awaitedSeats(moved).map(({ id }) => id)).toEqual(['west.board.c']);
    expect(outcome(changed({ 'west.board.b': y, 'west.board.c': y }))).toBe('impossible');
  });

  test('is known by any vote for the old one, by whatever address, but not by a recusal', () => {
    const three = anApproval({ stages: [aStage(aPanel())], addresses: { 'y@home.example': y } });
    const having = (...decisions: Approval['decisions']) => ({ ...three, decisions });
    const voted = (seat: string, verdict: Verdict = 'approve', person: string = y) =>
      aDecision(seat, verdict, { person });
    const of = (approval: Approval, seat = 'west.board.plan') => hasVotedForOther(approval, y, seat);
    expect(of(having(voted('east.board.plan')))).toBe(true);
    expect(of(having(voted('east.board.plan', 'abstain', 'Y@Home.example')))).toBe(true);
    expect(of(having(voted('west.board.chair'), voted('east.board.plan')))).toBe(true);
    expect(of(having(voted('west.board.chair')))).toBe(false);
    expect(of(having(voted('east.board.plan')), 'east.board.money')).toBe(false);
    expect(of(having(voted('east.board.plan', 'recuse')))).toBe(false);
    expect(of(having(voted('east.board.plan', 'approve', z)))).toBe(false);
    expect(of(having())).toBe(false);
    const { addresses: _, ...before } = three.request;
    expect(of({ ...having(voted('east.board.plan')), request: before })).toBe(false);
  });

  test('votes for the new one where they have not voted, as does anybody else', () => {
    const moved = { ...opened, changes: changed({ 'west.board.b': y, 'west.board.c': z }).changes ?? [] };
    expect(() => assertMayDecide(moved, forWest(y))).not.toThrow();
    expect(() => assertMayDecide(changed({ 'west.board.b': x }), forWest(x))).not.toThrow();
  });
});

describe('who is barred', () => {
  test('nobody stands in for the requester, so a needed seat of theirs makes the matter impossible', () => {
    const substitutions = [standingIn(x, y)];
    const of = (requester: string) => outcome(asking({ a: x, b: z }, { requester, substitutions }));
    expect([of('office@east.example'), of(x), of(y)]).toEqual(['open', 'impossible', 'open']);
  });

  test('whoever gains by it is barred as the requester is, unless the policy lets them decide', () => {
    const beneficiaries = [y];
    expect(codeOf(asking({ a: x, b: y }, { rule: 'any', beneficiaries }), 'b', y)).toBe('barred_requester');
    const policy = { requesterMayNotDecide: false };
    expect(codeOf(asking({ a: x, b: y }, { rule: 'any', beneficiaries, policy }), 'b', y)).toBe('accepted');
  });

  test('nobody to whom it was escalated answers for a seat of whoever is barred', () => {
    const policy = {
      atDeadline: 'escalate',
      escalation: [{ to: 'committee', does: 'handOver', within: { workingDays: 1 } }],
    } as const;
    const opened = asking({ a: x, b: y }, { rule: 'any', requester: x, policy });
    const [at, dueAt] = ['2026-03-09T09:30:00Z', '2026-03-11T09:30:00Z'];
    const boss = 'boss@east.example';
    const seats = [aSeat('east.strategic.boss', { holder: boss })];
    const escalated = escalate(opened, { step: 0, at, dueAt, to: [boss], seats });
    expect(mayAnswerFor(escalated, boss).map(({ id }) => id)).toEqual(['east.board.b']);
    const elsewhere = escalate(opened, { step: 0, at, dueAt, to: ['other@east.example'], seats });
    expect(mayAnswerFor(elsewhere, boss)).toEqual([]);
  });

  test('a seat that was recused is offered to nobody again, and one filled by another is not offered either', () => {
    const opened = anApproval({ stages: [aStage(aPool('abc', { rule: 'any' }))] });
    const recused = decide(opened, aDecision('east.board.a', 'recuse'));
    expect(mayAnswerFor(recused, 'a@east.example')).toEqual([]);
    const answered = decide(opened, aDecision('east.board.a', 'abstain'));
    expect(mayAnswerFor(answered, 'a@east.example').map(({ id }) => id)).toEqual(['east.board.a']);
  });

  test('a person answers only for seats of the stage that is open', () => {
    const opened = anApproval({ stages: [aStage(aPool('a')), aStage(aPool('ab'))] });
    expect(mayAnswerFor(opened, 'b@east.example')).toEqual([]);
    const second = nextStage(decide(opened, aDecision('east.board.a')), aPlan());
    expect(mayAnswerFor(second, 'b@east.example').map(({ id }) => id)).toEqual(['east.board.b']);
  });
});
