import type { Request } from 'express';
import { fixedCriterion, type Improvement } from '../../domain/improvements/improvements';
import { evidenceOf } from '../things/carrying-out';
import { fieldOf, textOf } from '../ui/answer';
import { parseChoice } from '../ui/choices';

/** So many measures may be typed into the form. */
export const MOST_MEASURES = 6;

/** A problem as somebody typed it. */
export const openedTyped = (request: Request) => {
  const [severity, occurredOn] = [fieldOf(request, 'severity'), fieldOf(request, 'occurredOn')];
  return {
    key: fieldOf(request, 'improvement'),
    title: fieldOf(request, 'title'),
    problem: textOf(request, 'problem'),
    source: fieldOf(request, 'source'),
    ...(severity && { severity }),
    ...(occurredOn && { occurredOn }),
    evidence: evidenceOf(request),
  };
};

/** A plan as somebody typed it: blank rows are none, and a criterion that is fixed is not asked for. */
export function planTyped(request: Request, it: Improvement) {
  const measures = Array.from({ length: MOST_MEASURES }, (_, row) => {
    const cell = (name: string) => fieldOf(request, `measures.${row}.${name}`);
    return { text: cell('text'), owner: cell('owner'), due: cell('due') };
  }).filter((each) => Object.values(each).some((part) => part !== ''));
  const { kind, key: of } = parseChoice(fieldOf(request, 'criterion'));
  const better = fieldOf(request, 'better');
  const criterion = { kind, of, value: fieldOf(request, 'value'), ...(kind === 'guard' && better && { better }) };
  return {
    measures,
    ...(!fixedCriterion(it) && { criterion }),
    implementer: fieldOf(request, 'implementer'),
    note: textOf(request, 'plan.note'),
  };
}
