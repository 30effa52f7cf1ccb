import { Router } from 'express';
import { isDate } from '../../domain/dates';
import { DomainError } from '../../domain/errors';
import { forecastable } from '../scheduling';
import { fieldOf, linesOf, partOf } from './pages-answer';
import type { PageDeps } from './page-deps';
import { carryOut } from './pages-office';

/** The forms of a milestone's dates: forecast it, accept or drop what would follow, report what slips too far. */
export const schedulePages = (deps: PageDeps): Router => {
  const { processes } = deps;
  return Router()
    .post('/office/programmes/:key/milestones/:milestone/forecasts', (request, response) =>
      carryOut(deps, request, response, 'milestone', async ({ view, by, updateId }) => {
        const { key: milestone } = forecastable(view, partOf(request, 'milestone'));
        const on = fieldOf(request, 'forecastOn');
        if (!isDate(on)) throw new DomainError('invalid_input', undefined, { field: 'forecastOn' });
        const forecast = { milestone, on, reason: fieldOf(request, 'forecastReason'), by };
        return processes.forecastMilestone(view.key, forecast, updateId);
      }),
    )
    .post('/office/programmes/:key/milestones/:milestone/proposals', (request, response) =>
      carryOut(deps, request, response, 'milestone', async ({ view, by, updateId }) => {
        const isAccepted = fieldOf(request, 'answer') === 'accept';
        const proposal = Number(fieldOf(request, 'proposal'));
        const answer = { milestone: partOf(request, 'milestone'), proposal, isAccepted, by };
        return processes.answerProposal(view.key, answer, updateId);
      }),
    )
    .post('/office/programmes/:key/milestones/:milestone/exceptions', (request, response) =>
      carryOut(deps, request, response, 'milestone', async ({ view, by, updateId }) => {
        const said = {
          cause: fieldOf(request, 'cause'),
          consequence: fieldOf(request, 'consequence'),
          options: linesOf(request, 'options'),
          recommendation: fieldOf(request, 'recommendation'),
        };
        return processes.reportException(view.key, { milestone: partOf(request, 'milestone'), ...said, by }, updateId);
      }),
    );
};
