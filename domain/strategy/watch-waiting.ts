import type { WaitingView } from '../programme/awaited';
import { officeOf, type Stood } from '../programme/office';
import type { Programme } from '../programme/programme';
import { text } from '../shared/sentences';
import type { Adjustment } from './adjustments';
import type { Assessment } from './assessments';
import { askedWords, unansweredThen } from './watch-words';
import type { Watch } from './watches';

/** What is asked for of what is followed, on whom it waits. */
export const watchesWait = (watches: readonly Stood<Watch>[]): readonly WaitingView[] =>
  watches.flatMap(({ since, value: { key, kind, title, asked } }) =>
    asked
      ? [
          {
            id: key,
            kind: 'watch' as const,
            what: askedWords(kind, title, asked.period),
            on: asked.told.map((person) => ({ person, title: text(person, person) })),
            since,
            dueAt: asked.dueAt,
            then: unansweredThen(kind),
          },
        ]
      : [],
  );

/** The assessments that call for an adjustment which nobody has proposed yet. */
export const assessmentsWait = (
  programme: Programme,
  assessments: readonly Stood<Assessment>[],
  adjustments: readonly Stood<Adjustment>[],
): readonly WaitingView[] =>
  assessments.flatMap(({ since, value: { key, signal, why, state } }) =>
    state !== 'adjust' || adjustments.some(({ value }) => value.assessment === key)
      ? []
      : [
          {
            id: signal,
            kind: 'assessment' as const,
            what: text(`请起草战略调整：${why.zh}`, `Please draft an adjustment of the strategy: ${why.en}`),
            on: officeOf(programme),
            since,
            then: text('提出前，战略保持不变。', 'Until it is proposed the strategy stays as it is.'),
          },
        ],
  );
