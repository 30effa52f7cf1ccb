import { isUnreported } from '../tolerances/exception-reports';
import type { Programme } from '../programme/programme';
import { text } from '../shared/sentences';
import { officeOf, type Stood } from '../programme/office';
import type { WaitingView } from '../programme/awaited';
import type { Outlook } from './schedules';
import type { Text } from '../shared/text';

/** A milestone by its dates. */
type Dated = Pick<Outlook, 'proposal' | 'exception'> & { readonly key: string; readonly title: Text };

/** What the dates of the milestones have the office do: decide on what would follow a forecast, and report what slips too far while it may still be reached. */
export const scheduleWaits = <M extends Dated>(
  programme: Programme,
  milestones: readonly Stood<M>[],
  isOver: (milestone: M) => boolean,
): readonly WaitingView[] =>
  milestones.flatMap(({ since, value, value: { key, title, proposal, exception } }) => [
    ...(proposal
      ? [
          {
            id: key,
            kind: 'proposal' as const,
            what: text(`顺延建议：${title.zh}`, `Dates that would follow: ${title.en}`),
            on: officeOf(programme),
            since,
            then: text('接受前，其他里程碑的预测不变。', 'Until it is accepted no other forecast changes.'),
          },
        ]
      : []),
    ...(isUnreported(exception) && !isOver(value)
      ? [
          {
            id: key,
            kind: 'exception' as const,
            what: text(`例外报告：${title.zh}`, `Exception report: ${title.en}`),
            on: officeOf(programme),
            since,
            then: text(
              '提交后由战略决策组决定；提交前保持等待。',
              'Once it is handed in the strategic group decides; until then it waits.',
            ),
          },
        ]
      : []),
  ]);
