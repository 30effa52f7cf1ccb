import { contextIn } from '../../contracts/beginnings';
import { improvementBeginning, improvementProcess } from '../../contracts/improvement';
import { isOver, roundOf } from '../../domain/improvements/improvements';
import { resumedImprovement } from '../../domain/resumed/improvements';
import { endedByRecord, isUnknown, openedOf, type ResumptionDeps, type Way } from './resumption';

/** How an improvement begins again: at the step that it is in, with its clocks; a plan that is being decided is waited for. */
export const createImprovementWay =
  (deps: ResumptionDeps): Way =>
  async ({ entries, recorded, started }) => {
    const begun = await started();
    const found = resumedImprovement(entries);
    if (!found) return isUnknown;
    const { improvement, approvedAt } = found;
    if (isOver(improvement)) return endedByRecord;
    const beginning = improvementBeginning(begun, improvement);
    const opened = await openedOf(deps, improvement.state === 'approval' ? [roundOf(improvement)] : []);
    return improvementProcess({
      ...beginning,
      ...contextIn(begun),
      resumed: { recorded, opened, ...(approvedAt !== undefined && { approvedAt }) },
    });
  };
