import { usualPolicy, type Policy } from '../programme/policies';
import { peopleOwning } from '../programme/watchers';
import type { Programme } from '../programme/programme';
import type { RiskLevel, RiskPlan } from '../programme/risk-plans';
import type { Group } from '../programme/governance';
import type { GroupKey, Person } from '../shared/keys';
import { text } from '../shared/sentences';

/** What the process of a risk goes by, as the definition had it when the risk was raised. */
export interface RiskRules extends Pick<RiskPlan, 'highFrom' | 'mediumFrom' | 'reviewDays'> {
  readonly authority: Readonly<Record<RiskLevel, readonly GroupKey[]>>;
  /** Key of a policy of the programme, or the usual one. */
  readonly policy: string | Policy;
  readonly atMostDays: number;
}

/** How risks are decided where a definition names no policy: every seat of both companies, in ten working days. */
export const riskPolicy: Policy = {
  ...usualPolicy,
  title: text('双方各席位一致', 'every seat of both companies'),
  stages: [{ panels: [{ group: '$subject', rule: { bothParties: 'all' }, vacantSeats: 'notCounted' }] }],
  within: { workingDays: 10 },
  remind: [{ percent: 50 }, { percent: 80 }, 'due'],
  atDeadline: 'expire',
  identity: 'signIn',
};

/** How long a risk is accepted at most, in calendar days, where a definition does not say. */
export const usualAcceptanceDays = 365;

/** As much of a programme as says who decides on risks. */
interface Governed extends Pick<Programme, 'risks'> {
  readonly governance: {
    readonly groups: Readonly<Record<GroupKey, Pick<Group, 'key' | 'kind'>>>;
    readonly committee: { readonly groups: readonly GroupKey[] };
  };
}

const ofKind = ({ governance }: Pick<Governed, 'governance'>, kinds: readonly Group['kind'][]): readonly GroupKey[] =>
  Object.values(governance.groups).flatMap(({ key, kind }) => (kinds.includes(kind) ? [key] : []));

/** The groups of a kind, else the first of the committee: somebody always decides. */
const elseFirst = ({ governance }: Pick<Governed, 'governance'>, groups: readonly GroupKey[]): readonly GroupKey[] =>
  groups.length > 0 ? groups : governance.committee.groups.slice(0, 1);

/**
 * Who decides on a risk of a level: whom the definition names; else of a high one the strategic and the financial
 * groups, of any other the financial one. Source: docs/rules/risks.md, "Authority".
 */
export const authorityOf = (programme: Governed, level: RiskLevel): readonly GroupKey[] =>
  programme.risks.authority?.[level] ??
  elseFirst(programme, ofKind(programme, level === 'high' ? ['strategic', 'financial'] : ['financial']));

export const riskRules = (programme: Governed): RiskRules => {
  const { highFrom, mediumFrom, reviewDays, acceptance = {} } = programme.risks;
  const { policy = riskPolicy, atMostDays = usualAcceptanceDays } = acceptance;
  return {
    highFrom,
    mediumFrom,
    reviewDays,
    authority: {
      low: authorityOf(programme, 'low'),
      medium: authorityOf(programme, 'medium'),
      high: authorityOf(programme, 'high'),
    },
    policy,
    atMostDays,
  };
};

/** Who looks after a risk: those who hold the seats of its owner today; the programme office where there is nobody. */
export const ownersOf = (programme: Programme, owner: string | undefined): readonly Person[] =>
  peopleOwning(programme, owner === undefined ? [] : [owner]);
