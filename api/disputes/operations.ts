import type { ApiDeps } from '../http/deps';
import { endpoint, ok, type Endpoint } from '../http/endpoint';
import { programmeOf } from '../http/lookups';
import { verbEndpoints } from '../things/verb-doors';
import { disputeIn } from './disputes';
import { disputeVerbs } from './verbs';

/** Disputes: raised by a party, taken from tier to tier by their clocks, settled, decided or withdrawn. */
export const disputeEndpoints = (deps: ApiDeps): readonly Endpoint[] => [
  endpoint({
    method: 'get',
    path: '/programmes/:programme/disputes',
    tag: 'Disputes',
    summary: 'The disputes of a programme: about what, in which tier, until when',
    answers: { 200: 'Every dispute, ended or not' },
    handle: async ({ params }) => ok({ items: (await programmeOf(deps, params.programme)).disputes }),
  }),
  endpoint({
    method: 'get',
    path: '/programmes/:programme/disputes/:dispute',
    tag: 'Disputes',
    summary: 'One dispute',
    answers: { 200: 'The dispute as it stands', 404: 'No such dispute' },
    handle: async ({ params }) => ok(disputeIn(await programmeOf(deps, params.programme), params.dispute)),
  }),
  ...verbEndpoints(deps, disputeVerbs),
];
