import { fulfil, lapse, recounted, release, type Obligation } from './obligations';
import type { ObligationHappening } from './happenings';
import { toll, type TollingHappening } from './tolling';

/** An obligation after an entry about it. */
export function obligationAfter(obligation: Obligation, happening: ObligationHappening | TollingHappening): Obligation {
  switch (happening.type) {
    case 'obligation.lapsed':
      return lapse(obligation);
    case 'obligation.recounted':
      return recounted(obligation, happening);
    case 'obligation.fulfilled':
      return fulfil(obligation, happening.fulfilment);
    case 'obligation.released':
      return release(obligation);
    case 'obligation.stopped':
    case 'obligation.resumed': {
      const { dispute, at, type } = happening;
      return toll(obligation, { dispute, at, is: type === 'obligation.stopped' ? 'stopped' : 'resumed' });
    }
    default:
      return obligation;
  }
}
