import { careId, staffingBeginning, staffingProcess, type Owed } from '../../contracts/staffing';
import { localDateOf } from '../../domain/calendar/zones';
import { zoneOf } from '../../domain/programme/parties';
import type { Entry } from '../../domain/record/ledger';
import { resumedStaffing } from '../../domain/resumed/staffing';
import { keyIn } from '../../domain/shared/ids';
import { staffItems } from '../../domain/staffing/items';
import { isStaffingOver } from '../../domain/staffing/staffing';
import { endedByRecord, isUnknown, type ResumptionDeps, type Way } from './resumption';

/** How a post, or what is owed for people, begins again; what it told to be owed and nobody came to owe is owed now. */
export const createStaffingWay = (deps: ResumptionDeps): Way => {
  const untrackedOf = async (programme: string, item: string, entries: readonly Entry[]): Promise<readonly Owed[]> => {
    const opened = entries.flatMap(({ happening }): readonly Owed[] =>
      happening.type === 'staffing.careOpened' ? [{ due: happening.due, dueOn: happening.dueOn }] : [],
    );
    const told = await Promise.all(opened.map(({ due }) => deps.ledger.entriesOf(careId(programme, item, due))));
    return opened.filter((_owed, at) => told[at]?.length === 0);
  };

  return async ({ programme, process, entries, recorded, started }) => {
    const { definition, at } = await started();
    const item = resumedStaffing(entries);
    if (!item) {
      const planned = staffItems(definition, localDateOf(at, zoneOf(definition)));
      const never = planned.find(({ key }) => key === keyIn(process));
      return never ? staffingProcess(staffingBeginning(definition, never)) : isUnknown;
    }
    if (isStaffingOver(item)) return endedByRecord;
    const untracked = await untrackedOf(programme, item.key, entries);
    const resumed = { recorded, ...(untracked.length > 0 && { untracked }) };
    return staffingProcess({ ...staffingBeginning(definition, item), resumed });
  };
};
