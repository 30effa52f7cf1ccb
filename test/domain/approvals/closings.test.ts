import { act } from '../../../domain/approvals/actions/rules';
import { nextStage, withdraw } from '../../../domain/approvals/steps';
import type { Approval, Outcome } from '../../../domain/approvals/approvals';
import type { Action } from '../../../domain/approvals/actions/actions';
import { hearersOfClose } from '../../../domain/approvals/closings';
import { escalate } from '../../../domain/approvals/time/escalations';
import { callsForLetters, tellsOffice } from '../../../domain/letters/calls';
import { lettersOf } from '../../../domain/letters/letters';
import { outcome } from '../../../domain/approvals/outcomes';
import { aDecision, aPanel, aPlan, aPool, aRequest, aSeat, aStage, anApproval } from '../../support/approvals';
import { decide } from '../../../domain/approvals/decisions';

const at = '2026-03-05T01:00:00.000Z';
const office = ['office@east.example', 'office@west.example'];
const requester = aRequest().requester;
const [a, b, c] = ['east.board.a', 'east.board.b', 'east.board.c'];
const seats = ['a', 'b', 'c'].map((key) => aSeat(`east.board.${key}`));
const asked = (changes: Parameters<typeof anApproval>[0] = {}) =>
  anApproval({ stages: [aStage(aPanel({ seats, rule: 'any' }))], ...changes });
const after = (approval: Approval, ...answers: Parameters<typeof aDecision>[]) =>
  answers.reduce((before, given) => decide(before, aDecision(...given)), approval);
const changed = (approval: Approval, ...changes: Action[]) => changes.reduce(act, approval);
const heard = (approval: Approval) =>
  Object.fromEntries(hearersOfClose(approval, at, office).map(({ to, kind }) => [to.split('@')[0], kind]));

const offices = { office: 'closed' } as const;

