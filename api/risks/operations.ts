import { authorityOf } from '../../domain/risks/authority';
import type { ApiDeps } from '../http/deps';
import { endpoint, ok, type Endpoint } from '../http/endpoint';
import { programmeOf } from '../http/lookups';
import { verbEndpoints } from '../things/verb-doors';
import { riskIn } from './risks';
import { riskVerbs } from './verbs';

/** Risks: raised, assessed, responded to, reviewed in time, accepted for a while, come true or closed. */
export const riskEndpoints = (deps: ApiDeps): readonly Endpoint[] => [
  endpoint({
    method: 'get',
    path: '/programmes/:programme/risks',
    tag: 'Risks',
    summary: 'The register of risks: how high each is, when it is reviewed, and what is done about it',
    answers: { 200: 'Every risk, closed or not' },
    handle: async ({ params }) => ok({ items: (await programmeOf(deps, params.programme)).risks }),
  }),
  endpoint({
    method: 'get',
    path: '/programmes/:programme/risks/:risk',
    tag: 'Risks',
    summary: 'One risk, and the groups that decide on it',
    answers: { 200: 'The risk as it stands', 404: 'No such risk' },
    handle: async ({ params }) => {
      const view = await programmeOf(deps, params.programme);
      const risk = riskIn(view, params.risk);
      return ok({ ...risk, authority: authorityOf(view.definition, risk.level ?? 'high') });
    },
  }),
  ...verbEndpoints(deps, riskVerbs),
];
