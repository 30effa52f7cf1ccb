import type { WaitingView } from '../programme/awaited';
import { officeOf, type Stood } from '../programme/office';
import type { Programme } from '../programme/programme';
import { isEffective, type Run } from '../money/distributions/runs';
import { runTitle } from '../money/distributions/content';
import { refused } from '../shared/reasons';
import { text } from '../shared/sentences';
import type { Adjustment } from './adjustments';

type Known = Pick<Adjustment, 'key' | 'title' | 'state' | 'moves'>;

/** The runs that an adjustment of the past corrects, as they were put before the vote and found again on its day. */
export const correctedRuns = ({ moves }: Pick<Adjustment, 'moves'>): readonly string[] =>
  moves.flatMap(({ runs }) => runs ?? []);

/** Whether a run of the list of an adjustment in force still stands as it was, and nothing is to take its place. */
const isToCorrect = (run: Run, adjustment: Known): boolean =>
  adjustment.state === 'inForce' &&
  correctedRuns(adjustment).includes(run.key) &&
  isEffective(run) &&
  run.replacedBy === undefined;

/** A run that an adjustment corrects, as it stands now, and the correction of it that names the adjustment, where one was opened. */
export interface ListedRun {
  readonly run: Run;
  readonly correction?: Run;
  readonly isOpen: boolean;
}

/** The list of an adjustment, with what has become of each run on it. */
export const listedRuns = (adjustment: Known, runs: readonly Run[]): readonly ListedRun[] =>
  correctedRuns(adjustment).flatMap((key) => {
    const run = runs.find((each) => each.key === key);
    const correction = runs.findLast(({ corrects }) => corrects?.of === key && corrects.adjustment === adjustment.key);
    return run ? [{ run, ...(correction && { correction }), isOpen: isToCorrect(run, adjustment) }] : [];
  });

/** A correction that names an adjustment is of a run that this adjustment corrects, once it is in force. Throws `invalid_input`. */
export function assertCorrects(adjustments: readonly Known[], key: string | undefined, run: Run): void {
  if (key === undefined) return;
  const adjustment = adjustments.find((each) => each.key === key);
  if (adjustment && isToCorrect(run, adjustment)) return;
  throw refused(
    'invalid_input',
    text(
      `战略调整“${adjustment?.title ?? key}”没有更正本批次，或尚未生效。`,
      `The adjustment "${adjustment?.title ?? key}" corrects no such run, or is not in force.`,
    ),
    { field: 'adjustment' },
  );
}

/** The runs that adjustments in force correct and that nobody has opened a correction of: each waits on the office. */
export const correctionsWait = (
  programme: Programme,
  runs: readonly Stood<Run>[],
  adjustments: readonly Stood<Adjustment>[],
): readonly WaitingView[] =>
  adjustments.flatMap(({ since, value: adjustment }) =>
    runs
      .filter(({ value }) => isToCorrect(value, adjustment))
      .map(({ value: run }): WaitingView => {
        const title = runTitle(run);
        return {
          id: run.key,
          kind: 'distribution',
          on: officeOf(programme),
          since,
          what: text(
            `按战略调整“${adjustment.title}”提出更正批次：${title.zh}`,
            `Open a correction by the adjustment "${adjustment.title}": ${title.en}`,
          ),
          then: text(
            '更正批次由双方会签并经批准后入账；此前原批次不变。',
            'Both sign the correction, and once it is approved it is posted; until then the run stays as it is.',
          ),
        };
      }),
  );
