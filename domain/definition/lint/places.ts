import type { Path } from '../../shared/findings';
import type { Programme } from '../../programme/programme';
import type { GroupKey, PartyKey } from '../../shared/keys';
import type { Seat } from '../../programme/governance';
import type { Milestone } from '../../programme/phase-plans';
import type { EvaluationPlan, SignOff } from '../../programme/evaluation-plans';
import type { Agreement } from '../../programme/agreement-plans';

/** Whether a record has an entry of that name (and not only every object's `constructor`). */
export const has = (record: Readonly<Record<string, unknown>>, name: string): boolean => Object.hasOwn(record, name);

/**
 * A matter that groups decide by a policy. A gate (of a phase, or to money) needs people who have signed in; what binds the parties
 * (agreements, gates, money) needs each of them.
 */
export interface Use {
  readonly path: Path;
  readonly policy: string;
  readonly groups: readonly GroupKey[];
  readonly isGate: boolean;
  readonly isBinding: boolean;
}

/** Where an agreement stands in the tree of the file. */
export const agreementPath = (programme: Programme, { key, parent }: Agreement): Path => {
  const above = parent !== undefined && has(programme.agreements, parent) ? programme.agreements[parent] : undefined;
  return above ? [...agreementPath(programme, above), 'children', key] : ['agreements', key];
};

/** Where a seat's holder stands in the file. */
export const holderPath = ({ group, key, party }: Seat): Path => [
  'governance',
  ...(group === 'supervision' ? ['supervision'] : ['groups', group]),
  'seats',
  key,
  'holders',
  party,
];

/** The milestones of all phases in order, each with its place. */
export const milestonesOf = (
  programme: Programme,
): readonly { readonly milestone: Milestone; readonly phase: number; readonly path: Path }[] =>
  programme.phases.flatMap(({ milestones }, phase) =>
    milestones.map((milestone, at) => ({ milestone, phase, path: ['phases', phase, 'milestones', at] })),
  );

/** The parties with votes. */
export const decidingKeys = (programme: Programme): readonly PartyKey[] =>
  Object.values(programme.parties).flatMap(({ key, decides }) => (decides ? [key] : []));

/** The plans of improvements and the results of innovations, where the definition names the policy by which they are decided. */
const leadingUses = ({ improvement, innovation }: Programme): readonly Use[] =>
  [
    { path: ['improvement', 'leads'], asked: improvement.leads },
    { path: ['innovation', 'accepts'], asked: innovation?.accepts },
  ].flatMap(({ path, asked }) =>
    asked?.policy === undefined
      ? []
      : [{ path, policy: asked.policy, groups: asked.groups, isGate: false, isBinding: false }],
  );

/** Who signs the evaluations off; a special one that is signed off as the year is says nothing of its own. */
const signOffsOf = ({ cycles, special }: EvaluationPlan): readonly (readonly [string, SignOff])[] => {
  const own = special && JSON.stringify(special.signOff) !== JSON.stringify(cycles.annual.signOff);
  return [
    ...Object.entries(cycles).map(([cycle, { signOff }]) => [cycle, signOff] as const),
    ...(special && own ? [['special', special.signOff] as const] : []),
  ];
};

/** Acceptances and closings of risks, where a policy is named for them; unknown groups are told where they stand. */
const riskUses = ({ risks, governance }: Programme): readonly Use[] => {
  const policy = risks.acceptance?.policy;
  if (policy === undefined) return [];
  const named = new Set(Object.values(risks.authority ?? {}).flat());
  const groups = [...named].filter((group) => has(governance.groups, group));
  return [{ path: ['risks', 'acceptance'], policy, groups, isGate: false, isBinding: true }];
};

/** Every place of the programme at which groups decide something. */
export const usesOf = (programme: Programme): readonly Use[] => [
  ...milestonesOf(programme).flatMap(({ milestone, path }) =>
    milestone.accepts ? [{ path: [...path, 'accepts'], ...milestone.accepts, isGate: false, isBinding: false }] : [],
  ),
  ...programme.phases.map(({ gate }, phase) => ({
    path: ['phases', phase, 'gate'],
    policy: gate.policy,
    groups: gate.asks,
    isGate: true,
    isBinding: true,
  })),
  ...Object.values(programme.agreements).map((one) => ({
    path: [...agreementPath(programme, one), 'approval'],
    ...one.approval,
    isGate: false,
    isBinding: true,
  })),
  ...signOffsOf(programme.evaluation).map(([cycle, signOff]) => ({
    path: ['evaluation', 'cycles', cycle, 'signOff'],
    ...signOff,
    isGate: false,
    isBinding: false,
  })),
  ...leadingUses(programme),
  ...(['budget', 'commissioning'] as const).flatMap((about) => {
    const deciders = programme.projects[about];
    return deciders ? [{ path: ['projects', about], ...deciders, isGate: false, isBinding: about === 'budget' }] : [];
  }),
  ...riskUses(programme),
  ...Object.entries(programme.funds).flatMap(([fund, { authority }]) =>
    authority.map(({ groups, policy }, at) => ({
      path: ['funds', fund, 'authority', at, 'decidedBy'],
      groups,
      policy,
      isGate: true,
      isBinding: true,
    })),
  ),
  ...Object.entries(programme.budgets).flatMap(([budget, { exception }]) =>
    exception ? [{ path: ['budgets', budget, 'exception'], ...exception, isGate: true, isBinding: true }] : [],
  ),
  ...(programme.distribution?.approval
    ? [{ path: ['distribution', 'approval'], ...programme.distribution.approval, isGate: true, isBinding: true }]
    : []),
];

/** The groups that a panel asks: its own, or those of every matter that its policy decides. */
export const groupsAsked = (programme: Programme, policy: string, group: GroupKey): readonly GroupKey[] => {
  const subjects = usesOf(programme).flatMap((use) => (use.policy === policy ? use.groups : []));
  const asked = group === '$subject' ? [...new Set(subjects)] : [group];
  return asked.filter((one) => has(programme.governance.groups, one));
};
