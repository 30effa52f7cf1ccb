import type { ApiDeps } from '../http/deps';
import { created, endpoint, opened, type Endpoint } from '../http/endpoint';
import { actingFor } from '../access/office';
import { forecastable, reportScope } from './reports';
import { exceptionReport, forecast, proposalAnswer, scopeReport } from './forms';
import { programmeOf } from '../http/lookups';

/** What is forecast of the milestones, what would follow from it, and what slips by more than is tolerated. */
export const scheduleEndpoints = (deps: ApiDeps): readonly Endpoint[] => [
  endpoint({
    method: 'post',
    path: '/programmes/:programme/milestones/:milestone/forecasts',
    tag: 'Milestones',
    repeats: true,
    body: forecast,
    summary:
      'Says when a milestone is expected now, and why; what needs it would follow, which is proposed and never done by itself',
    answers: { 201: 'It is forecast', 409: 'The milestone is over', 422: 'No day, or no reason' },
    handle: async ({ params, body, requestId }) => {
      const view = await programmeOf(deps, params.programme);
      const { key: milestone } = forecastable(view, params.milestone ?? '');
      const said = { milestone, on: body.on, reason: body.reason, by: actingFor(view.definition, body.by) };
      await deps.processes.forecastMilestone(view.key, said, requestId);
      return created({ milestone, forecastOn: body.on });
    },
  }),
  endpoint({
    method: 'post',
    path: '/programmes/:programme/milestones/:milestone/proposals/:proposal',
    tag: 'Milestones',
    repeats: true,
    body: proposalAnswer,
    summary: 'Accepts or drops the dates that would follow from a forecast',
    answers: { 201: 'It is accepted or dropped', 409: 'It was answered, or a newer forecast has replaced it' },
    handle: async ({ params, body: { accept, by }, requestId }) => {
      const view = await programmeOf(deps, params.programme);
      const milestone = params.milestone ?? '';
      const answer = { milestone, proposal: Number(params.proposal), isAccepted: accept };
      await deps.processes.answerProposal(view.key, { ...answer, by: actingFor(view.definition, by) }, requestId);
      return created({ milestone, accepted: accept });
    },
  }),
  endpoint({
    method: 'post',
    path: '/programmes/:programme/milestones/:milestone/exceptions',
    tag: 'Milestones',
    starts: true,
    body: exceptionReport,
    summary: 'Hands in the report on a slip that is more than is tolerated; the strategic groups decide',
    answers: { 201: 'The approval that was opened', 409: 'No report is asked for' },
    handle: async ({ params, body, requestId }) => {
      const view = await programmeOf(deps, params.programme);
      const report = { ...body, milestone: params.milestone ?? '', by: actingFor(view.definition, body.by) };
      const { approval } = await deps.processes.reportException(view.key, report, requestId);
      return opened(approval);
    },
  }),
  endpoint({
    method: 'post',
    path: '/programmes/:programme/milestones/:milestone/scope-changes',
    tag: 'Milestones',
    starts: true,
    body: scopeReport,
    summary:
      'Reports that a milestone would deliver something else; no change of scope is tolerated, the strategic groups decide',
    answers: {
      201: 'The approval that was opened',
      409: 'The milestone is over, or another change of it is being decided',
    },
    handle: async ({ params, body, requestId }) => {
      const view = await programmeOf(deps, params.programme);
      const report = { ...body, milestone: params.milestone ?? '', by: actingFor(view.definition, body.by) };
      const { approval } = await reportScope(deps, view, report, requestId);
      return opened(approval);
    },
  }),
];
