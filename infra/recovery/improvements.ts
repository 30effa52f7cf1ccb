import { contextIn } from '../../contracts/beginnings';
import { improvementBeginning, improvementProcess } from '../../contracts/improvement';
import { obligationId } from '../../contracts/obligation';
import { isOver, roundOf, type Improvement } from '../../domain/improvements/improvements';
import { resumedImprovement } from '../../domain/resumed/improvements';
import { endedByRecord, isUnknown, openedOf, type ResumptionDeps, type Way } from './resumption';

/** How an improvement begins again: at the step that it is in, with its clocks; a plan that is being decided is waited for. */
export const createImprovementWay = (deps: ResumptionDeps): Way => {
  /** The measures of a plan that was approved that never came to be tracked. */
  const untrackedOf = async ({ state, ...rest }: Improvement): Promise<readonly string[]> => {
    const { scheme, approval } = roundOf(rest);
    if (state !== 'implementation' || !scheme || approval === undefined) return [];
    const ids = scheme.measures.map((_measure, at) => obligationId(approval, at + 1, 'corrective'));
    const told = await Promise.all(ids.map((id) => deps.ledger.entriesOf(id)));
    return ids.filter((_id, at) => told[at]?.length === 0);
  };

  return async ({ entries, recorded, started }) => {
    const begun = await started();
    const found = resumedImprovement(entries);
    if (!found) return isUnknown;
    const { improvement, approvedAt } = found;
    if (isOver(improvement)) return endedByRecord;
    const beginning = improvementBeginning(begun, improvement);
    const opened = await openedOf(deps, improvement.state === 'approval' ? [roundOf(improvement)] : []);
    const untracked = await untrackedOf(improvement);
    return improvementProcess({
      ...beginning,
      ...contextIn(begun),
      resumed: {
        recorded,
        opened,
        ...(approvedAt !== undefined && { approvedAt }),
        ...(untracked.length > 0 && { untracked }),
      },
    });
  };
};
