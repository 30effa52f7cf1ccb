import { act, mayAct } from '../../../domain/approvals/actions/rules';
import type { Approval } from '../../../domain/approvals/approvals';
import { actionSentence } from '../../../domain/approvals/actions/words';
import { NOT_ME, type Action } from '../../../domain/approvals/actions/actions';
import { departuresOf } from '../../../domain/approvals/departures';
import { everInvited, invited, partedBy } from '../../../domain/approvals/invitations';
import { areLinksRevoked } from '../../../domain/approvals/seats';
import { aDecision, anApproval } from '../../support/approvals';
import { decide } from '../../../domain/approvals/decisions';

const seat = 'east.board.chair';
const [chair, deputy, next] = ['chair@east.example', 'deputy@east.example', 'next@east.example'] as const;
const by = 'office@west.example';

const delegated: Action = {
  type: 'approval.delegated',
  seat,
  by: chair,
  to: deputy,
  reason: '',
  at: '2026-03-03T01:00:00Z',
};
const reassigned: Action = {
  type: 'approval.reassigned',
  seat,
  to: next,
  by,
  reason: 'away',
  at: '2026-03-03T03:00:00Z',
};
const left: Action = {
  type: 'approval.rosterChanged',
  holders: { [seat]: null },
  substitutions: [],
  at: '2026-03-03T03:00:00Z',
};
const revoked: Action = {
  type: 'approval.linksRevoked',
  person: chair,
  by,
  reason: 'lost',
  at: '2026-03-03T03:00:00Z',
};
const after = (...changes: readonly Action[]): Approval => changes.reduce(act, anApproval());
const voted = decide(anApproval(), aDecision(seat));

describe('whose vote is marked', () => {
  test('that of a leaver, since the day of leaving, and nobody else’s', () => {
    expect(departuresOf(act(voted, left))).toEqual([{ seat, person: chair, since: left.at }]);
    expect(departuresOf(voted)).toEqual([]);
    expect(departuresOf(after(left))).toEqual([]);
  });

  test('a leaver who comes back has not left', () => {
    const back: Action = { ...left, holders: { [seat]: chair }, at: '2026-03-04T01:00:00Z' };
    expect(departuresOf(act(act(voted, left), back))).toEqual([]);
  });

  test('a substitute who voted has left nothing', () => {
    const substitutions = [
      { person: chair, substitute: deputy, from: '2026-03-01T00:00:00Z', until: '2026-03-09T00:00:00Z' },
    ];
    const byDeputy = decide(anApproval({ substitutions }), aDecision(seat, 'approve', { person: deputy }));
    expect(departuresOf(act(byDeputy, left))).toEqual([]);
  });
});

describe('how somebody lost their part in a matter', () => {
  test.each<[string, readonly Action[], string, Action | undefined]>([
    ['by delegating', [delegated], chair, delegated],
    ['by a reassignment', [delegated, reassigned], deputy, reassigned],
    ['by leaving the seat', [left], chair, left],
    ['by a revocation of the links', [revoked], chair, revoked],
    ['not at all', [delegated], deputy, undefined],
  ])('%s', (_how, changes, person, expected) => {
    expect(partedBy(after(...changes), person)).toBe(expected);
  });

  test('whoever was ever mailed a link is still known, whoever is mailed one now holds a seat', () => {
    const approval = after(delegated, reassigned);
    expect(everInvited(approval)).toEqual(expect.arrayContaining([chair, deputy, next]));
    expect(invited(approval)).toContain(next);
    expect(invited(approval)).not.toContain(chair);
  });
});

describe('revoking links', () => {
  test('is for somebody who has some, once, and with a reason', () => {
    expect(mayAct(anApproval(), revoked)).toBe(true);
    expect(mayAct(anApproval(), { ...revoked, person: next })).toBe(false);
    expect(mayAct(anApproval(), { ...revoked, reason: ' ' })).toBe(false);
    expect(mayAct(after(revoked), revoked)).toBe(false);
    expect(mayAct({ ...anApproval(), ended: 'withdrawn' }, revoked)).toBe(false);
  });

  test('links die in nobody’s name when somebody says that they are not their person, and without a reason', () => {
    const suspended = { ...revoked, by: NOT_ME, reason: '' };
    expect(mayAct(anApproval(), suspended)).toBe(true);
    expect(mayAct(after(suspended), suspended)).toBe(false);
    expect(actionSentence(after(suspended), suspended).en).toContain('are suspended');
    expect(actionSentence(after(revoked), revoked).en).toContain('The office');
  });

  test('leaves the seat where it is', () => {
    const approval = after(revoked);
    expect(areLinksRevoked(approval, chair)).toBe(true);
    expect(decide(approval, aDecision(seat)).decisions).toHaveLength(1);
  });
});
