import { localDateOf } from '../../domain/calendar/zones';
import { zoneOf } from '../../domain/programme/parties';
import type { ApiDeps } from '../http/deps';
import { endpoint, ok, type Endpoint } from '../http/endpoint';
import { programmeOf } from '../http/lookups';
import { verbEndpoints } from '../things/verb-doors';
import { allEarned, budgetIn, budgetsOf, earnedOf } from './budgets';
import { earnedAsked } from './forms';
import { budgetVerbs } from './verbs';

/** Budgets: what of each is committed, actual and available, what it has earned, and exceptions beyond it. */
export const budgetEndpoints = (deps: ApiDeps): readonly Endpoint[] => {
  const todayIn = (definition: Parameters<typeof zoneOf>[0]) =>
    localDateOf(deps.now().toISOString(), zoneOf(definition));
  return [
    endpoint({
      method: 'get',
      path: '/programmes/:programme/budgets',
      tag: 'Budgets',
      summary: 'The budgets of a programme and of its projects: committed, actual, available, how far each is used',
      answers: { 200: 'Every budget, amounts in minor units' },
      handle: async ({ params }) => {
        const view = await programmeOf(deps, params.programme);
        return ok({ currency: view.definition.currency, items: budgetsOf(view) });
      },
    }),
    endpoint({
      method: 'get',
      path: '/programmes/:programme/budgets/:budget',
      tag: 'Budgets',
      summary: 'One budget with the draws on it and what it has earned',
      query: earnedAsked,
      answers: { 200: 'The budget as it stands', 404: 'No such budget', 422: 'Not a date' },
      handle: async ({ params, query }) => {
        const view = await programmeOf(deps, params.programme);
        const budget = budgetIn(view, params.budget);
        const earned = earnedOf(view, budget, query.on ?? todayIn(view.definition));
        return ok({ currency: view.definition.currency, ...budget, ...(earned && { earned }) });
      },
    }),
    endpoint({
      method: 'get',
      path: '/programmes/:programme/earned-value',
      tag: 'Budgets',
      summary:
        'What phases and projects have earned of their budgets by a day: PV, EV, AC, CV, SV, CPI, SPI, EAC, VAC, TCPI',
      query: earnedAsked,
      answers: {
        200: 'Of each phase that has a budget, and of each project whose budget was approved',
        422: 'Not a date',
      },
      handle: async ({ params, query }) => {
        const view = await programmeOf(deps, params.programme);
        const on = query.on ?? todayIn(view.definition);
        return ok({ on, currency: view.definition.currency, ...allEarned(view, on) });
      },
    }),
    ...verbEndpoints(deps, budgetVerbs),
  ];
};
