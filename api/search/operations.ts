import { personBehind } from '../access/person-behind';
import type { ApiDeps } from '../http/deps';
import { endpoint, ok, type Endpoint } from '../http/endpoint';
import { notStarted } from '../http/lookups';
import { hitsFor, searchQuery } from './hits';

const answers = {
  200: '`items`, kind by kind: programme, kind, id, title, whether it is over (`isOver`), its page, and how many of its kind there are in all (`count`)',
};

/** What is found by its words. */
export const searchEndpoints = (deps: ApiDeps): readonly Endpoint[] => [
  endpoint({
    method: 'get',
    path: '/search',
    tag: 'Search',
    query: searchQuery,
    summary:
      'What has all of some words, in every programme that one takes part in: eight things of each kind, or a hundred of one',
    answers,
    handle: async ({ query, caller }) => ok({ items: await hitsFor(deps, { person: personBehind(caller) }, query) }),
  }),
  endpoint({
    method: 'get',
    path: '/programmes/:programme/search',
    tag: 'Search',
    query: searchQuery,
    summary: 'The same in one programme',
    answers,
    handle: async ({ params: { programme = '' }, query, caller }) => {
      if ((await deps.readModel.programmeState(programme)) === undefined) throw notStarted(programme);
      return ok({ items: await hitsFor(deps, { person: personBehind(caller), programme }, query) });
    },
  }),
];