describe('who hears that an approval has ended', () => {
  const roster: Action = {
    type: 'approval.rosterChanged',
    holders: {},
    substitutions: [
      {
        person: 'b@east.example',
        substitute: 'deputy@east.example',
        from: '2026-03-01T00:00:00Z',
        until: '2026-04-01T00:00:00Z',
      },
      {
        person: 'c@east.example',
        substitute: 'former@east.example',
        from: '2026-02-01T00:00:00Z',
        until: '2026-03-01T00:00:00Z',
      },
    ],
    at: '2026-03-01T00:00:00Z',
  };
  const by = office[0] ?? '';
  const reason = 'because';
  test.each<[string, Approval, Readonly<Record<string, string>>]>([
    [
      'whoever was asked and had not answered that nothing is left to do, whoever voted in a digest, both offices and the requester the outcome',
      after(asked(), [a]),
      { ...offices, a: 'outcome', b: 'ended', c: 'ended' },
    ],
    [
      'all who were asked, when the requester withdraws it',
      withdraw(asked()),
      { ...offices, a: 'ended', b: 'ended', c: 'ended' },
    ],
    [
      'all who were asked, when the office overrides them',
      changed(asked(), { type: 'approval.overridden', outcome: 'approved', by, reason, at }),
      { ...offices, a: 'ended', b: 'ended', c: 'ended' },
    ],
    [
      'all who were asked, when it expires',
      { ...asked(), ended: 'expired' },
      { ...offices, a: 'ended', b: 'ended', c: 'ended' },
    ],
    [
      'a substitute in force who was asked too, and nobody whose time as a substitute is over',
      after(changed(asked(), roster), [a]),
      { ...offices, a: 'outcome', b: 'ended', c: 'ended', deputy: 'ended' },
    ],
    [
      'the principal, when the substitute has voted',
      after(changed(asked(), roster), [b, 'approve', { person: 'deputy@east.example' }]),
      { ...offices, a: 'ended', b: 'ended', c: 'ended', deputy: 'outcome' },
    ],
    [
      'whom an escalation brought in',
      withdraw(escalate(asked(), { step: 0, at, to: ['board@east.example'], dueAt: aPlan().dueAt })),
      { ...offices, a: 'ended', b: 'ended', c: 'ended', board: 'ended' },
    ],
    [
      'whoever passed the seat on in a digest, and the delegate who was asked for it',
      withdraw(
        changed(asked(), {
          type: 'approval.delegated',
          seat: a,
          by: 'a@east.example',
          to: 'd@east.example',
          reason,
          at,
        }),
      ),
      { ...offices, a: 'outcome', b: 'ended', c: 'ended', d: 'ended' },
    ],
    [
      'not once more whoever lost the seat to somebody else and was told then',
      withdraw(changed(asked(), { type: 'approval.reassigned', seat: a, to: 'd@east.example', by, reason, at })),
      { ...offices, b: 'ended', c: 'ended', d: 'ended' },
    ],
    [
      'nobody who has left since voting',
      withdraw(
        changed(after(asked({ stages: [aStage(aPanel({ seats, rule: 'all' }))] }), [a]), {
          type: 'approval.rosterChanged',
          holders: { [a]: 'new@east.example' },
          substitutions: [],
          at: '2026-03-04T00:00:00Z',
        }),
      ),
      { ...offices, new: 'ended', b: 'ended', c: 'ended' },
    ],
    [
      'nobody of a stage that has not opened',
      withdraw(asked({ stages: [aStage(aPool('ab')), aStage(aPool('c'))] })),
      { ...offices, a: 'ended', b: 'ended' },
    ],
    [
      'those of a stage that is over as well',
      withdraw(
        nextStage(after(asked({ stages: [aStage(aPool('ab', { rule: 'any' })), aStage(aPool('c'))] }), [a]), aPlan()),
      ),
      { ...offices, a: 'outcome', b: 'ended', c: 'ended' },
    ],
    [
      'the outcome at once who requested it and has voted, or is copied, or sits in the office, whatever they are beside',
      after(
        asked({
          stages: [
            aStage(aPanel({ seats: [...seats, aSeat('west.board.o', { holder: office[1] ?? '' })], rule: 'all' })),
          ],
          policy: { copies: ['a@east.example', 'auditor@north.example'] },
        }),
        [a],
        [b],
        [c],
        ['west.board.o', 'reject', { person: office[1] ?? '' }],
      ),
      { ...offices, a: 'closed', b: 'outcome', c: 'outcome', auditor: 'closed' },
    ],
    [
      'that nothing is left to do who has voted for one seat and is still awaited for another',
      withdraw(
        after(
          asked({
            stages: [
              aStage(aPanel({ seats: [...seats, aSeat('east.board.x', { holder: 'a@east.example' })], rule: 'all' })),
            ],
          }),
          [a],
        ),
      ),
      { ...offices, a: 'ended', b: 'ended', c: 'ended' },
    ],
    [
      'once at the address where the question went who follows it at another one of theirs',
      withdraw(asked({ policy: { copies: ['b@home.example'] }, addresses: { 'b@home.example': 'b@east.example' } })),
      { ...offices, a: 'ended', b: 'ended', c: 'ended' },
    ],
    [
      'the end alone who is recused, and who gains by it',
      withdraw(
        after(
          asked({
            stages: [aStage(aPanel({ seats, rule: 'all', vacantSeats: 'notCounted' }))],
            beneficiaries: ['b@east.example'],
          }),
          [a, 'recuse'],
        ),
      ),
      { ...offices, a: 'ended', b: 'ended', c: 'ended' },
    ],
  ])('%s', (_title, approval, hearers) => {
    expect(outcome(approval)).not.toBe('open');
    expect(heard(approval)).toEqual(hearers);
  });

  test('each once, whichever way it ended, and the post is told of it together with both offices', () => {
    const outcomes = [
      'approved',
      'approvedWithConditions',
      'changesRequested',
      'rejected',
      'withdrawn',
      'expired',
      'impossible',
    ];
    for (const ending of outcomes as Outcome[]) {
      const happening = { type: 'approval.closed', approval: 'x', outcome: ending } as const;
      const entry = { programme: 'p', process: 'x', number: 2, at, happening };
      const letters = lettersOf(entry, { approval: withdraw(asked()), office });
      expect(letters.map(({ to }) => to).sort()).toEqual(
        [...new Set([requester, ...office, 'a@east.example', 'b@east.example', 'c@east.example'])].sort(),
      );
      expect(new Set(letters.map(({ id }) => id)).size).toBe(letters.length);
      expect([callsForLetters(happening), tellsOffice(happening)]).toEqual([true, true]);
    }
  });
});
