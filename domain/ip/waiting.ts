import { unanswered, type IpItem } from './ip';
import { filingTitle } from './titles';
import type { Programme } from '../programme/programme';
import { text } from '../shared/sentences';
import { officersOf, type Stood } from '../programme/office';
import type { WaitingView } from '../programme/awaited';

const blocks = text(
  '任何一方反对即不得共同申请；放弃的一方保留自由使用。',
  'One objection blocks it; whoever waives keeps free use.',
);

/** The joint filings to which a party has not answered yet. */
export const ipWaits = (programme: Programme, all: readonly Stood<IpItem>[]): readonly WaitingView[] =>
  all.flatMap(({ since, value }) => {
    const parties = unanswered(value);
    if (parties.length === 0) return [];
    return [
      {
        id: value.key,
        kind: 'ip' as const,
        what: filingTitle(value),
        on: officersOf(programme, parties),
        since,
        then: blocks,
      },
    ];
  });
