import type { GroupKey } from '../shared/keys';
import type { Text } from '../shared/text';

export interface Fund {
  readonly title: Text;
  readonly purpose: Text;
  readonly authority: readonly {
    readonly upTo?: string;
    readonly groups: readonly GroupKey[];
    readonly policy: string;
  }[];
}
