import type { Services } from '../../infra/services';
import type { InboundRecord } from '../../infra/store/inbound-mails';

/** Takes in a mail as it came, once; answers what became of it. */
export type Receive = (raw: Buffer) => Promise<InboundRecord>;

/** What the API is made of, beside the pages. */
export interface ApiDeps extends Services {
  readonly programmesFolder: string;
  /** The folder in which the parts that are ours keep their files, where they do. */
  readonly data?: string;
  readonly isToken: (token: string) => boolean;
  readonly isInboundToken: (token: string) => boolean;
  readonly receive: Receive;
  readonly now: () => Date;
  readonly log: { readonly warn: (facts: object, message: string) => void };
}
