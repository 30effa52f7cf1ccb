import { strategicElse, strategicGroups } from '../phases/gates';
import type { Phase } from '../programme/phase-plans';
import type { Policy } from '../programme/policies';
import type { Programme } from '../programme/programme';
import type { GroupKey } from '../shared/keys';
import { exceptionPolicy } from '../tolerances/exception-reports';

/** Who decides on what changes a plan, and by which policy: the strategic groups, else those of a phase's gate. */
export const planDeciders = (
  { governance }: Pick<Programme, 'governance'>,
  phase: Pick<Phase, 'gate'> | undefined,
): { readonly groups: readonly GroupKey[]; readonly policy: Policy } => ({
  groups: strategicElse(strategicGroups(governance.groups), phase?.gate.asks),
  policy: exceptionPolicy,
});

/** The same of what belongs to no phase: a baseline, the times of a policy. The gate is that of the first phase. */
export const changeDeciders = (programme: Pick<Programme, 'governance' | 'phases'>) =>
  planDeciders(programme, programme.phases[0]);

/** The same of a milestone's exception or scope. The gate is that of its phase. */
export const milestoneDeciders = (programme: Pick<Programme, 'governance' | 'phases'>, milestone: string) =>
  planDeciders(
    programme,
    programme.phases.find(({ milestones }) => milestones.some(({ key }) => key === milestone)),
  );
