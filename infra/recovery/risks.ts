import { contextIn, riskBeginning } from '../../contracts/beginnings';
import { riskProcess } from '../../contracts/risk';
import { keyIn } from '../../domain/shared/ids';
import { zoneOf } from '../../domain/programme/parties';
import { askedOfRisk, resumedRisk } from '../../domain/resumed/risks';
import { riskRules } from '../../domain/risks/authority';
import { isRiskOver } from '../../domain/risks/turns';
import type { Risk } from '../../domain/risks/risks';
import { endedByRecord, isUnknown, openedOf, type ResumptionDeps, type Way } from './resumption';

/** How risks begin again. */
export const createRiskWay = (deps: ResumptionDeps): Way => {
  /** The actions of its response that never came to be tracked. */
  const untrackedOf = async ({ response }: Risk): Promise<readonly string[]> => {
    const ids = (response?.actions ?? []).map(({ obligation }) => obligation);
    const told = await Promise.all(ids.map((id) => deps.ledger.entriesOf(id)));
    return ids.filter((_id, at) => told[at]?.length === 0);
  };

  return async ({ process, entries, recorded, started }) => {
    const begun = await started();
    const { definition, by } = begun;
    const now = resumedRisk(entries);
    if (!now) {
      const planned = definition.risks.register.find(({ key }) => key === keyIn(process));
      return planned && begun.opens?.includes('risks') ? riskProcess(riskBeginning(begun, planned, by)) : isUnknown;
    }
    if (isRiskOver(now)) return endedByRecord;
    const matters = askedOfRisk(now, entries);
    const again = { matters, opened: await openedOf(deps, matters) };
    return riskProcess({
      ...contextIn(begun),
      risk: now,
      rules: riskRules(definition),
      zone: zoneOf(definition),
      told: [],
      resumed: { recorded, again, untracked: await untrackedOf(now) },
    });
  };
};
