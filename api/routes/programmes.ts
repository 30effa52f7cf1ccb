import { DomainError } from '../../domain/errors';
import type { ProgrammeView } from '../../domain/views';
import type { ApiDeps } from '../deps';
import { created, endpoint, ok, type Caller, type Endpoint } from '../endpoint';
import { ledgerQuery, startProgramme as startForm } from '../forms/requests';
import { readDefinition, startProgramme } from '../starting';

/** The programme of that key. Throws `not_found`. */
export const programmeOf = async ({ readModel }: Pick<ApiDeps, 'readModel'>, key = ''): Promise<ProgrammeView> => {
  const view = await readModel.programme(key);
  if (!view) throw new DomainError('not_found', `There is no programme "${key}".`);
  return view;
};

/** Whoever is signed in sees the programmes in which they have a role, the office's token all. */
const programmesOf = async ({ readModel }: ApiDeps, caller: Caller) => {
  const all = await readModel.programmes();
  if (caller.kind !== 'person') return all;
  const own = await readModel.programmesOf(caller.person);
  return all.filter(({ key }) => own.includes(key));
};

/** Programmes and their record. */
export const programmeEndpoints = (deps: ApiDeps): readonly Endpoint[] => [
  endpoint({
    method: 'get',
    path: '/programmes',
    tag: 'Programmes',
    summary: 'The programmes that have been started',
    answers: { 200: 'Key, title, state and version of each' },
    handle: async ({ caller }) => ok({ items: await programmesOf(deps, caller) }),
  }),
  endpoint({
    method: 'post',
    path: '/programmes',
    tag: 'Programmes',
    starts: true,
    body: startForm,
    summary: 'Starts a programme from a definition',
    answers: {
      201: 'Its key and where to find it',
      409: 'It has been started before',
      422: 'Every defect of the definition, with line and column',
    },
    handle: async ({ body, requestId }) => {
      const key = await startProgramme(deps, readDefinition(deps, body), { by: body.by, requestId });
      return created({ key, href: `/api/v1/programmes/${key}` });
    },
  }),
  endpoint({
    method: 'get',
    path: '/programmes/:programme',
    tag: 'Programmes',
    summary: 'A programme at a glance, with what waits on whom until when and what happens then',
    answers: { 200: 'Phases, milestones, agreements, evaluations, waiting list' },
    handle: async ({ params }) => ok(await programmeOf(deps, params.programme)),
  }),
  endpoint({
    method: 'get',
    path: '/programmes/:programme/ledger',
    tag: 'Record',
    query: ledgerQuery,
    summary: 'The permanent record, oldest first',
    answers: { 200: 'Entries with their hashes; `next` is the `after` of the following page' },
    handle: async ({ params, query }) => {
      await programmeOf(deps, params.programme);
      const items = await deps.ledger.entries(params.programme ?? '', query);
      return ok({ items, ...(items.length === query.limit && { next: items.at(-1)?.sequence }) });
    },
  }),
];
