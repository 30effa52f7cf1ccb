import type { kindsOfEvidence } from './evidence-kinds';
import type { Text } from '../shared/text';
import type { GroupKey } from '../shared/keys';
import type { Need } from './needs';

export type EvidenceKind = (typeof kindsOfEvidence)[number];

/** Offset from the programme's start, or a date. */
export type DueDay = { readonly months: number } | { readonly date: string };

export interface Milestone {
  readonly key: string;
  readonly title: Text;
  readonly due: DueDay;
  /** What must be there before it can be submitted. */
  readonly needs: readonly Need[];
  /** What the machine can see for itself; when given without `accepts`, it is accepted by itself once all of it holds. */
  readonly met: readonly Need[];
  readonly criterion: Text;
  readonly evidence: readonly EvidenceKind[];
  /** Who accepts it, by which policy. */
  readonly accepts?: { readonly groups: readonly GroupKey[]; readonly policy: string };
}

export interface Gate {
  readonly asks: readonly GroupKey[];
  readonly policy: string;
  readonly must: readonly string[];
  readonly should: readonly string[];
}

export interface Phase {
  readonly key: string;
  readonly title: Text;
  readonly months: number;
  readonly tasks: readonly Text[];
  readonly milestones: readonly Milestone[];
  readonly gate: Gate;
}

/** The milestones of all phases, of a definition or of what pages show, phase after phase. */
export const milestonesIn = <M>({
  phases,
}: {
  readonly phases: readonly { readonly milestones: readonly M[] }[];
}): readonly M[] => phases.flatMap(({ milestones }) => milestones);
