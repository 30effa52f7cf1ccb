import { say } from '../../domain/shared/text';
import { askerLine, askingOf } from '../../domain/views/asking';
import { decisionsWords } from '../ui/decision-words';
import { Badge, When } from '../ui/html';
import { beginningOf, isMoreThan, rowsTaken } from './essentials';
import type { SceneProps } from './scene';

/** So many lines of a phone show the reason at first sight. */
const ROWS = 2;

/** A fold takes as much as so many lines. */
const ROWS_OF_FOLD = 2;

/** Who asks and when take so many. */
const ROWS_OF_ASKER = 4;

/** As many lines of a phone as it takes with a reason; one more for the fold of a long one. */
export const rowsOfAsking = (reason: string | undefined): number =>
  ROWS_OF_ASKER +
  (reason === undefined ? 0 : rowsTaken([reason], ROWS) + (isMoreThan(ROWS, [reason]) ? ROWS_OF_FOLD : 0));

/** Who asks, since when, and the reason that was given. */
export const WhoAsks = ({ scene, reader: { language, zone } }: SceneProps) => {
  const { view, programme } = scene;
  const asking = askingOf(programme, view.approval.request);
  const words = decisionsWords[language];
  const reason = asking.reason && say(asking.reason, language);
  const isLong = reason !== undefined && isMoreThan(ROWS, [reason]);
  const isChanged = scene.since && !scene.since.content.summary.some((line) => say(line, language) === reason);
  return (
    <>
      <p class="small">
        <span class="quiet">{words.askedBy}</span> {say(askerLine(asking), language)} ·{' '}
        <When at={view.openedAt} zone={zone} language={language} year />
      </p>
      {reason !== undefined && (
        <p class="said">
          {isLong ? beginningOf(reason, ROWS) : reason} {isChanged && <Badge tone="soon">{words.changed}</Badge>}
        </p>
      )}
      {reason !== undefined && isLong && (
        <details class="rest">
          <summary>{words.wholeReason}</summary>
          <p class="said">{reason}</p>
        </details>
      )}
    </>
  );
};
