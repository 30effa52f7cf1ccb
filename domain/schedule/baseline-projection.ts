import type { BaselineHappening, ChangeView } from './baselines';
import type { OfType } from '../shared/told';

/** A request as it is kept from its first entry on. */
export const requestedChange = (asked: OfType<BaselineHappening, 'baseline.changeRequested'>): ChangeView => {
  const { type: _, ...request } = asked;
  return { ...request, key: String(asked.number), state: 'deciding' };
};

export const endedChange = (
  change: ChangeView,
  { end, into }: OfType<BaselineHappening, 'baseline.changeEnded'>,
): ChangeView => ({ ...change, state: end, ...(into !== undefined && { into }) });
