import type { GroupKey } from '../shared/keys';

/** "The market indicator is attained by 100 %." */
export interface AttainmentNeed {
  readonly kpi: string;
  readonly attainmentAtLeastPercent: number;
}

/** "Two quarters in a row score 80 or more." */
export interface ScoreNeed {
  readonly score: number;
  readonly consecutiveQuarters: number;
}

/** So many projects have come so far: "ten projects have landed", "one overseas project is agreed". */
export interface ProjectsNeed {
  readonly projects: number;
  readonly is: 'agreed' | 'started' | 'landed';
  /** Only projects abroad count. */
  readonly overseas?: boolean;
}

/** "No open risk is high." */
export interface RisksNeed {
  readonly risks: 'noneHigh';
}

/** A fact about another thing of the programme: "agreement nda is effective". */
export type Need =
  | { readonly agreement: string; readonly is: 'effective' | 'signed' }
  | { readonly anyAgreement: readonly string[]; readonly is: 'effective' | 'signed' }
  | { readonly milestone: string; readonly is: 'accepted' }
  | { readonly groups: readonly GroupKey[]; readonly is: 'filled' }
  | ProjectsNeed
  | AttainmentNeed
  | ScoreNeed
  | RisksNeed;
