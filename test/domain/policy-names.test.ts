import { DomainError } from '../../domain/errors';
import { policyOf, stagesOf } from '../../domain/panels';
import { assertNamesAreKnown } from '../../domain/policy-names';
import type { PanelPolicy, Policy } from '../../domain/policies';
import { programmeOf } from '../support/programmes';
import { aPolicy } from '../support/questions';

const programme = programmeOf('stroke-registry.yaml', 'demo');
const refusalOf = (act: () => unknown) => {
  try {
    act();
  } catch (error) {
    if (error instanceof DomainError) return [error.code, error.facts];
    throw error;
  }
  return 'accepted';
};
const policyWith = (panel: Partial<PanelPolicy>, more: Partial<Policy> = {}) =>
  aPolicy({ stages: [{ panels: [{ group: '$subject', rule: { bothParties: 'any' }, ...panel }] }], ...more });
const majority = { rule: { bothParties: { share: { percent: 50, strictly: true } } } } as const;
const ambiguous = {
  zh: '双方席位合并计算时只能有一张决定票，而“director”是双方各一席；请写席位全名（方.组.席位）。',
  en: 'Where the seats of both parties are counted together one of them has the casting vote, and "director" is a seat of each; name it in full (party.group.key).',
};
const chainTo = (to: string) => ({
  atDeadline: 'escalate' as const,
  escalation: [{ to, within: { workingDays: 2 }, does: 'notify' as const }],
});

describe('a policy for one matter alone', () => {
  test.each<[string, Policy, object | 'accepted']>([
    [
      'a veto of a seat that the groups asked do not have',
      policyWith({ vetoSeats: ['finance', 'legal'] }),
      ['invalid_input', { field: 'policy.stages.0.panels.0.vetoSeats', unknown: ['legal'] }],
    ],
    [
      'a casting vote of nobody',
      policyWith({ castingVote: 'directress' }),
      ['invalid_input', { field: 'policy.stages.0.panels.0.castingVote', unknown: ['directress'] }],
    ],
    [
      'a casting vote where no tie can be, in the words of the lint',
      policyWith({ castingVote: 'director', rule: { bothParties: { share: { percent: 75 } } } }),
      [
        'invalid_input',
        {
          field: 'policy.stages.0.panels.0.castingVote',
          why: {
            zh: '决定票只用于简单多数（50% 或超过 50%，或席位数的一半，奇数时进一），此规则没有平票可言。',
            en: 'A casting vote is for simple majorities only (50 % or more than that, or half of the seats, rounded up); this rule knows no tie.',
          },
        },
      ],
    ],
    [
      'a chain to nowhere',
      policyWith({}, chainTo('nowhere')),
      ['invalid_input', { field: 'policy.escalation', unknown: ['nowhere'] }],
    ],
    [
      'a veto and a casting vote of seats asked',
      policyWith({ ...majority, vetoSeats: ['finance'], castingVote: 'spree.steering.director' }),
      'accepted',
    ],
    ['a casting vote of each party’s own seat', policyWith({ ...majority, castingVote: 'director' }), 'accepted'],
    [
      'a casting vote that each party would have in a pool',
      policyWith({ rule: { share: { percent: 50 } }, castingVote: 'director' }),
      ['invalid_input', { field: 'policy.stages.0.panels.0.castingVote', why: ambiguous }],
    ],
    ['a chain to a group', policyWith({}, chainTo('data')), 'accepted'],
  ])('%s', (_, policy, answer) => {
    expect(refusalOf(() => assertNamesAreKnown(programme, policy, ['steering', 'data']))).toEqual(answer);
  });

  test('climbs the chain of the programme where it escalates and names none', () => {
    const chain = programme.governance.escalation;
    expect(chain).toHaveLength(3);
    expect(policyOf(programme, aPolicy({ atDeadline: 'escalate' })).escalation).toEqual(chain);
    expect(policyOf(programme, aPolicy()).escalation).toEqual([]);
  });
});

test.each(['constructor', 'toString', '__proto__'])('%s is neither a policy nor a group', (name) => {
  expect(refusalOf(() => policyOf(programme, name))).toEqual(['invalid_input', { field: 'policy' }]);
  expect(refusalOf(() => stagesOf(programme, aPolicy(), [name]))).toEqual(['invalid_input', { field: 'groups' }]);
});

test('a group that is named twice is asked once', () => {
  expect(stagesOf(programme, aPolicy(), ['steering', 'steering'])[0]?.panels).toHaveLength(1);
});
