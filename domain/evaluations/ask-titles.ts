import type { Programme } from '../programme/programme';
import { text } from '../shared/sentences';
import type { Text } from '../shared/text';
import { askTitle, evaluationTitle } from './titles';
import type { Asked, EvaluationView } from './views';

/** An ask with the evaluation that asks it. */
export function askTitleIn(programme: Programme, evaluation: EvaluationView, ask: Asked): Text {
  const [what, title] = [askTitle(programme, ask), evaluationTitle(programme, evaluation)];
  return text(`${what.zh}（${title.zh}）`, `${what.en} (${title.en})`);
}
