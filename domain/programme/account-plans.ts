import type { Text } from '../shared/text';

/** What a chart of accounts (会计科目) calls a kind of account; what is left out is as by default. */
export interface AccountPlan {
  readonly code?: string;
  readonly title?: Text;
}
