import { milestoneThing } from './thing';
import { Router } from 'express';
import { isPlannable } from '../../domain/calendar/dates';
import { DomainError } from '../../domain/shared/errors';
import { forecastable, reportScope } from '../schedule/reports';
import { fieldOf, partOf, textOf } from '../ui/answer';
import type { PageDeps } from '../http/page-deps';
import { reportIn } from '../ui/report-form';
import { carryOut } from '../things/carrying-out';

/** The forms of a milestone's dates: forecast it, accept or drop what would follow, report what slips too far. */
export const schedulePages = (deps: PageDeps): Router => {
  const { processes } = deps;
  return Router()
    .post('/office/programmes/:key/milestones/:milestone/forecasts', (request, response) =>
      carryOut(deps, request, response, milestoneThing, async ({ view, by, updateId }) => {
        const { key: milestone } = forecastable(view, partOf(request, 'milestone'));
        const on = fieldOf(request, 'forecastOn');
        if (!isPlannable(on)) throw new DomainError('invalid_input', undefined, { field: 'forecastOn' });
        const forecast = { milestone, on, reason: fieldOf(request, 'forecastReason'), by };
        return processes.forecastMilestone(view.key, forecast, updateId);
      }),
    )
    .post('/office/programmes/:key/milestones/:milestone/proposals', (request, response) =>
      carryOut(deps, request, response, milestoneThing, async ({ view, by, updateId }) => {
        const isAccepted = fieldOf(request, 'answer') === 'accept';
        const proposal = Number(fieldOf(request, 'proposal'));
        const answer = { milestone: partOf(request, 'milestone'), proposal, isAccepted, by };
        return processes.answerProposal(view.key, answer, updateId);
      }),
    )
    .post('/office/programmes/:key/milestones/:milestone/exceptions', (request, response) =>
      carryOut(deps, request, response, milestoneThing, async ({ view, by, updateId }) => {
        const report = { milestone: partOf(request, 'milestone'), ...reportIn(request), by };
        return processes.reportException(view.key, report, updateId);
      }),
    )
    .post('/office/programmes/:key/milestones/:milestone/scope-changes', (request, response) =>
      carryOut(deps, request, response, milestoneThing, async ({ view, by, updateId }) => {
        const change = textOf(request, 'scope.change');
        const report = { milestone: partOf(request, 'milestone'), change, ...reportIn(request, 'scope.'), by };
        return reportScope(deps, view, report, updateId);
      }),
    );
};
