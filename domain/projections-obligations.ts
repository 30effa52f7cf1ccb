import { fulfil, lapse, type Obligation } from './obligations';
import type { Of } from './projections';

/** An obligation after an entry about it. */
export function obligationAfter(obligation: Obligation, happening: Of<'obligation'>): Obligation {
  switch (happening.type) {
    case 'obligation.lapsed':
      return lapse(obligation);
    case 'obligation.fulfilled':
      return fulfil(obligation, happening.fulfilment);
    default:
      return obligation;
  }
}
