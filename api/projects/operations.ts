import type { ApiDeps } from '../http/deps';
import { endpoint, ok, type Endpoint } from '../http/endpoint';
import { programmeOf } from '../http/lookups';
import { verbEndpoints } from '../things/verb-doors';
import { projectIn } from './projects';
import { projectVerbs } from './verbs';

/** Cooperation projects: opened in a business mode, carried stage by stage to their commissioning. */
export const projectEndpoints = (deps: ApiDeps): readonly Endpoint[] => [
  endpoint({
    method: 'get',
    path: '/programmes/:programme/projects',
    tag: 'Projects',
    summary: 'The projects of a programme: mode, agreement, budget, stages passed, state',
    answers: { 200: 'Every project, whatever its state' },
    handle: async ({ params }) => ok({ items: (await programmeOf(deps, params.programme)).projects }),
  }),
  endpoint({
    method: 'get',
    path: '/programmes/:programme/projects/:project',
    tag: 'Projects',
    summary: 'One project',
    answers: { 200: 'The project as it stands', 404: 'No such project' },
    handle: async ({ params }) => ok(projectIn(await programmeOf(deps, params.programme), params.project)),
  }),
  ...verbEndpoints(deps, projectVerbs),
];
