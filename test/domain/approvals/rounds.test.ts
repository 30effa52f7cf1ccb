import { DomainError } from '../../../domain/shared/errors';
import { assertNextRound } from '../../../domain/approvals/rounds';

const refusalOf = (round: number, before: Parameters<typeof assertNextRound>[1]) => {
  try {
    assertNextRound(round, before);
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  }
  return 'accepted';
};

test.each<[number, Parameters<typeof assertNextRound>[1], string]>([
  [1, undefined, 'accepted'],
  [2, undefined, 'round_not_next'],
  [7, undefined, 'round_not_next'],
  [2, 'open', 'round_open'],
  [2, 'approved', 'already_closed'],
  [2, 'approvedWithConditions', 'already_closed'],
  [2, 'changesRequested', 'accepted'],
  [2, 'rejected', 'accepted'],
  [2, 'withdrawn', 'accepted'],
  [2, 'expired', 'accepted'],
  [3, 'impossible', 'accepted'],
])('round %s after one that is %s is %s', (round, before, answer) => {
  expect(refusalOf(round, before)).toBe(answer);
});
