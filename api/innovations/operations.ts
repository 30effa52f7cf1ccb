import type { ApiDeps } from '../http/deps';
import { endpoint, ok, type Endpoint } from '../http/endpoint';
import { programmeOf } from '../http/lookups';
import { verbEndpoints } from '../things/verb-doors';
import { innovationIn } from './innovations';
import { innovationVerbs } from './verbs';

/** The register of innovations: proposed, tried, accepted with evidence, or dropped. */
export const innovationEndpoints = (deps: ApiDeps): readonly Endpoint[] => [
  endpoint({
    method: 'get',
    path: '/programmes/:programme/innovations',
    tag: 'Innovations',
    summary: 'The innovations of a programme; those that were accepted count in the indicator of innovation',
    answers: { 200: 'Every innovation, accepted or not' },
    handle: async ({ params }) => ok({ items: (await programmeOf(deps, params.programme)).innovations }),
  }),
  endpoint({
    method: 'get',
    path: '/programmes/:programme/innovations/:innovation',
    tag: 'Innovations',
    summary: 'One innovation',
    answers: { 200: 'The innovation as it stands', 404: 'No such innovation' },
    handle: async ({ params }) => ok(innovationIn(await programmeOf(deps, params.programme), params.innovation)),
  }),
  ...verbEndpoints(deps, innovationVerbs),
];
