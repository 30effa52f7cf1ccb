import { evaluationAt, processOf } from './evaluations';
import { EvaluationPage } from './page';
import { partOf } from '../ui/answer';
import type { Find } from '../things/lookups';

export const evaluationThing: Find = (_deps, view, request) => {
  const found = evaluationAt(view, partOf(request, 'cycle'), partOf(request, 'period'));
  return (
    found && {
      process: processOf(view.key, found),
      page: (context) => <EvaluationPage context={context} evaluation={found} />,
    }
  );
};
