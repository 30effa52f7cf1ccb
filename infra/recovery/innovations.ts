import { contextIn } from '../../contracts/beginnings';
import { innovationBeginning, innovationProcess } from '../../contracts/innovation';
import { isSettled } from '../../domain/innovations/innovations';
import { resumedInnovation } from '../../domain/resumed/innovations';
import { endedByRecord, isUnknown, openedOf, type ResumptionDeps, type Way } from './resumption';

/** How an innovation begins again; a result that is being decided on is waited for. */
export const createInnovationWay =
  (deps: ResumptionDeps): Way =>
  async ({ entries, recorded, started }) => {
    const begun = await started();
    const innovation = resumedInnovation(entries);
    if (!innovation) return isUnknown;
    if (isSettled(innovation)) return endedByRecord;
    const opened = await openedOf(deps, innovation.state === 'deciding' ? [innovation] : []);
    const beginning = innovationBeginning(begun, innovation);
    return innovationProcess({ ...beginning, ...contextIn(begun), resumed: { recorded, opened } });
  };
