import { evaluationId } from '../../contracts/evaluation';
import { EvaluationPage } from './page';
import { partOf } from '../ui/answer';
import type { CycleKey } from '../../domain/shared/keys';
import type { Find } from '../things/lookups';

export const evaluationThing: Find = (_deps, view, request) => {
  const [cycle, period] = [partOf(request, 'cycle'), partOf(request, 'period')];
  const found = view.evaluations.find((each) => each.cycle === cycle && each.period === period);
  return (
    found && {
      process: evaluationId(view.key, cycle as CycleKey, period),
      page: (context) => <EvaluationPage context={context} evaluation={found} />,
    }
  );
};
