import type { ApiDeps } from '../http/deps';
import { endpoint, ok, type Endpoint } from '../http/endpoint';
import { programmeOf } from '../http/lookups';
import { verbEndpoints } from '../things/verb-doors';
import { ipIn } from './ip';
import { ipVerbs } from './verbs';

/** Intellectual property: joint filings with their consents, filings and registrations with their dates, secrets with their access log. */
export const ipEndpoints = (deps: ApiDeps): readonly Endpoint[] => [
  endpoint({
    method: 'get',
    path: '/programmes/:programme/ip',
    tag: 'Intellectual property',
    summary: 'Patents, trademarks and secrets, with consents, dates and who has read which secret',
    answers: { 200: 'Every item; of a secret everything but where it is kept' },
    handle: async ({ params }) => ok({ items: (await programmeOf(deps, params.programme)).ip }),
  }),
  endpoint({
    method: 'get',
    path: '/programmes/:programme/ip/:item',
    tag: 'Intellectual property',
    summary: 'One item',
    answers: { 200: 'The item as it stands', 404: 'No such item' },
    handle: async ({ params }) => ok(ipIn(await programmeOf(deps, params.programme), params.item)),
  }),
  ...verbEndpoints(deps, ipVerbs),
];
