import type { Fulfilment, Obligation, RecountedObligation } from './obligations';
import type { Person } from '../shared/keys';

/** Everything that happens to an obligation. */
export type ObligationHappening =
  /** `owner` is there where it is a person with an address, who can be told. */
  | {
      readonly type: 'obligation.opened';
      readonly obligation: string;
      readonly owner?: Person;
      readonly opened: Obligation;
    }
  /** A calendar was published: it is due at another time. */
  | ({ readonly type: 'obligation.recounted'; readonly obligation: string } & RecountedObligation)
  | {
      readonly type: 'obligation.reminded' | 'obligation.lapsed';
      readonly obligation: string;
      readonly owner?: Person;
    }
  /** What was due under an agreement has lapsed: those who oversee the programme hear of it. */
  | { readonly type: 'obligation.escalated'; readonly obligation: string; readonly to: readonly Person[] }
  /** Its agreement ended before it was due, or, with the reason, its programme. */
  | { readonly type: 'obligation.released'; readonly obligation: string; readonly reason?: string }
  | { readonly type: 'obligation.fulfilled'; readonly obligation: string; readonly fulfilment: Fulfilment };
