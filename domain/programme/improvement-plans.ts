import { text } from '../shared/sentences';
import type { GroupKey } from '../shared/keys';
import type { Text } from '../shared/text';
import { usualPolicy, type Policy } from './policies';
import type { Programme } from './programme';

/** How grave a problem is: it says how soon its steps are due and how long after its remedy its effect is checked. */
export const severities = ['critical', 'major', 'minor'] as const;
export type Severity = (typeof severities)[number];

/** A number of days for each severity. */
export type DaysBySeverity = Readonly<Record<Severity, number>>;

/** Within how many working days each step is due that has no day of its own. */
export interface StepTimes {
  readonly analysis: DaysBySeverity;
  readonly plan: DaysBySeverity;
  readonly verification: DaysBySeverity;
}

/** The groups that lead improvements: they approve each plan, by a policy of the programme. */
export interface Leads {
  readonly groups: readonly GroupKey[];
  readonly policy: string | Policy;
}

export interface ImprovementPlan {
  readonly steps: readonly Text[];
  /** Calendar days from the day on which it was carried out. */
  readonly checkAfterDays: DaysBySeverity;
  /** Points under which a score opens an improvement. */
  readonly openBelow?: number;
  readonly within?: StepTimes;
  readonly leads?: { readonly groups: readonly GroupKey[]; readonly policy?: string | undefined };
}

/** The same, completed. */
export interface ImprovementRules extends Required<Omit<ImprovementPlan, 'leads'>> {
  readonly leads: Leads;
}

/** Source: docs/rules/improvement.md, "When it opens". */
export const DEFAULT_OPEN_BELOW = 80;

/** Source: docs/rules/improvement.md, "Deadlines". */
export const defaultTimes: StepTimes = {
  analysis: { critical: 3, major: 5, minor: 10 },
  plan: { critical: 5, major: 10, minor: 15 },
  verification: { critical: 5, major: 5, minor: 10 },
};

/** One seat of each company at least approves a plan, where the definition names no policy. */
export const leadingPolicy: Policy = {
  ...usualPolicy,
  title: text('双方各至少一席', 'one seat of each company at least'),
  stages: [{ panels: [{ group: '$subject', rule: { bothParties: 'any' } }] }],
  within: { workingDays: 5 },
  remind: [{ percent: 50 }, { percent: 80 }, 'due'],
  atDeadline: 'expire',
  identity: 'link',
};

/** Who leads where the definition names nobody: the groups for the business, else the first group of the committee. */
const usualLeads = ({ governance: { groups, committee } }: Pick<Programme, 'governance'>): readonly GroupKey[] => {
  const business = Object.values(groups).flatMap(({ key, kind }) => (kind === 'business' ? [key] : []));
  return business.length > 0 ? business : committee.groups.slice(0, 1);
};

/** The rules by which a programme improves, with every default. */
export function improvementRules(programme: Pick<Programme, 'governance' | 'improvement'>): ImprovementRules {
  const { steps, checkAfterDays, openBelow, within, leads } = programme.improvement;
  return {
    steps,
    checkAfterDays,
    openBelow: openBelow ?? DEFAULT_OPEN_BELOW,
    within: within ?? defaultTimes,
    leads: { groups: leads?.groups ?? usualLeads(programme), policy: leads?.policy ?? leadingPolicy },
  };
}
