import { signedOf } from '../../domain/money/distributions/signed';
import { compute } from '../../domain/money/distributions/computing';
import type { ApiDeps } from '../http/deps';
import { endpoint, ok, type Endpoint } from '../http/endpoint';
import { programmeOf } from '../http/lookups';
import { verbEndpoints } from '../things/verb-doors';
import { inputOf, runIn } from './distributions';
import { distributionVerbs } from './verbs';

/** Distribution runs: computed, signed by both, approved, posted, paid and confirmed. */
export const distributionEndpoints = (deps: ApiDeps): readonly Endpoint[] => [
  endpoint({
    method: 'get',
    path: '/programmes/:programme/distributions',
    tag: 'Distributions',
    summary: 'The distribution runs of a programme',
    answers: { 200: 'Every run, in the order in which they were opened' },
    handle: async ({ params }) => ok({ items: (await programmeOf(deps, params.programme)).distributions }),
  }),
  endpoint({
    method: 'get',
    path: '/programmes/:programme/distributions/:distribution',
    tag: 'Distributions',
    summary: 'One run: its lines, signatures, holds and payments',
    answers: { 200: 'The run as it stands', 404: 'No such run' },
    handle: async ({ params }) => ok(runIn(await programmeOf(deps, params.programme), params.distribution)),
  }),
  endpoint({
    method: 'get',
    path: '/programmes/:programme/distributions/:distribution/file',
    tag: 'Distributions',
    summary: 'The file of a run, with which `gatehouse recompute` computes the same lines and hash without a server',
    answers: { 200: 'All that it was computed from, its lines and its hash', 404: 'No such run' },
    handle: async ({ params }) => {
      const view = await programmeOf(deps, params.programme);
      const run = runIn(view, params.distribution);
      const input = await inputOf(deps, view.key, run.key);
      return ok({ ...signedOf(input, compute(input)), hash: run.hash });
    },
  }),
  ...verbEndpoints(deps, distributionVerbs),
];
