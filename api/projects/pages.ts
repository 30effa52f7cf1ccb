import { projectThing, projectsThing } from './thing';
import { Router, type Request, type Response } from 'express';
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
import { DomainError } from '../../domain/shared/errors';
import { strategicOf } from '../../domain/phases/gates';
import type { ProjectBudget } from '../../domain/projects/projects';
import { key as keyForm } from '../../definition/keys';
import { minorUnits } from '../../definition/money';
import { amount as amountForm } from '../../definition/text';
import { assertBudget, openProject, openProjectIn } from './projects';
import { fieldOf, partOf, textOf } from '../ui/answer';
import type { PageDeps } from '../http/page-deps';
import { reportIn } from '../ui/report-form';
import { carryOut, evidenceOf, type Order } from '../things/carrying-out';

/** The forms of the office about projects: opened from their list, carried on from their pages. */
export const projectPages = (deps: PageDeps): Router => {
  const { processes } = deps;
  const order = (ask: (order: Order, process: string) => Promise<unknown>) => (request: Request, response: Response) =>
    carryOut(deps, request, response, projectThing, (given) =>
      ask(given, projectId(given.view.key, openProjectIn(given.view, partOf(request, 'project')).key)),
    );
  const evidenceIn = (request: Request, form: string) => ({
    evidence: evidenceOf(request),
    note: textOf(request, `${form}.note`),
  });
  const at = '/office/programmes/:key/projects';
  return Router()
    .post(at, (request, response) =>
      carryOut(deps, request, response, projectsThing, ({ view, by, updateId }) =>
        openProject(deps, view, { ...openingIn(request, view.definition.currency), by }, updateId),
      ),
    )
    .post(
      `${at}/:project/stages`,
      order(({ request, by, updateId }, process) =>
        processes.ask(process, passStage, updateId, {
          stage: fieldOf(request, 'stage'),
          ...evidenceIn(request, 'stage'),
          by,
        }),
      ),
    )
    .post(
      `${at}/:project/budget`,
      order(({ request, view, by, updateId }, process) => {
        const budget = budgetIn(request, view.definition.currency);
        assertBudget(view.definition, budget);
        return processes.ask(process, submitBudget, updateId, { budget, note: textOf(request, 'budget.note'), by });
      }),
    )
    .post(
      `${at}/:project/cost-forecasts`,
      order(({ request, view, by, updateId }, process) => {
        const amount = amountIn(request, 'cost.amount', view.definition.currency);
        const tolerated = toleratedCost(view.definition);
        const forecast = { amount, reason: textOf(request, 'cost.reason'), tolerated, by };
        return processes.ask(process, forecastCost, updateId, forecast);
      }),
    )
    .post(
      `${at}/:project/exceptions`,
      order(({ request, view, by, updateId }, process) => {
        const groups = strategicOf(view.definition);
        return processes.ask(process, reportCost, updateId, { ...reportIn(request), groups, by });
      }),
    )
    .post(
      `${at}/:project/commissioning`,
      order(({ request, by, updateId }, process) =>
        processes.ask(process, submitCommissioning, updateId, { ...evidenceIn(request, 'commissioning'), by }),
      ),
    )
    .post(
      `${at}/:project/cancellation`,
      order(({ request, by, updateId }, process) =>
        processes.ask(process, cancelProject, updateId, { reason: textOf(request, 'reason'), by }),
      ),
    );
};

function openingIn(request: Request, currency: string) {
  const title = fieldOf(request, 'title');
  if (!keyForm.safeParse(fieldOf(request, 'project')).success || title === '')
    throw new DomainError('invalid_input', undefined, { field: title === '' ? 'title' : 'project' });
  return {
    key: fieldOf(request, 'project'),
    title: { zh: title, en: fieldOf(request, 'titleEn') || title },
    mode: fieldOf(request, 'mode'),
    agreement: fieldOf(request, 'agreement') || undefined,
    budget: budgetIn(request, currency),
    overseas: fieldOf(request, 'overseas') === 'yes',
    note: textOf(request, 'note'),
  };
}

function budgetIn(request: Request, currency: string): ProjectBudget {
  const fund = fieldOf(request, 'fund');
  return { amount: amountIn(request, 'amount', currency), ...(fund && { fund }) };
}

/** People type an amount in whole units of the currency, `1,200,000.00`. Throws `invalid_input`. */
function amountIn(request: Request, field: string, currency: string): string {
  const typed = amountForm.safeParse(fieldOf(request, field));
  const amount = typed.success ? minorUnits(typed.data, currency) : undefined;
  if (amount === undefined) throw new DomainError('invalid_input', undefined, { field });
  return amount;
}
