import { DomainError } from '../../domain/shared/errors';
import type { ApiDeps } from '../http/deps';
import { created, endpoint, type Endpoint } from '../http/endpoint';
import { actingFor } from '../access/office';
import type { CycleKey } from '../../domain/shared/keys';
import { actuals } from './forms';
import { programmeOf } from '../http/lookups';

/** Evaluations: the office reports figures, the groups sign the score off. */
export const evaluationEndpoints = (deps: ApiDeps): readonly Endpoint[] => [
  endpoint({
    method: 'post',
    path: '/programmes/:programme/evaluations/:cycle/:period/actuals',
    tag: 'Evaluations',
    starts: true,
    body: actuals,
    summary: 'Reports a period’s actual figures; they are scored and go to sign-off',
    answers: { 201: 'The scorecard and the approval that was opened', 409: 'The evaluation takes no figures now' },
    handle: async ({ params, body, requestId }) => {
      const { programme, cycle = '', period = '' } = params;
      const view = await programmeOf(deps, programme);
      if (!view.evaluations.some((each) => each.cycle === cycle && each.period === period))
        throw new DomainError('not_found', `There is no open evaluation ${cycle} ${period}.`);
      const report = { ...body, by: actingFor(view.definition, body.by) };
      const { approval, scorecard } = await deps.processes.reportActuals(
        view.key,
        cycle as CycleKey,
        period,
        report,
        requestId,
      );
      return created({ approval, scorecard });
    },
  }),
];
