import type { EvaluationView } from '../../domain/evaluations/views';

/** Where on the page of its evaluation a figure is shown with what it rests on; `undefined` while nothing came in for it. */
export function evidenceAnchor({ asked = [], counted = [] }: EvaluationView, of: string): string | undefined {
  if (counted.some((figure) => figure.of === of)) return `#counted-${of}`;
  const given = asked.find(({ answers, wants }) => answers.length > 0 && wants.some((wanted) => wanted.of === of));
  return given && `#given-${given.key}`;
}
