import { text } from '../../domain/shared/sentences';
import type { Text } from '../../domain/shared/text';
import type { Health } from '../../domain/views/numbers';

/** What is said of how a programme fares. */
export const healthTitles: Readonly<Record<Health, Text>> = {
  late: text('有逾期', 'Overdue'),
  onHold: text('暂缓', 'On hold'),
  onTrack: text('正常', 'On track'),
  over: text('已结束', 'Over'),
};
