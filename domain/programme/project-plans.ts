import { usualPolicy, type Policy } from './policies';
import type { Programme } from './programme';
import { text } from '../shared/sentences';
import type { Text } from '../shared/text';
import type { GroupKey } from '../shared/keys';
import type { DueDay, EvidenceKind } from './phase-plans';

/** What a stage of a project may wait for beside the stage before it; `confidentiality` where data is shared or a technical step taken. */
export type StageNeed = 'agreement' | 'budget' | 'confidentiality';

/** One stage of a business mode; the stages of a project are passed in their order, each with evidence. */
export interface ProjectStage {
  readonly key: string;
  readonly title: Text;
  /** The kinds that must be among the evidence; some evidence is needed in any case. */
  readonly evidence: readonly EvidenceKind[];
  readonly needs: readonly StageNeed[];
  /** By when it is to be passed: a date, or so many months after the project was opened. */
  readonly due?: DueDay;
}

/** A way in which the companies do business together (业务合作模式). */
export interface ProjectMode {
  readonly title: Text;
  readonly features: readonly Text[];
  readonly suits: readonly Text[];
  /** The agreement under which its projects run, unless a project names another. */
  readonly agreement?: string;
  /** The default stages when left out. */
  readonly stages?: readonly ProjectStage[];
}

/** Which groups decide something of a project, by which policy. */
export interface Deciders {
  readonly groups: readonly GroupKey[];
  readonly policy: string | Policy;
}

/** The `projects:` of a definition. */
export interface ProjectPlan {
  readonly modes: Readonly<Record<string, ProjectMode>>;
  /** Who approves a project's budget; the business and the financial groups when left out. */
  readonly budget?: Deciders & { readonly policy: string };
  /** Who accepts its commissioning; the technical groups when left out. */
  readonly commissioning?: Deciders & { readonly policy: string };
}

/** What every mode has in common: nothing is built before the agreement is effective and the budget approved. */
const usualStages: readonly ProjectStage[] = [
  { key: 'preparation', title: text('前期准备', 'Preparation'), evidence: [], needs: [] },
  { key: 'delivery', title: text('实施交付', 'Delivery'), evidence: [], needs: ['agreement', 'budget'] },
];

/** The stages of a mode, as its definition or the default has them. */
export const projectStages = ({ stages = usualStages }: ProjectMode): readonly ProjectStage[] => stages;

type Kind = NonNullable<Programme['governance']['groups'][string]['kind']>;

/** Groups of these kinds; where a programme knows none, every group of its committee, so that nothing is approved by nobody. */
const groupsOfKind = ({ governance }: Programme, kinds: readonly Kind[]): readonly GroupKey[] => {
  const found = Object.values(governance.groups).filter(({ kind }) => kind !== undefined && kinds.includes(kind));
  return found.length > 0 ? found.map(({ key }) => key) : governance.committee.groups;
};

/** One seat of each company in each group, within five working days, climbing the programme's chain when late. */
const projectPolicy = ({ governance }: Programme): Policy => ({
  ...usualPolicy,
  title: text('双方各至少一席', 'one seat of each company'),
  stages: [{ panels: [{ group: '$subject', rule: { bothParties: { atLeast: 1 } } }] }],
  within: { workingDays: 5 },
  remind: [{ percent: 50 }, { percent: 80 }],
  atDeadline: 'escalate',
  escalation: governance.escalation ?? [],
  identity: 'link',
});

/** Who approves the budget of a project: by default business and finance. */
export const budgetDeciders = (programme: Programme): Deciders =>
  programme.projects.budget ?? {
    groups: groupsOfKind(programme, ['business', 'financial']),
    policy: projectPolicy(programme),
  };

/** Who accepts the commissioning of a project: by default the technical groups of both companies. */
export const commissioningDeciders = (programme: Programme): Deciders =>
  programme.projects.commissioning ?? {
    groups: groupsOfKind(programme, ['technical']),
    policy: projectPolicy(programme),
  };
