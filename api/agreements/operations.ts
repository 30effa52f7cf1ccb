import { registerOf } from '../../domain/agreements/registers';
import type { ApiDeps } from '../http/deps';
import { endpoint, ok, type Endpoint } from '../http/endpoint';
import { foundIn, programmeOf } from '../http/lookups';
import { verbEndpoints } from '../things/verb-doors';
import { agreementIn, agreementVerbs } from './verbs';

/** The agreements of the tree: submitted for approval, signed, and what the office records of them until their end. */
export const agreementEndpoints = (deps: ApiDeps): readonly Endpoint[] => [
  endpoint({
    method: 'get',
    path: '/programmes/:programme/agreements/:agreement',
    tag: 'Agreements',
    summary:
      'An agreement: its state, the dates of its term and why, notices, versions, conditions and what survives it',
    answers: { 200: 'The agreement as it stands' },
    handle: async ({ params }) => {
      const view = await programmeOf(deps, params.programme);
      const { key } = agreementIn(view, params.agreement ?? '');
      return ok(view.agreements.find((each) => each.key === key));
    },
  }),
  endpoint({
    method: 'get',
    path: '/programmes/:programme/agreements/:agreement/obligations',
    tag: 'Agreements',
    summary: 'The obligations register: what was due under the agreement, what is to be met now, and what comes next',
    answers: { 200: 'Past, open and next obligations, each by its day' },
    handle: async ({ params }) => {
      const view = await programmeOf(deps, params.programme);
      const { key } = agreementIn(view, params.agreement ?? '');
      return ok(registerOf(view.definition, foundIn(view.agreements, key, 'agreement'), view.obligations));
    },
  }),
  ...verbEndpoints(deps, agreementVerbs),
];
