import { adjustmentProcess } from '../../contracts/adjustment';
import { adjustmentAfter, isAdjustmentOver, type Adjustment } from '../../domain/strategy/adjustments';
import { isOf } from '../../domain/record/nouns';
import type { Entry } from '../../domain/record/ledger';
import { endedByRecord, isUnknown, openedOf, type ResumptionDeps, type Way } from './resumption';

/** An adjustment as its entries leave it. */
const adjustmentIn = (entries: readonly Entry[]): Adjustment | undefined =>
  entries.reduce<Adjustment | undefined>((known, { happening }) => {
    if (happening.type === 'adjustment.proposed') return happening.proposed;
    return known && (isOf('adjustment', happening) || isOf('strategy', happening))
      ? adjustmentAfter(known, happening)
      : known;
  }, undefined);

/** How an adjustment begins again: what is being decided is waited for, and what was approved waits for its day. */
export const createAdjustmentWay =
  (deps: ResumptionDeps): Way =>
  async ({ programme, entries, recorded }) => {
    const adjustment = adjustmentIn(entries);
    if (!adjustment) return isUnknown;
    if (isAdjustmentOver(adjustment)) return endedByRecord;
    return adjustmentProcess({
      programme,
      adjustment,
      resumed: { recorded, opened: await openedOf(deps, [adjustment]) },
    });
  };
