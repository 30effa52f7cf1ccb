import type { Receipt } from '../../bench/sink';
import type { StorePlace } from '../../infra/store/opened';
import type { callerOf } from '../support/calls';

/** The product as a trial of faults sees it: people use it and receive its mails, while its parts are killed and come back. */
export interface Product<Part extends string = string> extends ReturnType<typeof callerOf> {
  readonly url: string;
  /** Where its ledger is read, beside it. */
  readonly store: StorePlace;
  readonly received: readonly Receipt[];
  readonly parts: readonly Part[];
  /** The parts that run at this moment. */
  alive(): Promise<readonly Part[]>;
  /** `kill -9`. */
  end(part: Part): Promise<void>;
  /** Sees a part come back, started by us or by the product, and waits until it serves. */
  restart(part: Part): Promise<void>;
  /** Whether the ledger is as it was written. */
  verify(): Promise<boolean>;
  /** Ends everything; answers a sentence for each thing that was strange. */
  stop(): Promise<readonly string[]>;
}
