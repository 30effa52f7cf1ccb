import type { Approval } from '../approvals';
import { refused } from '../../shared/reasons';
import { text } from '../../shared/sentences';
import { countStages } from './standings';

const why = text(
  '这些席位的权重、决定票或跨阶段重复的席位过多，无法算出不同的人是否足够。',
  'So many weights, casting votes or seats of several stages come together here that it can not be found out whether different people are enough.',
);

/** Throws `invalid_input` where it was not found out whether different people are enough: a preview says nothing that may not be true. */
export function assertCountedOut(approval: Approval): void {
  if (countStages(approval).isUnknown) throw refused('invalid_input', why, { field: 'policy' });
}
