import { subjectKinds, type Subject } from '../../../domain/approvals/approvals';
import { assertInBulk, seatInBulk, whyAlone } from '../../../domain/approvals/bulk';
import type { IdentityTier } from '../../../domain/programme/policies';
import { aDecision, anApproval, aRequest } from '../../support/approvals';
import { codeOf } from '../../support/refused';
import { decide } from '../../../domain/approvals/decisions';

const chair = 'chair@east.example';
const seat = 'east.board.chair';
const subject = { kind: 'milestone', key: 'plan' } as const;

test.each<[IdentityTier, string | undefined]>([
  ['link', undefined],
  ['link+code', 'identity_too_weak'],
  ['signIn', undefined],
  ['signIn+again', 'identity_too_weak'],
])('a matter that asks for %s may be decided with others: %s', (identity, may) => {
  expect(codeOf(() => assertInBulk(aRequest({ subject, policy: { identity } })))).toBe(may);
  expect(whyAlone(subject, identity) === undefined).toBe(may === undefined);
  const offered = seatInBulk(anApproval({ subject, policy: { identity } }), chair, seat)?.id;
  expect(offered).toBe(may === undefined ? seat : undefined);
});

const alone: readonly Subject['kind'][] = [
  'agreement',
  'gate',
  'cost',
  'budget',
  'budgetException',
  'distribution',
  'draw',
  'ratification',
];

test.each(subjectKinds.filter((kind) => kind !== 'review'))(
  'gates, money and agreements are decided one by one, and so is their review: %s',
  (kind) => {
    const asked = { kind, key: 'it' } as const;
    const review = { kind: 'review', key: `${kind}:it:1:${seat}` } as const;
    const expected = alone.includes(kind) ? 'not_in_bulk' : undefined;
    for (const each of [asked, review]) {
      expect(codeOf(() => assertInBulk(aRequest({ subject: each })))).toBe(expected);
      expect(whyAlone(each, 'link') !== undefined).toBe(alone.includes(kind));
      expect(seatInBulk(anApproval({ subject: each }), chair, seat) === undefined).toBe(alone.includes(kind));
    }
  },
);

test('only a seat of one’s own that has not answered is decided with others', () => {
  const asked = anApproval({ subject });
  expect(seatInBulk(asked, chair, 'west.board.chair')).toBeUndefined();
  expect(seatInBulk(asked, 'stranger@east.example', seat)).toBeUndefined();
  expect(seatInBulk(decide(asked, aDecision(seat)), chair, seat)).toBeUndefined();
});
