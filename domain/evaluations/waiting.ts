import type { Programme } from '../programme/programme';
import { text } from '../shared/sentences';
import { officeOf, type Stood } from '../programme/office';
import type { WaitingView } from '../programme/awaited';
import type { EvaluationView } from './views';

export const actualsWait = (programme: Programme, { since, value }: Stood<EvaluationView>): readonly WaitingView[] => {
  if (value.state !== 'collecting' && value.state !== 'returned') return [];
  const { title } = programme.evaluation.cycles[value.cycle];
  return [
    {
      id: value.key,
      kind: 'actuals',
      what: text(`${title.zh} ${value.period}：实际值`, `${title.en} ${value.period}: actual figures`),
      on: officeOf(programme),
      since,
      dueAt: value.dueAt,
      then: text(
        '未报送实际值前，本次评估保持开放，不会自动评分。',
        'Without the figures the evaluation stays open; nothing is scored by itself.',
      ),
    },
  ];
};
