import { change, mayChange } from '../../../domain/approvals/actions/acting';
import { decide } from '../../../domain/approvals/steps';
import type { Approval } from '../../../domain/approvals/approvals';
import { changeSentence } from '../../../domain/approvals/actions/words';
import { NOT_ME, type Change } from '../../../domain/approvals/actions/actions';
import { departuresOf } from '../../../domain/approvals/departures';
import { everInvited, invited, partedBy } from '../../../domain/approvals/invitations';
import { areLinksRevoked } from '../../../domain/approvals/seats';
import { aDecision, anApproval } from '../../support/approvals';

const seat = 'east.board.chair';
const [chair, deputy, next] = ['chair@east.example', 'deputy@east.example', 'next@east.example'] as const;
const by = 'office@west.example';

const delegated: Change = {
  type: 'approval.delegated',
  seat,
  by: chair,
  to: deputy,
  reason: '',
  at: '2026-03-03T01:00:00Z',
};
const reassigned: Change = {
  type: 'approval.reassigned',
  seat,
  to: next,
  by,
  reason: 'away',
  at: '2026-03-03T03:00:00Z',
};
const left: Change = {
  type: 'approval.rosterChanged',
  holders: { [seat]: null },
  substitutions: [],
  at: '2026-03-03T03:00:00Z',
};
const revoked: Change = {
  type: 'approval.linksRevoked',
  person: chair,
  by,
  reason: 'lost',
  at: '2026-03-03T03:00:00Z',
};
const after = (...changes: readonly Change[]): Approval => changes.reduce(change, anApproval());
const voted = decide(anApproval(), aDecision(seat));

describe('whose vote is marked', () => {
  test('that of a leaver, since the day of leaving, and nobody else’s', () => {
    expect(departuresOf(change(voted, left))).toEqual([{ seat, person: chair, since: left.at }]);
    expect(departuresOf(voted)).toEqual([]);
    expect(departuresOf(after(left))).toEqual([]);
  });

  test('a leaver who comes back has not left', () => {
    const back: Change = { ...left, holders: { [seat]: chair }, at: '2026-03-04T01:00:00Z' };
    expect(departuresOf(change(change(voted, left), back))).toEqual([]);
  });

  test('a substitute who voted has left nothing', () => {
    const substitutions = [
      { person: chair, substitute: deputy, from: '2026-03-01T00:00:00Z', until: '2026-03-09T00:00:00Z' },
    ];
    const byDeputy = decide(anApproval({ substitutions }), aDecision(seat, 'approve', { person: deputy }));
    expect(departuresOf(change(byDeputy, left))).toEqual([]);
  });
});

describe('how somebody lost their part in a matter', () => {
  test.each<[string, readonly Change[], string, Change | undefined]>([
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
    expect(mayChange(anApproval(), revoked)).toBe(true);
    expect(mayChange(anApproval(), { ...revoked, person: next })).toBe(false);
    expect(mayChange(anApproval(), { ...revoked, reason: ' ' })).toBe(false);
    expect(mayChange(after(revoked), revoked)).toBe(false);
    expect(mayChange({ ...anApproval(), ended: 'withdrawn' }, revoked)).toBe(false);
  });

  test('links die in nobody’s name when somebody says that they are not their person, and without a reason', () => {
    const suspended = { ...revoked, by: NOT_ME, reason: '' };
    expect(mayChange(anApproval(), suspended)).toBe(true);
    expect(mayChange(after(suspended), suspended)).toBe(false);
    expect(changeSentence(after(suspended), suspended).en).toContain('are suspended');
    expect(changeSentence(after(revoked), revoked).en).toContain('The office');
  });

  test('leaves the seat where it is', () => {
    const approval = after(revoked);
    expect(areLinksRevoked(approval, chair)).toBe(true);
    expect(decide(approval, aDecision(seat)).decisions).toHaveLength(1);
  });
});
