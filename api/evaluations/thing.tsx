import { partOf } from '../ui/answer';
import { listOf, type Find } from '../things/lookups';
import { evaluationAt, processOf } from './evaluations';
import { EvaluationsPage } from './list';
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
