import { innovationAfter, type Innovation } from '../innovations/innovations';
import type { Entry } from '../record/ledger';
import { isOf } from '../record/nouns';

/** An innovation with which its process goes on, by all that it told. */
export const resumedInnovation = (entries: readonly Entry[]): Innovation | undefined =>
  entries.reduce<Innovation | undefined>((innovation, { happening }) => {
    if (!isOf('innovation', happening)) return innovation;
    const before = happening.type === 'innovation.proposed' ? happening.proposed : innovation;
    return before && innovationAfter(before, happening);
  }, undefined);
