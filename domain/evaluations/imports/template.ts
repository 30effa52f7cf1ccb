import type { Programme } from '../../programme/programme';
import type { Person } from '../../shared/keys';
import type { Text } from '../../shared/text';
import type { Wanted } from '../asks';
import { isCollecting, latestIn } from '../collection';
import { unitOf } from '../figure-words';
import { askTitle, wantedTitle } from '../titles';
import type { Asked, EvaluationView } from '../views';

/** One value that an evaluation asks for, as an import would name it. */
export interface AskedRow {
  readonly ask: string;
  /** Which of the values that the ask wants. */
  readonly figure: string;
  readonly as: Wanted['as'];
  readonly title: Text;
  /** Empty where it is a level, points, or pass and fail. */
  readonly unit: string;
  readonly askedOf: readonly Person[];
  /** ISO instant. */
  readonly dueAt: string;
  /** What was answered last; left out while nobody may see it. */
  readonly reported?: string;
}

/** What an evaluation takes by import, in its order; `awaited` says of whom something is asked. Ratings that are open take no more. */
export const askedRows = (
  programme: Programme,
  evaluation: EvaluationView,
  awaited: (ask: Asked) => readonly Person[],
): readonly AskedRow[] =>
  (evaluation.asked ?? [])
    .filter(({ isReserve }) => !isReserve)
    .filter(({ sealed, answers }) => sealed === undefined || (isCollecting(evaluation) && answers.length === 0))
    .flatMap((ask) =>
      ask.wants.map(({ of, as }) => {
        const reported = latestIn(ask)?.values[of];
        return {
          ask: ask.key,
          figure: of,
          as,
          title: ask.wants.length === 1 ? askTitle(programme, ask) : wantedTitle(programme, of),
          unit: as === 'number' ? unitOf(programme, of) : '',
          askedOf: awaited(ask),
          dueAt: ask.dueAt,
          ...(reported !== undefined && { reported }),
        };
      }),
    );
