import { partOf } from '../ui/answer';
import { listOf, type Find } from '../things/lookups';
import type { ThingContext } from '../ui/thing';
import { evaluationAt, processOf } from './evaluations';
import { EvaluationsPage } from './list';
import { figureHistory, figureTitle } from '../../domain/evaluations/figure-history';
import type { Given } from '../../domain/evaluations/views';
import { FigureHistoryPage } from './figure-history';
import { EvaluationPage } from './page';

/** The files that an answer leads to: what shows it, and the sheet that it was read from. */
const shownIn = ({ evidence, source }: Given) => [...evidence, ...(source ? [source] : [])];

export const evaluationThing: Find = (_deps, view, request) => {
  const found = evaluationAt(view, partOf(request, 'cycle'), partOf(request, 'period'));
  return (
    found && {
      process: processOf(view.key, found),
      evidence: (found.asked ?? []).flatMap(({ answers }) => answers.flatMap(shownIn)),
      page: (context) => <EvaluationPage context={context} evaluation={found} />,
    }
  );
};
export const evaluationsThing = listOf((context) => <EvaluationsPage context={context} />);

export const figureThing: Find = (_deps, view, request) => {
  const name = partOf(request, 'figure');
  const page = (context: ThingContext) => <FigureHistoryPage context={context} name={name} />;
  const given = figureHistory(view.evaluations, name);
  const evidence = given.flatMap((past) => (past.given ? shownIn(past.given.answer) : []));
  return figureTitle(view.definition, name) && { process: view.key, evidence, page };
};
