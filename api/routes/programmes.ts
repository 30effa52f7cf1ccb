import { DomainError } from '../../domain/errors';
import type { ProgrammeView } from '../../domain/views';
import type { ApiDeps } from '../deps';
import { created, endpoint, ok, type Caller, type Endpoint } from '../endpoint';
import { gateRequest, ledgerQuery, startProgramme as startForm, submission } from '../forms/requests';
import { actingFor } from '../office';
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

const phaseWith = ({ definition }: ProgrammeView, milestone = '') => {
  const phase = definition.phases.find(({ milestones }) => milestones.some(({ key }) => key === milestone));
  if (!phase) throw new DomainError('not_found', `There is no milestone "${milestone}" in this programme.`);
  return phase.key;
};

const assertRunning = ({ phases }: ProgrammeView, key: string, code: 'milestone_not_open' | 'gate_not_ready') => {
  const state = phases.find((phase) => phase.key === key)?.state;
  if (state === undefined) throw new DomainError('not_found', `There is no phase "${key}" in this programme.`);
  if (state === 'planned' || state === 'closed')
    throw new DomainError(code, `The phase "${key}" is ${state}.`, { phase: key, state });
};

/** Programmes, their milestones and gates, and their record. */
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
  endpoint({
    method: 'post',
    path: '/programmes/:programme/milestones/:milestone/submissions',
    tag: 'Milestones',
    starts: true,
    body: submission,
    summary: 'Submits a milestone with its evidence; its groups are asked to accept it',
    answers: {
      201: 'The approval that was opened, if people have to accept it',
      409: 'It is not open, or its needs are not met',
      422: 'Evidence is missing',
    },
    handle: async ({ params, body, requestId }) => {
      const view = await programmeOf(deps, params.programme);
      const phase = phaseWith(view, params.milestone);
      assertRunning(view, phase, 'milestone_not_open');
      const { evidence, note } = body;
      const by = actingFor(view.definition, body.by);
      const { approval } = await deps.processes.submitMilestone(
        view.key,
        phase,
        { milestone: params.milestone ?? '', by, evidence, note },
        requestId,
      );
      return created(approval === undefined ? {} : { approval, href: `/api/v1/approvals/${approval}` });
    },
  }),
  endpoint({
    method: 'post',
    path: '/programmes/:programme/phases/:phase/gate',
    tag: 'Phases',
    starts: true,
    body: gateRequest,
    summary: 'Asks for a phase’s exit gate; the groups that the definition names decide',
    answers: {
      201: 'The approval that was opened',
      409: 'A must-meet criterion is not met, or the gate is being decided',
    },
    handle: async ({ params, body, requestId }) => {
      const view = await programmeOf(deps, params.programme);
      assertRunning(view, params.phase ?? '', 'gate_not_ready');
      const by = actingFor(view.definition, body.by);
      const { approval } = await deps.processes.requestGate(
        view.key,
        params.phase ?? '',
        { by, note: body.note },
        requestId,
      );
      return created({ approval, href: `/api/v1/approvals/${approval}` });
    },
  }),
];
