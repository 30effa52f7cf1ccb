import { finding } from '../../shared/findings';
import type { Finding, Path } from '../../shared/findings';
import { meant } from '../../shared/nearest';
import { ratiosOf } from './distribution';
import { agreementPath, milestonesOf, usesOf } from './places';
import { isShared } from '../../programme/policy-titles';
import type { ImprovementPlan } from '../../programme/improvement-plans';
import type { Programme } from '../../programme/programme';
import type { Need } from '../../programme/needs';

const kinds = {
  group: '组',
  policy: '决策规则',
  agreement: '协议',
  milestone: '里程碑',
  kpi: '指标',
  calendar: '日历',
  fund: '资金',
  party: '合作方',
  phase: '阶段',
  mode: '业务模式',
} as const;
type Kind = keyof typeof kinds;

interface Reference {
  readonly kind: Kind;
  readonly name: string;
  readonly path: Path;
}

const list = (kind: Kind, names: readonly string[], path: Path): Reference[] =>
  names.map((name, at) => ({ kind, name, path: [...path, at] }));

const needed = (need: Need, path: Path): Reference[] => {
  if ('agreement' in need) return [{ kind: 'agreement', name: need.agreement, path: [...path, 'agreement'] }];
  if ('anyAgreement' in need) return list('agreement', need.anyAgreement, [...path, 'anyAgreement']);
  if ('milestone' in need) return [{ kind: 'milestone', name: need.milestone, path: [...path, 'milestone'] }];
  if ('groups' in need) return list('group', need.groups, [...path, 'groups']);
  if ('kpi' in need) return [{ kind: 'kpi', name: need.kpi, path: [...path, 'kpi'] }];
  return [];
};

const byParty = (record: Readonly<Record<string, unknown>>, path: Path): Reference[] =>
  Object.keys(record).map((name) => ({ kind: 'party', name, path: [...path, name] }));

const decisions = (programme: Programme): Reference[] => [
  ...usesOf(programme).flatMap(({ path, policy, groups }) => [
    { kind: 'policy' as const, name: policy, path: [...path, 'policy'] },
    ...list('group', groups, [...path, path.at(-1) === 'gate' ? 'asks' : 'groups']),
  ]),
  ...Object.entries(programme.policies).flatMap(([name, { stages }]) =>
    stages.flatMap(({ panels }, stage) =>
      panels.flatMap(({ group, rule }, panel) => {
        const path = ['policies', name, 'stages', stage, 'panels', panel];
        const sides = typeof rule === 'object' && 'bothParties' in rule ? rule.bothParties : 'all';
        const each = isShared(sides) ? {} : sides;
        return [
          ...(group === '$subject' ? [] : [{ kind: 'group' as const, name: group, path: [...path, 'group'] }]),
          ...byParty(each, [...path, 'rule', 'bothParties']),
        ];
      }),
    ),
  ),
];

const plan = (programme: Programme): Reference[] => [
  ...milestonesOf(programme).flatMap(({ milestone, path }) => [
    ...milestone.needs.flatMap((need, at) => needed(need, [...path, 'needs', at])),
    ...milestone.met.flatMap((need, at) => needed(need, [...path, 'met', at])),
  ]),
  ...programme.phases.flatMap(({ gate }, phase) => [
    ...list('milestone', gate.must, ['phases', phase, 'gate', 'must']),
    ...list('milestone', gate.should, ['phases', phase, 'gate', 'should']),
  ]),
  ...Object.values(programme.agreements).flatMap((one) => {
    const path = agreementPath(programme, one);
    const bound = list('party', one.nonCompete?.binds ?? [], [...path, 'nonCompete', 'binds']);
    return [...list('party', one.signatories, [...path, 'signatories']), ...bound];
  }),
  ...(programme.confidentiality === undefined
    ? []
    : [{ kind: 'agreement' as const, name: programme.confidentiality, path: ['confidentiality'] }]),
  ...Object.entries(programme.projects.modes).flatMap(([mode, { agreement: name }]): Reference[] =>
    name === undefined ? [] : [{ kind: 'agreement', name, path: ['projects', 'modes', mode, 'agreement'] }],
  ),
];

