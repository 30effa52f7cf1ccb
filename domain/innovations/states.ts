import { text } from '../shared/sentences';
import type { Text } from '../shared/text';
import type { Innovation } from './innovations';

/** What the states of an innovation are called. */
export const innovationStates: Readonly<Record<Innovation['state'], Text>> = {
  proposed: text('已提出', 'Proposed'),
  trial: text('试行中', 'On trial'),
  deciding: text('成果验收中', 'Being accepted'),
  accepted: text('已验收', 'Accepted'),
  dropped: text('已放弃', 'Dropped'),
};
