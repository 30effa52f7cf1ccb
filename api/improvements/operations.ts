import type { ApiDeps } from '../http/deps';
import { endpoint, ok, type Endpoint } from '../http/endpoint';
import { programmeOf } from '../http/lookups';
import { verbEndpoints } from '../things/verb-doors';
import { improvementIn } from './improvements';
import { improvementVerbs } from './verbs';

/** Improvements: opened by people or causes, analysed, planned, carried out, verified by another company, watched. */
export const improvementEndpoints = (deps: ApiDeps): readonly Endpoint[] => [
  endpoint({
    method: 'get',
    path: '/programmes/:programme/improvements',
    tag: 'Improvements',
    summary: 'The improvements of a programme: which problem, at which step, until when',
    answers: { 200: 'Every improvement, closed or not' },
    handle: async ({ params }) => ok({ items: (await programmeOf(deps, params.programme)).improvements }),
  }),
  endpoint({
    method: 'get',
    path: '/programmes/:programme/improvements/:improvement',
    tag: 'Improvements',
    summary: 'One improvement, with every round of it',
    answers: { 200: 'The improvement as it stands', 404: 'No such improvement' },
    handle: async ({ params }) => ok(improvementIn(await programmeOf(deps, params.programme), params.improvement)),
  }),
  ...verbEndpoints(deps, improvementVerbs),
];
