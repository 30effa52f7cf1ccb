import type { GroupKey } from '../shared/keys';
import { leadingPolicy, type Leads } from './improvement-plans';
import type { Programme } from './programme';

/** What is done anew: how the companies cooperate, a technique, how they manage, or how they serve customers. */
export const innovationKinds = ['model', 'technology', 'management', 'service'] as const;
export type InnovationKind = (typeof innovationKinds)[number];

export interface InnovationPlan {
  readonly kinds?: readonly InnovationKind[];
  /** Who accepts what a trial came to. */
  readonly accepts?: { readonly groups: readonly GroupKey[]; readonly policy?: string | undefined };
}

/** The same, completed. */
export interface InnovationRules {
  readonly kinds: readonly InnovationKind[];
  readonly accepts: Leads;
}

/** Who accepts where the definition names nobody: the technical groups, else the first group of the committee. */
const usualGroups = ({ governance: { groups, committee } }: Pick<Programme, 'governance'>): readonly GroupKey[] => {
  const technical = Object.values(groups).flatMap(({ key, kind }) => (kind === 'technical' ? [key] : []));
  return technical.length > 0 ? technical : committee.groups.slice(0, 1);
};

/** By which rules a programme keeps its register of innovations; one seat of each company at least accepts where no policy is named. */
export function innovationRules(programme: Pick<Programme, 'governance' | 'innovation'>): InnovationRules {
  const { kinds = innovationKinds, accepts } = programme.innovation ?? {};
  return {
    kinds,
    accepts: { groups: accepts?.groups ?? usualGroups(programme), policy: accepts?.policy ?? leadingPolicy },
  };
}
