import { allowsBulk, seatInBulk } from '../../../domain/approvals/bulk';
import type { IdentityTier } from '../../../domain/programme/policies';
import { aDecision, anApproval } from '../../support/approvals';
import { decide } from '../../../domain/approvals/decisions';

const chair = 'chair@east.example';
const seat = 'east.board.chair';

test.each<[IdentityTier, boolean]>([
  ['link', true],
  ['link+code', false],
  ['signIn', true],
  ['signIn+again', false],
])('a matter that asks for %s may be decided with others: %s', (identity, allowed) => {
  expect(allowsBulk(identity)).toBe(allowed);
  expect(seatInBulk(anApproval({ policy: { identity } }), chair, seat)?.id).toBe(allowed ? seat : undefined);
});

test('only a seat of one’s own that has not answered is decided with others', () => {
  const answered = decide(anApproval(), aDecision(seat));
  expect(seatInBulk(anApproval(), chair, 'west.board.chair')).toBeUndefined();
  expect(seatInBulk(anApproval(), 'stranger@east.example', seat)).toBeUndefined();
  expect(seatInBulk(answered, chair, seat)).toBeUndefined();
});
