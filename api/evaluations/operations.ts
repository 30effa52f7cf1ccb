import { figureHistory, figureTitle } from '../../domain/evaluations/figure-history';
import { DomainError } from '../../domain/shared/errors';
import { kinds } from '../../domain/shared/kinds';
import { noSuch } from '../../domain/shared/reasons';
import type { ApiDeps } from '../http/deps';
import { endpoint, ok, type Endpoint } from '../http/endpoint';
import { programmeOf } from '../http/lookups';
import { verbEndpoints } from '../things/verb-doors';
import { evaluationAt } from './evaluations';
import { figureEndpoints } from './figure-operations';
import { rowsFor } from './sheet-pages';
import { evaluationVerbs } from './verbs';

/** Evaluations: what is asked is reported, the groups sign the score off, and each figure has a history beyond them. */
export const evaluationEndpoints = (deps: ApiDeps): readonly Endpoint[] => [
  ...verbEndpoints(deps, evaluationVerbs),
  ...figureEndpoints(deps),
  endpoint({
    method: 'get',
    path: '/programmes/:programme/evaluations/:cycle/:period/rows',
    tag: 'Evaluations',
    summary: 'Everything that an evaluation asks for, as the rows that its import takes',
    answers: {
      200: 'What is asked of whom in which unit until when, and what was reported so far',
      404: 'There is no such evaluation',
    },
    handle: async ({ params: { programme, cycle = '', period = '' } }) => {
      const view = await programmeOf(deps, programme);
      const evaluation = evaluationAt(view, cycle, period);
      if (!evaluation) throw new DomainError('not_found', noSuch(kinds.evaluation, `${cycle} ${period}`));
      return ok({ evaluation: evaluation.key, items: rowsFor(view, evaluation, deps.now()) });
    },
  }),
  endpoint({
    method: 'get',
    path: '/programmes/:programme/figures/:figure',
    tag: 'Evaluations',
    summary:
      'Every value that an indicator, a `guard.KEY`, a `factor.KEY` or a method ever had, with who gave it and what shows it',
    answers: {
      200: 'The values in the order of their evaluations and versions',
      404: 'The programme has no such figure',
    },
    handle: async ({ params: { programme, figure = '' } }) => {
      const { definition, evaluations } = await programmeOf(deps, programme);
      const title = figureTitle(definition, figure);
      if (!title) throw new DomainError('not_found', noSuch(kinds.figure, figure));
      const items = figureHistory(evaluations, figure).map(({ given, wanted, counted, ...value }) => ({
        ...value,
        as: wanted.as,
        ...(given && {
          ask: given.ask.key,
          isReplaced: given.isReplaced,
          by: given.answer.by,
          at: given.answer.at,
          note: given.answer.note,
          evidence: given.answer.evidence,
          isLate: given.answer.isLate ?? false,
          corrects: given.answer.corrects ?? false,
          onBehalf: given.answer.onBehalf ?? false,
          ...(given.answer.standsInFor !== undefined && { standsInFor: given.answer.standsInFor }),
          ...(given.answer.identity && { identity: given.answer.identity }),
        }),
        ...(counted && { counted: { part: counted.part, whole: counted.whole, from: counted.from } }),
      }));
      return ok({ figure, title, items });
    },
  }),
];
