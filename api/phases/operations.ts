import { assertConditionsMeetable } from '../../domain/approvals/conditions';
import { todayFor } from '../../domain/programme/told-days';
import { DomainError } from '../../domain/shared/errors';
import type { ProgrammeView } from '../../domain/views/views';
import type { ApiDeps } from '../http/deps';
import { created, endpoint, opened, type Endpoint } from '../http/endpoint';
import { actingFor } from '../access/office';
import { scopeIn, startMilestone } from '../schedule/reports';
import { gateRequest, milestoneStart, settlement, submission } from './forms';
import { programmeOf } from '../http/lookups';

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

/** The milestones and gates of the phases that run. */
export const phaseEndpoints = (deps: ApiDeps): readonly Endpoint[] => {
  /** Where a milestone is found, and who acts. Throws `not_found`, `milestone_not_open` or `forbidden`. */
  const placeOf = async (params: Readonly<Record<string, string>>, by: string | undefined) => {
    const view = await programmeOf(deps, params.programme);
    const phase = phaseWith(view, params.milestone);
    assertRunning(view, phase, 'milestone_not_open');
    return { view, programme: view.key, phase, milestone: params.milestone ?? '', by: actingFor(view.definition, by) };
  };
  return [
    endpoint({
      method: 'post',
      path: '/programmes/:programme/milestones/:milestone/start',
      tag: 'Milestones',
      repeats: true,
      body: milestoneStart,
      summary: 'Records that work on a milestone has begun',
      answers: { 201: 'It is in progress', 409: 'It has begun already', 422: 'The day is still to come' },
      handle: async ({ params, body, requestId }) => {
        const { view, phase, milestone, by } = await placeOf(params, body.by);
        const started = { milestone, by, ...(body.on !== undefined && { on: body.on }) };
        await startMilestone(deps, view, phase, started, requestId);
        return created({ milestone, state: 'inProgress' });
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
      handle: async ({ params, body: { evidence, note, ...body }, requestId }) => {
        const { view, programme, phase, milestone, by } = await placeOf(params, body.by);
        const submitted = { milestone, by, evidence, note, ...scopeIn(view, milestone) };
        const { approval } = await deps.processes.submitMilestone(programme, phase, submitted, requestId);
        return opened(approval);
      },
    }),
    endpoint({
      method: 'post',
      path: '/programmes/:programme/milestones/:milestone/settlements',
      tag: 'Milestones',
      starts: true,
      body: settlement,
      summary:
        'Asks that a must-meet milestone be waived (the strategic groups decide, unanimously) or that one be given up (the groups of the gate decide)',
      answers: { 201: 'The approval that was opened', 409: 'It counts already, or is being decided on' },
      handle: async ({ params, body: { as, reason, ...body }, requestId }) => {
        const { programme, phase, milestone, by } = await placeOf(params, body.by);
        const asked = { milestone, as, reason, by };
        const { approval } = await deps.processes.settleMilestone(programme, phase, asked, requestId);
        return opened(approval);
      },
    }),
    endpoint({
      method: 'post',
      path: '/programmes/:programme/phases/:phase/gate',
      tag: 'Phases',
      starts: true,
      body: gateRequest,
      summary:
        'Proposes an outcome of a phase’s exit gate, or to resume it; the groups that the definition names decide',
      answers: {
        201: 'The approval that was opened',
        409: 'A must-meet criterion is not met, nothing is to resume, or the gate is being decided',
        422: 'No review date within 90 days, no conditions of a conditional go, or no criteria to show again',
      },
      handle: async ({ params, body, requestId }) => {
        const view = await programmeOf(deps, params.programme);
        const phase = params.phase ?? '';
        assertRunning(view, phase, 'gate_not_ready');
        assertConditionsMeetable(view.definition, body.conditions, todayFor(view.definition, deps.now().toISOString()));
        const request = { ...body, by: actingFor(view.definition, body.by) };
        const { approval } = await deps.processes.requestGate(view.key, phase, request, requestId);
        return opened(approval);
      },
    }),
  ];
};
