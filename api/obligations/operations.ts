import type { ApiDeps } from '../http/deps';
import { endpoint, ok, type Endpoint } from '../http/endpoint';
import { programmeOf } from '../http/lookups';
import { verbEndpoints } from '../things/verb-doors';
import { obligationVerbs } from './verbs';

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
  ...verbEndpoints(deps, obligationVerbs),
];
