import { partOf } from '../ui/answer';
import { listOf, type Find } from '../things/lookups';
import type { ThingContext } from '../ui/thing';
import { evaluationAt, processOf } from './evaluations';
import { EvaluationsPage } from './list';
import { figureTitle } from '../../domain/evaluations/figure-history';
import { FigureHistoryPage } from './figure-history';
import { EvaluationPage } from './page';

export const evaluationThing: Find = (_deps, view, request) => {
  const found = evaluationAt(view, partOf(request, 'cycle'), partOf(request, 'period'));
  return (
    found && {
      process: processOf(view.key, found),
      page: (context) => <EvaluationPage context={context} evaluation={found} />,
    }
  );
};
export const evaluationsThing = listOf((context) => <EvaluationsPage context={context} />);

export const figureThing: Find = (_deps, view, request) => {
  const name = partOf(request, 'figure');
  const page = (context: ThingContext) => <FigureHistoryPage context={context} name={name} />;
  return figureTitle(view.definition, name) && { process: view.key, page };
};
