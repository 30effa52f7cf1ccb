import type { Services } from '../infra/services';

/** What the API is made of, beside the pages. */
export interface ApiDeps extends Services {
  readonly programmesFolder: string;
  readonly isToken: (token: string) => boolean;
  readonly now: () => Date;
  readonly log: { readonly warn: (facts: object, message: string) => void };
}
