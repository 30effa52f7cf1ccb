import type { ComingDate } from '../programme/coming-date';
import { text } from '../shared/sentences';
import type { Adjustment } from './adjustments';

interface Adjusting {
  readonly key: string;
  readonly adjustments: readonly Adjustment[];
}

/** The days on which what was approved takes effect. */
export const comingOfAdjustments = (view: Adjusting): readonly ComingDate[] =>
  view.adjustments.flatMap(({ key, title, state, from, moves }): readonly ComingDate[] =>
    state !== 'approved' || from === undefined
      ? []
      : [
          {
            id: key,
            kind: 'adjustment',
            uid: `${view.key}:adjustment:${key}`,
            on: from,
            title: text(`战略调整生效：${title}`, `The strategy changes: ${title}`),
            why: text(`${moves.length} 项变更一并生效`, `${moves.length} change(s) take effect together`),
            provisional: false,
            people: [],
          },
        ],
  );
