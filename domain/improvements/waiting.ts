import type { Stood } from '../programme/office';
import type { Programme } from '../programme/programme';
import type { WaitingView } from '../programme/awaited';
import { text } from '../shared/sentences';
import { doersOf, isUnverifiable } from './doers';
import { isOpen, type Improvement } from './improvements';
import { stepThen, stepTitles, unverifiable } from './words';

/** The improvements that wait for somebody; what the groups decide on waits as an approval, what is watched for nobody. */
export const improvementsWait = (programme: Programme, all: readonly Stood<Improvement>[]): readonly WaitingView[] =>
  all.flatMap(({ since, value }) => {
    if (!isOpen(value) || value.state === 'approval') return [];
    const { key, title, state, clock } = value;
    const { zh, en } = stepTitles[state];
    return [
      {
        id: key,
        kind: 'improvement' as const,
        what: text(`改进（${zh}）：${title.zh}`, `Improvement (${en.toLowerCase()}): ${title.en}`),
        on: doersOf(programme, value),
        since,
        ...(clock?.dueAt !== undefined && { dueAt: clock.dueAt, provisional: clock.provisional }),
        then: isUnverifiable(programme, value) ? unverifiable : stepThen(value),
      },
    ];
  });
