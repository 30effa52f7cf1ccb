import { programmeSeats } from '../programme/parties';
import type { Programme } from '../programme/programme';
import { titleIn } from '../programme/titles';
import { text } from '../shared/sentences';
import type { Text } from '../shared/text';
import { OFFICE } from './asks';
import { figureTitle } from './figure-history';
import { askTitle, evaluationTitle, wantedTitle } from './titles';
import type { Asked, EvaluationView } from './views';

/** What the key of an ask names, where the ask itself is not at hand: a figure (`market`, `guard.KEY`), and of which party or seat. */
export function askedTitle(programme: Programme, key: string): Text {
  if (key === OFFICE) return programme.governance.office.title;
  const [figure, whose] = inTwo(programme, key);
  const title = wantedTitle(programme, figure);
  if (whose === '') return title;
  const seat = programmeSeats(programme).find(({ id }) => id === whose);
  const of = titleIn(programme.parties, seat?.party ?? whose);
  return seat
    ? text(`${title.zh}（${of.zh}${seat.title.zh}）`, `${title.en} (${seat.title.en} of ${of.en})`)
    : text(`${title.zh}（${of.zh}）`, `${title.en} (${of.en})`);
}

/** The figure that a key of an ask begins with, and what follows; all of it where no figure of the programme does. */
function inTwo(programme: Programme, key: string): readonly [string, string] {
  const parts = key.split('.');
  const at = parts.findIndex((_, end) => figureTitle(programme, parts.slice(0, end + 1).join('.')) !== undefined) + 1;
  return at === 0 ? [key, ''] : [parts.slice(0, at).join('.'), parts.slice(at).join('.')];
}

/** An ask with the evaluation that asks it. */
export function askTitleIn(programme: Programme, evaluation: EvaluationView, ask: Asked): Text {
  const [what, title] = [askTitle(programme, ask), evaluationTitle(programme, evaluation)];
  return text(`${what.zh}（${title.zh}）`, `${what.en} (${title.en})`);
}