const people = ({ governance, parties }: Programme): Reference[] => [
  ...list('group', governance.committee.groups, ['governance', 'committee', 'groups']),
  ...byParty(governance.office.people, ['governance', 'office', 'people']),
  ...(governance.notices ?? []).flatMap(({ group, party }, at) => {
    const path = ['governance', 'notices', at];
    return [
      ...(group === undefined ? [] : [{ kind: 'group' as const, name: group, path: [...path, 'group'] }]),
      ...(party === undefined ? [] : [{ kind: 'party' as const, name: party, path: [...path, 'party'] }]),
    ];
  }),
  ...byParty(governance.operators ?? {}, ['governance', 'operators']),
  ...byParty(governance.auditors ?? {}, ['governance', 'auditors']),
  ...Object.values(parties).flatMap(({ key, decides, calendar: name }): Reference[] =>
    decides ? [{ kind: 'calendar', name, path: ['parties', key, 'calendar'] }] : [],
  ),
];

/** Groups that decide by the usual policy; with one of their own they are a use of it. */
const ledBy = (asked: ImprovementPlan['leads'], path: Path): Reference[] =>
  asked && asked.policy === undefined ? list('group', asked.groups, [...path, 'groups']) : [];

/** Payees, whoever signs for a party, and who approves a run. */
const sharing = (plan: Programme['distribution']): Reference[] =>
  plan
    ? [
        ...ratiosOf(plan, ['distribution']).flatMap(({ ratio, path }) => byParty(ratio, path)),
        ...byParty(plan.countersign ?? {}, ['distribution', 'countersign']),
        ...list('group', plan.approval?.groups ?? [], ['distribution', 'approval', 'groups']),
      ]
    : [];

const means = (programme: Programme): Reference[] => [
  ...sharing(programme.distribution),
  ...Object.entries(programme.funds).flatMap(([fund, { commitments = {} }]) =>
    byParty(commitments, ['funds', fund, 'commitments']),
  ),
  ...Object.entries(programme.budgets).flatMap(([budget, plan]) =>
    (['fund', 'phase', 'mode'] as const).flatMap((kind): Reference[] => {
      const name = plan[kind];
      return name === undefined ? [] : [{ kind, name, path: ['budgets', budget, kind] }];
    }),
  ),
  ...Object.entries(programme.risks.authority ?? {}).flatMap(([level, groups]) =>
    list('group', groups, ['risks', 'authority', level]),
  ),
  ...list('group', programme.strategy.groups, ['strategy', 'groups']),
  ...list('group', programme.staffing?.vacancy?.tells ?? [], ['staffing', 'vacancy', 'tells']),
  ...(['staff', 'experts'] as const).flatMap((part) =>
    (programme.staffing?.[part] ?? []).flatMap(({ parties = [] }, at) =>
      list('party', parties, ['staffing', part, at, 'parties']),
    ),
  ),
  ...ledBy(programme.improvement.leads, ['improvement', 'leads']),
  ...ledBy(programme.innovation?.accepts, ['innovation', 'accepts']),
];

/** Every name that stands for nothing. */
export const lintReferences = (programme: Programme, calendars: readonly string[]): readonly Finding[] => {
  const known: Record<Kind, readonly string[]> = {
    group: Object.keys(programme.governance.groups),
    policy: Object.keys(programme.policies),
    agreement: Object.keys(programme.agreements),
    milestone: milestonesOf(programme).map(({ milestone }) => milestone.key),
    kpi: programme.evaluation.kpis.map(({ key }) => key),
    calendar: calendars,
    fund: Object.keys(programme.funds),
    party: Object.keys(programme.parties),
    phase: programme.phases.map(({ key }) => key),
    mode: Object.keys(programme.projects.modes),
  };
  return [...people(programme), ...decisions(programme), ...plan(programme), ...means(programme)]
    .filter(({ kind, name }) => !known[kind].includes(name))
    .map(({ kind, name, path }) => {
      const hint = meant(name, known[kind]);
      return finding(
        `unknown_${kind}`,
        path,
        `没有“${name}”这个${kinds[kind]}。${hint.zh}`,
        `There is no ${kind} "${name}".${hint.en}`,
      );
    });
};
