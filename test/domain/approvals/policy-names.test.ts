import { DomainError } from '../../../domain/shared/errors';
import { usesOf } from '../../../domain/definition/lint/places';
import { policyOf, stagesOf } from '../../../domain/approvals/panels';
import { assertMeetable, lintMatter } from '../../../domain/definition/lint/matter';
import type { PanelPolicy, Policy } from '../../../domain/programme/policies';
import type { Programme } from '../../../domain/programme/programme';
import { programmeOf } from '../../support/programmes';
import { aPolicy } from '../../support/questions';
import { seedFile } from '../../support/seed';

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
const onePanel = { group: '$subject', rule: { bothParties: 'any' } } as const;
const codesOf = (asked: Programme, policy: Policy, groups: readonly string[], isNamed = false) => [
  ...new Set(lintMatter(asked, policy, groups, { isNamed }).map(({ code, path }) => `${code} ${path.join('.')}`)),
];
interface Facts {
  readonly field: string;
  readonly why: { readonly zh: string; readonly en: string };
  readonly defects: readonly { readonly code: string }[];
}
const chainTo = (to: string) => ({
  atDeadline: 'escalate' as const,
  escalation: [{ to, within: { workingDays: 2 }, does: 'notify' as const }],
});

describe('a policy for one matter alone', () => {
  test.each<[string, Policy, readonly string[]]>([
    [
      'a veto of a seat that the groups asked do not have',
      policyWith({ vetoSeats: ['finance', 'legal'] }),
      ['veto_seat_unknown policy.stages.0.panels.0.vetoSeats.1'],
    ],
    [
      'a casting vote of nobody',
      policyWith({ castingVote: 'directress' }),
      ['casting_vote_unknown policy.stages.0.panels.0.castingVote'],
    ],
    [
      'a casting vote where no tie can be, in the words of the lint',
      policyWith({ castingVote: 'director', rule: { bothParties: { share: { percent: 75 } } } }),
      ['casting_vote_without_tie policy.stages.0.panels.0.castingVote'],
    ],
    [
      'a casting vote that each party would have in a pool',
      policyWith({ rule: { share: { percent: 50 } }, castingVote: 'director' }),
      ['casting_vote_ambiguous policy.stages.0.panels.0.castingVote'],
    ],
    ['a casting vote of each party’s own seat', policyWith({ ...majority, castingVote: 'director' }), []],
    ['a chain to nowhere', policyWith({}, chainTo('nowhere')), ['escalation_unknown policy.escalation.0.to']],
    ['a veto of a seat asked', policyWith({ vetoSeats: ['finance'] }), []],
    ['a chain to a group', policyWith({}, chainTo('data')), []],
    [
      'more approvals than there are seats',
      policyWith({ group: 'steering', rule: { bothParties: { atLeast: 5 } } }),
      ['quorum_out_of_reach policy.stages.0.panels.0.rule'],
    ],
    [
      'more approvals of the ethics committee than it has seats',
      policyWith({ group: 'supervision', rule: { bothParties: { atLeast: 2 } } }),
      ['quorum_out_of_reach policy.stages.0.panels.0.rule'],
    ],
    [
      'a threshold above all weights',
      policyWith({ group: 'clinical', rule: { bothParties: { weighted: { threshold: 9 } } } }),
      ['quorum_out_of_reach policy.stages.0.panels.0.rule'],
    ],
    [
      'a party that there is not',
      policyWith({ rule: { bothParties: { spree: 'all', manzanares: 'all', rhine: 'any' } } }),
      ['unknown_party policy.stages.0.panels.0.rule.bothParties.rhine'],
    ],
    ['a group that there is not', policyWith({ group: 'legal' }), ['unknown_group policy.stages.0.panels.0.group']],
    [
      'silence that would approve what a second stage has not seen',
      aPolicy({ atDeadline: 'approve', stages: [{ panels: [onePanel] }, { panels: [onePanel] }] }),
      ['auto_approval_skips_stages policy.atDeadline'],
    ],
  ])('%s', (_, policy, answer) => {
    expect(codesOf(programme, policy, ['steering', 'data'])).toEqual(answer);
  });

  test('a vacancy keeps nobody from asking: the seat can be filled meanwhile', () => {
    const { governance } = programme;
    const { steering } = governance.groups;
    if (!steering) throw new Error('There is no steering group.');
    const seats = steering.seats.map((seat, n) => (n === 0 ? { ...seat, holder: null } : seat));
    const vacant = { ...governance, groups: { ...governance.groups, steering: { ...steering, seats } } };
    expect(
      codesOf({ ...programme, governance: vacant }, policyWith({ rule: { bothParties: 'all' } }), ['steering']),
    ).toEqual([]);
  });

  test('about money people sign in and silence means nothing, whoever made the policy up', () => {
    const { governance } = programme;
    const { data } = governance.groups;
    if (!data) throw new Error('There is no data group.');
    const withMoney = {
      ...programme,
      governance: { ...governance, groups: { ...governance.groups, data: { ...data, kind: 'financial' as const } } },
    };
    expect(codesOf(withMoney, policyWith({}), ['data'])).toEqual(['gate_identity_weak policy.identity']);
    expect(codesOf(withMoney, policyWith({}, { identity: 'signIn' }), ['data'])).toEqual([]);
    expect(codesOf(withMoney, policyWith({}), ['steering'])).toEqual([]);
    expect(codesOf(withMoney, policyWith({}, { identity: 'signIn', atDeadline: 'approve' }), ['data'])).toEqual([
      'auto_approval_forbidden policy.atDeadline',
    ]);
  });

  test('a policy of the programme that the groups asked cannot meet is refused as well, as a whole', () => {
    const { protocol } = programme.policies;
    if (!protocol) throw new Error('There is no policy protocol.');
    const heavy = { ...protocol, stages: [{ panels: [{ ...onePanel, rule: { bothParties: { atLeast: 3 } } }] }] };
    expect(codesOf(programme, heavy, ['steering'], true)).toEqual(['quorum_out_of_reach policy']);
  });

  test('a refusal says the first place and its sentence in both languages, and keeps all of them', () => {
    const wrong = policyWith({ rule: { bothParties: { atLeast: 5 } } }, chainTo('nowhere'));
    const [code, facts] = refusalOf(() => assertMeetable(programme, wrong, ['steering'])) as [string, Facts];
    expect([code, facts.field, facts.defects.map((each) => each.code)]).toEqual([
      'invalid_input',
      'policy.stages.0.panels.0.rule',
      ['quorum_out_of_reach', 'quorum_out_of_reach', 'escalation_unknown'],
    ]);
    expect(facts.why.zh).toContain('达不到此规则');
    expect(facts.why.en).toContain('can never meet this rule');
  });

  test('climbs the chain of the programme where it escalates and names none', () => {
    const chain = programme.governance.escalation;
    expect(chain).toHaveLength(3);
    expect(policyOf(programme, aPolicy({ atDeadline: 'escalate' })).escalation).toEqual(chain);
    expect(policyOf(programme, aPolicy()).escalation).toEqual([]);
  });
});

test.each(['constructor', 'toString', '__proto__'])('%s is neither a policy nor a group', (name) => {
  expect(refusalOf(() => policyOf(programme, name))).toMatchObject(['invalid_input', { field: 'policy' }]);
  expect(refusalOf(() => stagesOf(programme, aPolicy(), [name]))).toMatchObject(['invalid_input', { field: 'groups' }]);
});

test('a group that is named twice is asked once', () => {
  expect(stagesOf(programme, aPolicy(), ['steering', 'steering'])[0]?.panels).toHaveLength(1);
});

test.each([seedFile, 'stroke-registry.yaml'])(
  'in %s every policy may be asked of whom its definition lets decide by it',
  (file) => {
    const definition = programmeOf(file, 'demo');
    const refusals = usesOf(definition).flatMap(({ policy, groups }) =>
      codesOf(definition, policyOf(definition, policy), groups, true),
    );
    expect(refusals).toEqual([]);
  },
);

test('a policy of everyday matters may be asked of any group, also about money', () => {
  const seed = programmeOf(seedFile, 'demo');
  for (const group of Object.keys(seed.governance.groups))
    expect(codesOf(seed, policyOf(seed, 'oneOfEach'), [group], true)).toEqual([]);
});
