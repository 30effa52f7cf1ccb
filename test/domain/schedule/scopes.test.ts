import { milestoneContent } from '../../../domain/approvals/content';
import type { DomainError } from '../../../domain/shared/errors';
import {
  approvedScope,
  assertMayChangeScope,
  scopeAfter,
  scopeSentence,
  type ScopeChange,
} from '../../../domain/schedule/scopes';
import { scopedAfter } from '../../../domain/phases/milestone-projection';

const office = 'office@spree.example';
const report = {
  milestone: 'protocol-approved',
  change: 'a second hospital',
  cause: 'a',
  consequence: 'b',
  options: ['c'],
  recommendation: 'd',
  by: office,
};
const reported = { type: 'scope.reported', number: 1, approval: 's1', ...report } as const;
const decided = (outcome: 'approved' | 'approvedWithConditions' | 'rejected' | 'expired') =>
  ({ type: 'scope.decided', milestone: report.milestone, number: 1, approval: 's1', outcome }) as const;
const codeOf = (known: readonly ScopeChange[], changes: object = {}) => {
  try {
    assertMayChangeScope(known, { ...report, ...changes });
  } catch (error) {
    return (error as DomainError).code;
  }
  return 'accepted';
};

test('any change of scope comes with a whole report, and one of a milestone is decided at a time', () => {
  expect(codeOf([])).toBe('accepted');
  expect(codeOf([], { change: ' ' })).toBe('comment_required');
  expect(codeOf([], { options: [] })).toBe('comment_required');
  expect(codeOf([], { recommendation: '' })).toBe('comment_required');
  const deciding = scopeAfter([], reported);
  expect(deciding).toEqual([{ number: 1, change: 'a second hospital', state: 'deciding', approval: 's1' }]);
  expect(codeOf(deciding)).toBe('scope_deciding');
  expect(codeOf(scopeAfter(deciding, decided('expired')))).toBe('accepted');
});

test('those who accept a milestone are shown the changes of its scope that were approved, and no others', () => {
  const milestone = { key: report.milestone, title: { zh: '方案', en: 'Protocol' }, state: 'planned' } as const;
  const after = scopedAfter(scopedAfter({ ...milestone, baselineOn: '2027-03-31' }, reported), decided('approved'));
  const second = { number: 2, change: 'no children', state: 'refused', approval: 's2' } as const;
  const scope = approvedScope([...(after.scope ?? []), second]);
  expect(scope).toEqual(['a second hospital']);
  const plan = { title: milestone.title, criterion: { zh: '批准', en: 'it is approved' } };
  const { summary } = milestoneContent(plan, { evidence: [], note: 'done', scope });
  expect(summary.map(({ en }) => en)).toEqual([
    'Criterion: it is approved',
    'Change of scope, as approved: a second hospital',
    'Note: done',
  ]);
});

test('a change of scope has its history in words', () => {
  expect(scopeSentence(reported).en).toContain('change of scope 1: a second hospital (recommended: d)');
  expect(scopeSentence(decided('rejected'))).toEqual({
    zh: '范围变更 1：未获通过',
    en: 'Change of scope 1: not approved',
  });
});
