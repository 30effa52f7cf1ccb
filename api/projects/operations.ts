import {
  cancelProject,
  forecastCost,
  passStage,
  projectId,
  reportCost,
  submitBudget,
  submitCommissioning,
} from '../../contracts/project';
import { toleratedCost } from '../../domain/projects/costs';
import { strategicOf } from '../../domain/phases/gates';
import type { ApiDeps } from '../http/deps';
import { created, endpoint, ok, opened, type Endpoint } from '../http/endpoint';
import { budgetRequest, cancellation, commissioningRequest, expectedCost, projectRequest, stageReport } from './forms';
import { actingFor } from '../access/office';
import { assertBudget, openProject, openProjectIn, projectIn } from './projects';
import { exceptionReport } from '../schedule/forms';
import { programmeOf } from '../http/lookups';

/** Cooperation projects: opened in a business mode, carried stage by stage to their commissioning. */
export const projectEndpoints = (deps: ApiDeps): readonly Endpoint[] => {
  const { processes } = deps;
  return [
    endpoint({
      method: 'get',
      path: '/programmes/:programme/projects',
      tag: 'Projects',
      summary: 'The projects of a programme: mode, agreement, budget, stages passed, state',
      answers: { 200: 'Every project, whatever its state' },
      handle: async ({ params }) => ok({ items: (await programmeOf(deps, params.programme)).projects }),
    }),
    endpoint({
      method: 'get',
      path: '/programmes/:programme/projects/:project',
      tag: 'Projects',
      summary: 'One project',
      answers: { 200: 'The project as it stands', 404: 'No such project' },
      handle: async ({ params }) => ok(projectIn(await programmeOf(deps, params.programme), params.project)),
    }),
    endpoint({
      method: 'post',
      path: '/programmes/:programme/projects',
      tag: 'Projects',
      starts: true,
      body: projectRequest,
      summary: 'Opens a project in a business mode; its groups are asked for its budget at once',
      answers: {
        201: 'Its key and where to find it',
        409: 'The key is taken, or the programme is completed',
        422: 'No such mode, agreement or fund',
      },
      handle: async ({ params, body, requestId }) => {
        const view = await programmeOf(deps, params.programme);
        const key = await openProject(deps, view, { ...body, by: actingFor(view.definition, body.by) }, requestId);
        return created({ project: key, href: `/api/v1/programmes/${view.key}/projects/${key}` });
      },
    }),
    endpoint({
      method: 'post',
      path: '/programmes/:programme/projects/:project/stages',
      tag: 'Projects',
      starts: true,
      body: stageReport,
      summary: 'Records that the next stage is passed, with what shows it',
      answers: {
        201: 'The stage that comes next, if any',
        409: 'Out of order, or its needs are not met',
        422: 'No evidence',
      },
      handle: async ({ params, body, requestId }) => {
        const view = await programmeOf(deps, params.programme);
        const { key } = openProjectIn(view, params.project);
        const report = { ...body, by: actingFor(view.definition, body.by) };
        const { next } = await processes.ask(projectId(view.key, key), passStage, requestId, report);
        return created({ project: key, passed: body.stage, next: next ?? 'commissioning' });
      },
    }),
    endpoint({
      method: 'post',
      path: '/programmes/:programme/projects/:project/budget',
      tag: 'Projects',
      starts: true,
      body: budgetRequest,
      summary: 'Asks for the budget anew after it came back',
      answers: { 201: 'The approval that was opened', 409: 'It did not come back' },
      handle: async ({ params, body, requestId }) => {
        const view = await programmeOf(deps, params.programme);
        const { key } = openProjectIn(view, params.project);
        assertBudget(view.definition, body.budget);
        const request = { ...body, by: actingFor(view.definition, body.by) };
        const { approval } = await processes.ask(projectId(view.key, key), submitBudget, requestId, request);
        return opened(approval);
      },
    }),
    endpoint({
      method: 'post',
      path: '/programmes/:programme/projects/:project/cost-forecasts',
      tag: 'Projects',
      repeats: true,
      body: expectedCost,
      summary:
        'Says what a project is expected to cost in all, and why; more than is tolerated over its budget calls for a report',
      answers: {
        201: 'It is forecast',
        409: 'It is over, or its budget is not approved',
        422: 'No amount, or no reason',
      },
      handle: async ({ params, body, requestId }) => {
        const view = await programmeOf(deps, params.programme);
        const { key } = openProjectIn(view, params.project);
        const tolerated = toleratedCost(view.definition);
        const forecast = { ...body, tolerated, by: actingFor(view.definition, body.by) };
        await processes.ask(projectId(view.key, key), forecastCost, requestId, forecast);
        return created({ project: key, amount: body.amount });
      },
    }),
    endpoint({
      method: 'post',
      path: '/programmes/:programme/projects/:project/exceptions',
      tag: 'Projects',
      starts: true,
      body: exceptionReport,
      summary: 'Hands in the report on a cost that is more than is tolerated; the strategic groups decide',
      answers: { 201: 'The approval that was opened', 409: 'No report is asked for' },
      handle: async ({ params, body, requestId }) => {
        const view = await programmeOf(deps, params.programme);
        const { key } = openProjectIn(view, params.project);
        const groups = strategicOf(view.definition);
        const report = { ...body, groups, by: actingFor(view.definition, body.by) };
        const { approval } = await processes.ask(projectId(view.key, key), reportCost, requestId, report);
        return opened(approval);
      },
    }),
    endpoint({
      method: 'post',
      path: '/programmes/:programme/projects/:project/commissioning',
      tag: 'Projects',
      starts: true,
      body: commissioningRequest,
      summary: 'Submits the commissioning with its evidence; once it is accepted the project has landed',
      answers: {
        201: 'The approval that was opened',
        409: 'A stage is open, the agreement not effective or the budget not approved',
        422: 'No evidence',
      },
      handle: async ({ params, body, requestId }) => {
        const view = await programmeOf(deps, params.programme);
        const { key } = openProjectIn(view, params.project);
        const request = { ...body, by: actingFor(view.definition, body.by) };
        const { approval } = await processes.ask(projectId(view.key, key), submitCommissioning, requestId, request);
        return opened(approval);
      },
    }),
    endpoint({
      method: 'post',
      path: '/programmes/:programme/projects/:project/cancellation',
      tag: 'Projects',
      starts: true,
      body: cancellation,
      summary: 'Gives a project up, with the reason',
      answers: { 201: 'It is cancelled', 409: 'It has landed, or people are deciding about it' },
      handle: async ({ params, body, requestId }) => {
        const view = await programmeOf(deps, params.programme);
        const { key } = openProjectIn(view, params.project);
        const cancelled = { reason: body.reason, by: actingFor(view.definition, body.by) };
        await processes.ask(projectId(view.key, key), cancelProject, requestId, cancelled);
        return created({ project: key, state: 'cancelled' });
      },
    }),
  ];
};
