import { personBehind } from '../access/person-behind';
import type { ApiDeps } from '../http/deps';
import { created, endpoint, ok, type Caller, type Endpoint } from '../http/endpoint';
import { listed } from '../http/lists';
import { timed } from '../../domain/views/timed';
import { readDefinition, startProgramme } from './start';
import { zoneOf } from '../../domain/programme/parties';
import { filterOf, ledgerQuery } from '../record/forms';
import { chosenProgrammes } from './chosen';
import { glanceQuery, programmesPageQuery, startProgramme as startForm } from './forms';
import { notStarted } from '../http/lookups';
import { revenueFor } from './revenue-shown';
import { standingIn } from './standings';
import { chosenOf } from './waiting-chosen';

/** Whoever is signed in sees the programmes that know them, the office's token all. */
const seenBy = (caller: Caller) => (caller.kind === 'person' ? { person: caller.person } : {});

/** Programmes and their record. */
export const programmeEndpoints = (deps: ApiDeps): readonly Endpoint[] => [
  endpoint({
    method: 'get',
    path: '/programmes',
    tag: 'Programmes',
    query: programmesPageQuery,
    summary:
      'The programmes that have been started, in the order in which they were; all, or those of some words, a health or a state, or in which something waits on whoever asks',
    answers: {
      200: 'Key, title, state and version of each, with `numbers` (milestones, agreements, the running phase, what comes next), `waiting` (count, overdue) and `health`; `count` of them all, `next` is the `after` of the following page',
    },
    handle: async ({ query, caller }) => {
      const { limit, after, ...chosen } = query;
      const seen = { limit, ...(after !== undefined && { after }), ...seenBy(caller) };
      const { programmes, standings } = await chosenProgrammes(deps, seen, chosen, personBehind(caller));
      return ok(
        listed({ ...programmes, items: programmes.items.map((line) => ({ ...line, ...standings.get(line.key) })) }),
      );
    },
  }),
  endpoint({
    method: 'post',
    path: '/programmes',
    tag: 'Programmes',
    starts: true,
    body: startForm,
    summary: 'Starts a programme from a definition, on the day that is chosen',
    answers: {
      201: 'Its key and where to find it',
      409: 'It has been started before',
      422: 'Every defect of the definition, with line and column',
    },
    handle: async ({ body, requestId }) => {
      const key = await startProgramme(deps, await readDefinition(deps, body), { by: body.by, requestId });
      return created({ key, href: `/api/v1/programmes/${key}` });
    },
  }),
  endpoint({
    method: 'get',
    path: '/programmes/:programme',
    tag: 'Programmes',
    query: glanceQuery,
    summary: 'A programme at a glance, with what waits on whom until when and what happens then',
    answers: {
      200: 'Phases, milestones (each with `expectedOn`, `slipWorkingDays`, `lateWorkingDays`), agreements, evaluations; `numbers`, `health` and `waitingNumbers` (count, overdue, next deadline); `revenue`, what posted runs came to by payee and tier; a page of the waiting list, the nearest deadline first; `waitingCount` of all of it that was asked for, `waitingNext` is the `after` of the following page',
    },
    handle: async ({ params: { programme = '' }, query, caller }) => {
      const { limit, after, ...chosen } = query;
      const asked = { limit, ...(after !== undefined && { after }) };
      const view = await deps.readModel.programme(programme, asked, (definition) => chosenOf(deps, definition, chosen));
      if (!view) throw notStarted(programme);
      // Who stands in for whom is told by the roster, to whoever may look at it.
      const { substitutions: _roster, ...glance } = view;
      const revenue = revenueFor(view, personBehind(caller));
      const { numbers, health, waiting } = await standingIn(deps, view);
      const calendars = Object.values(deps.directory.calendars(glance.definition));
      return ok({
        ...timed(glance, { now: deps.now().toISOString(), calendars }),
        numbers,
        health,
        waitingNumbers: waiting,
        ...(typeof revenue === 'object' && { revenue }),
      });
    },
  }),
  endpoint({
    method: 'get',
    path: '/programmes/:programme/ledger',
    tag: 'Record',
    query: ledgerQuery,
    summary:
      'The permanent record, oldest first: all of it, or what happened to things of a kind, names a thing, a person or a group, or lies between two days',
    answers: { 200: 'Entries with their hashes; `next` is the `after` of the following page' },
    handle: async ({ params: { programme = '' }, query }) => {
      const definition = await deps.readModel.definition(programme);
      if (!definition) throw notStarted(programme);
      const { limit, after } = query;
      return ok(await deps.ledger.find({ ...filterOf(query), programme, zone: zoneOf(definition), limit, after }));
    },
  }),
];
