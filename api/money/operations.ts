import { z } from 'zod';
import { accountCode, accountTitle } from '../../domain/money/journal/accounts';
import type { AccountKey } from '../../domain/money/journal/transactions';
import type { ProgrammeView } from '../../domain/views/views';
import { personBehind } from '../access/person-behind';
import type { ApiDeps } from '../http/deps';
import { endpoint, ok, type Endpoint } from '../http/endpoint';
import { after, limit } from '../http/list-forms';
import { listed, withoutUndefined } from '../http/lists';
import { programmeOf } from '../http/lookups';
import { periodOf, readStatement, readTrialBalance } from './statements';

const until = z.string().optional().describe('the last day that counts (YYYY-MM-DD); all that is posted when left out');
const from = z.string().optional().describe('the first day (YYYY-MM-DD); from the beginning when left out');

/** An account with its code and title by the programme's chart. */
const chartedIn =
  ({ definition, projects }: ProgrammeView) =>
  <One extends { readonly account: AccountKey }>(one: One) => ({
    ...one,
    code: accountCode(definition, one.account),
    title: accountTitle(definition, one.account, projects),
  });

/** The journal as it is read: trial balance and statements, amounts in minor units. */
export const moneyEndpoints = (deps: ApiDeps): readonly Endpoint[] => [
  endpoint({
    method: 'get',
    path: '/programmes/:programme/money/trial-balance',
    tag: 'Money',
    summary: 'What every account comes to on a day, by currency',
    query: z.object({ until }),
    answers: {
      200: 'Debits, credits and balance of each account, and their totals',
      403: 'It tells of a party whose statement is not shown to you',
    },
    handle: async ({ params, query, caller }) => {
      const view = await programmeOf(deps, params.programme);
      const { accounts, ...balance } = await readTrialBalance(deps, view, personBehind(caller), periodOf(query).until);
      return ok({ ...balance, accounts: accounts.map(chartedIn(view)) });
    },
  }),
  endpoint({
    method: 'get',
    path: '/programmes/:programme/money/statements/:kind/:subject',
    tag: 'Money',
    summary:
      'A statement of a `party`, `fund`, `project` or `budget`: accounts from opening to closing, and its lines, each with its entry of the record',
    query: z.object({ from, until, limit, after }),
    answers: {
      200: 'The accounts of the whole period, and a page of its lines',
      403: 'The statement of a party that is not shown to you',
      404: 'Nothing of that kind has that key',
    },
    handle: async ({ params: { programme, kind = '', subject: key = '' }, query, caller }) => {
      const view = await programmeOf(deps, programme);
      const period = periodOf(query);
      const page = withoutUndefined({ limit: query.limit, after: query.after });
      const shown = await readStatement(deps, view, personBehind(caller), { kind, key, ...period }, page);
      return ok({
        subject: shown.subject,
        ...period,
        accounts: shown.accounts.map(chartedIn(view)),
        ...listed(shown.lines),
      });
    },
  }),
];
