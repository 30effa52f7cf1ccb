import { randomUUID } from 'node:crypto';
import { proposeAdjustment } from '../../api/strategy/adjustments';
import { adjustmentId } from '../../contracts/adjustment';
import type { Adjustment } from '../../domain/strategy/adjustments';
import type { AdjustmentChanges } from '../../domain/strategy/changes';
import { dayIn } from './days';
import { eventually } from './eventually';
import type { Gatehouse } from './gatehouse';
import { office, wait } from './questions';

/** Proposes an adjustment that shall hold from a week ahead; answers it with its approval. */
export const propose = async (
  gatehouse: Gatehouse,
  programme: string,
  key: string,
  changes: AdjustmentChanges,
  effectiveOn = dayIn(7),
  assessment?: string,
): Promise<Adjustment> => {
  const view = await eventually(() => gatehouse.readModel.head(programme));
  const deps = { ...gatehouse, now: () => new Date() };
  const request = {
    key,
    title: key,
    reason: 'the market changed',
    effectiveOn,
    changes,
    ...(assessment !== undefined && { assessment }),
  };
  const adjustment = await proposeAdjustment(deps, view, request, office, randomUUID());
  await eventually(() => gatehouse.readModel.approval(adjustment.approval));
  return adjustment;
};

/** Waits until an adjustment stands as said. */
export const adjustmentComesTo = (gatehouse: Gatehouse, programme: string, key: string, state: Adjustment['state']) =>
  eventually(async () => {
    const found = (await gatehouse.readModel.head(programme))?.adjustments.find((each) => each.key === key);
    return found?.state === state && found;
  });

/** Lets the day come on which an approved adjustment takes effect. */
export const takeEffect = async (gatehouse: Gatehouse, programme: string, key: string): Promise<void> => {
  const { from = '' } = await adjustmentComesTo(gatehouse, programme, key, 'approved');
  await wait(gatehouse, adjustmentId(programme, key), `${from}T00:00:00Z`, 60);
};
