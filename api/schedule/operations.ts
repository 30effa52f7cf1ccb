import type { ApiDeps } from '../http/deps';
import { endpoint, ok, type Endpoint } from '../http/endpoint';
import { programmeOf } from '../http/lookups';
import { verbEndpoints } from '../things/verb-doors';
import { baselineVerbs, scheduleVerbs } from './verbs';

/** What is forecast of the milestones, what would follow from it, and what slips by more than is tolerated. */
export const scheduleEndpoints = (deps: ApiDeps): readonly Endpoint[] => verbEndpoints(deps, scheduleVerbs);

/** The baselines of a programme: a new one only by an approved change request. */
export const changeEndpoints = (deps: ApiDeps): readonly Endpoint[] => [
  endpoint({
    method: 'get',
    path: '/programmes/:programme/changes',
    tag: 'Baselines',
    summary: 'The change requests with what became of each',
    answers: { 200: 'Every change request, the earliest first' },
    handle: async ({ params }) => ok((await programmeOf(deps, params.programme)).changes),
  }),
  ...verbEndpoints(deps, baselineVerbs),
];
