import { availableIn, reservedIn } from '../../domain/money/funds/funds';
import type { ApiDeps } from '../http/deps';
import { endpoint, ok, type Endpoint } from '../http/endpoint';
import { programmeOf } from '../http/lookups';
import { verbEndpoints } from '../things/verb-doors';
import { drawVerbs } from './draw-verbs';
import { drawIn, fundIn, fundsOf, type FoundFund } from './funds';
import { fundVerbs } from './verbs';

/** A fund with its rules, and what of it is reserved and available. */
const shown = ({ book, rules }: FoundFund) => ({
  ...book,
  ...rules,
  reserved: reservedIn(book).toString(),
  available: availableIn(book).toString(),
});

/** Funds: called, paid in, drawn on, put on hold, closed. */
export const fundEndpoints = (deps: ApiDeps): readonly Endpoint[] => [
  endpoint({
    method: 'get',
    path: '/programmes/:programme/funds',
    tag: 'Funds',
    summary: 'The funds of a programme: their balances, what is reserved and available',
    answers: { 200: 'Every fund of its file, used or not' },
    handle: async ({ params }) => ok({ items: fundsOf(await programmeOf(deps, params.programme)).map(shown) }),
  }),
  endpoint({
    method: 'get',
    path: '/programmes/:programme/funds/:fund',
    tag: 'Funds',
    summary: 'One fund, with its calls, its draws and who decides on them',
    answers: { 200: 'The fund as it stands', 404: 'No such fund' },
    handle: async ({ params }) => {
      const view = await programmeOf(deps, params.programme);
      const found = fundIn(view, params.fund);
      return ok({ ...shown(found), draws: view.draws.filter(({ fund }) => fund === found.book.key) });
    },
  }),
  ...verbEndpoints(deps, fundVerbs),
];

/** Draws on funds: paid, confirmed, cancelled, and paid back where they were not ratified. */
export const drawEndpoints = (deps: ApiDeps): readonly Endpoint[] => [
  endpoint({
    method: 'get',
    path: '/programmes/:programme/draws',
    tag: 'Funds',
    summary: 'Every draw on the funds of a programme',
    answers: { 200: 'Each with its state, who decides and why' },
    handle: async ({ params }) => ok({ items: (await programmeOf(deps, params.programme)).draws }),
  }),
  endpoint({
    method: 'get',
    path: '/programmes/:programme/draws/:draw',
    tag: 'Funds',
    summary: 'One draw: who decides on it and why, what was added up, what it leaves',
    answers: { 200: 'The draw as it stands', 404: 'No such draw' },
    handle: async ({ params }) => ok(drawIn(await programmeOf(deps, params.programme), params.draw)),
  }),
  ...verbEndpoints(deps, drawVerbs),
];
