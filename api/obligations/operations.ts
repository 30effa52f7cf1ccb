import type { ApiDeps } from '../http/deps';
import { created, endpoint, ok, type Endpoint } from '../http/endpoint';
import { fulfilObligation } from './fulfilment';
import { actingFor } from '../access/office';
import { fulfilment } from './forms';
import { programmeOf } from '../http/lookups';

/** The conditions of approvals: who has to meet which by when, and what shows that they were met. */
export const obligationEndpoints = (deps: ApiDeps): readonly Endpoint[] => [
  endpoint({
    method: 'get',
    path: '/programmes/:programme/obligations',
    tag: 'Obligations',
    summary: 'The conditions under which matters were approved, with owner, due date and state',
    answers: { 200: 'Every obligation of the programme, met or not' },
    handle: async ({ params }) => ok((await programmeOf(deps, params.programme)).obligations),
  }),
  endpoint({
    method: 'post',
    path: '/programmes/:programme/obligations/:obligation/fulfilments',
    tag: 'Obligations',
    repeats: true,
    body: fulfilment,
    summary: 'Records that a condition was met, with what shows it; by its owner or the programme office',
    answers: { 201: 'It is met', 403: 'Neither the owner nor the office', 409: 'It has been met already' },
    handle: async ({ params, body, caller, requestId }) => {
      const view = await programmeOf(deps, params.programme);
      const by = caller.kind === 'person' ? caller.person : actingFor(view.definition, body.by);
      const obligation = params.obligation ?? '';
      const said = { obligation, evidence: body.evidence, by, at: deps.now().toISOString() };
      return created({ obligation, fulfilment: await fulfilObligation(deps, view, said, requestId) });
    },
  }),
];
