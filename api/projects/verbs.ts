import type { Request } from 'express';
import {
  cancelProject,
  forecastCost,
  passStage,
  projectId,
  reportCost,
  submitBudget,
  submitCommissioning,
} from '../../contracts/project';
import { key as keyForm } from '../../definition/keys';
import { localDateOf } from '../../domain/calendar/zones';
import { strategicOf } from '../../domain/phases/gates';
import { zoneOf } from '../../domain/programme/parties';
import { toleratedCost } from '../../domain/projects/costs';
import type { ProjectBudget } from '../../domain/projects/projects';
import { demands } from '../../definition/demands';
import { wrong } from '../http/defects';
import { created, opened } from '../http/endpoint';
import { exceptionReport } from '../schedule/forms';
import { evidenceOf, fileAsEvidence } from '../things/carrying-out';
import { byOffice } from '../things/hands';
import { verbsOf, type Verbs } from '../things/verbs';
import { amountIn } from '../ui/amounts';
import { fieldOf, textOf, readForm } from '../ui/answer';
import { reportIn } from '../ui/report-form';
import { budgetRequest, cancellation, commissioningRequest, expectedCost, projectRequest, stageReport } from './forms';
import { measureBudget, measureCost } from '../../domain/views/project-budgets';
import { assertBudget, openProject, openProjectIn, projectIn } from './projects';

const ofProgramme = verbsOf({ tag: 'Projects', shows: 'projects', hands: byOffice(() => ({})) });

const ofProject = verbsOf({
  tag: 'Projects',
  shows: 'projects/:project',
  hands: byOffice((view, part) => {
    const { key } = openProjectIn(view, part('project'));
    return { key, process: projectId(view.key, key) };
  }),
});

/** Everything that the office can do to a project: opened in a business mode, carried stage by stage to its commissioning. */
export const projectVerbs = {
  projects: ofProgramme({
    starts: true,
    body: projectRequest,
    summary: 'Opens a project in a business mode; its groups are asked for its budget at once',
    answers: {
      201: 'Its key and where to find it',
      409: 'The key is taken, its budget is more than one that it is taken out of has, or the programme is completed',
      422: 'No such mode, agreement or fund',
    },
    typed: (request, { view }) => openingIn(request, view.definition.currency),
    does: ({ deps, view, by, requestId }, request) => {
      const on = localDateOf(deps.now().toISOString(), zoneOf(view.definition));
      return openProject(deps, view, { ...request, by, on }, requestId);
    },
    answered: (key, { view }) => created({ project: key, href: `/api/v1/programmes/${view.key}/projects/${key}` }),
  }),
  'projects/:project/stages': ofProject({
    starts: true,
    body: stageReport,
    summary: 'Records that the next stage is passed, with what shows it',
    answers: {
      201: 'The stage that comes next, if any',
      409: 'Out of order, or its needs are not met',
      422: 'No evidence',
    },
    takesFiles: true,
    typed: (request) => ({ stage: fieldOf(request, 'stage'), ...evidenceIn(request, 'stage') }),
    does: ({ deps, process, by, requestId }, report) =>
      deps.processes.ask(process, passStage, requestId, { ...report, by }),
    answered: ({ next }, { key }, { stage }) => created({ project: key, passed: stage, next: next ?? 'commissioning' }),
  }),
  'projects/:project/budget': ofProject({
    starts: true,
    body: budgetRequest,
    summary: 'Asks for the budget anew after it came back',
    answers: { 201: 'The approval that was opened', 409: 'It did not come back, or it is more than a budget has' },
    typed: (request, { view }) => ({
      budget: budgetIn(request, view.definition.currency),
      note: textOf(request, 'budget.note'),
    }),
    does: async ({ deps, view, key, process, by, requestId }, { budget, note }) => {
      assertBudget(view.definition, budget);
      const measured = measureBudget(view, { ...projectIn(view, key), budget });
      return deps.processes.ask(process, submitBudget, requestId, { budget, note, by, ...measured });
    },
    answered: ({ approval }) => opened(approval),
  }),
  'projects/:project/cost-forecasts': ofProject({
    repeats: true,
    body: expectedCost,
    summary:
      'Says what a project is expected to cost in all, and why; more than is tolerated over its budget calls for a report',
    answers: {
      201: 'It is forecast',
      409: 'It is over, or its budget is not approved',
      422: 'No amount, or no reason',
    },
    typed: (request, { view }) => ({
      amount: amountIn(request, 'cost.amount', view.definition.currency),
      reason: textOf(request, 'cost.reason'),
    }),
    does: ({ deps, view, process, by, requestId }, { amount, reason }) => {
      const tolerated = toleratedCost(view.definition);
      return deps.processes.ask(process, forecastCost, requestId, { amount, reason, tolerated, by });
    },
    answered: (_done, { key }, { amount }) => created({ project: key, amount }),
  }),
  'projects/:project/exceptions': ofProject({
    starts: true,
    body: exceptionReport,
    summary: 'Hands in the report on a cost that is more than is tolerated; the strategic groups decide',
    answers: { 201: 'The approval that was opened', 409: 'No report is asked for, or it is more than a budget has' },
    takesFiles: true,
    typed: (request) => ({ ...reportIn(request), ...fileAsEvidence(request, 'shown') }),
    does: async ({ deps, view, key, process, by, requestId }, report) => {
      const measured = measureCost(view, projectIn(view, key));
      const groups = strategicOf(view.definition);
      const asked = { ...report, groups, by, ...(measured.length > 0 && { measured }) };
      return deps.processes.ask(process, reportCost, requestId, asked);
    },
    answered: ({ approval }) => opened(approval),
  }),
  'projects/:project/commissioning': ofProject({
    starts: true,
    body: commissioningRequest,
    summary: 'Submits the commissioning with its evidence; once it is accepted the project has landed',
    answers: {
      201: 'The approval that was opened',
      409: 'A stage is open, the agreement not effective or the budget not approved',
      422: 'No evidence',
    },
    takesFiles: true,
    typed: (request) => evidenceIn(request, 'commissioning'),
    does: ({ deps, process, by, requestId }, submitted) =>
      deps.processes.ask(process, submitCommissioning, requestId, { ...submitted, by }),
    answered: ({ approval }) => opened(approval),
  }),
  'projects/:project/cancellation': ofProject({
    starts: true,
    body: cancellation,
    summary: 'Gives a project up, with the reason',
    answers: { 201: 'It is cancelled', 409: 'It has landed, or people are deciding about it' },
    typed: (request) => ({ reason: textOf(request, 'reason') }),
    does: ({ deps, process, by, requestId }, { reason }) =>
      deps.processes.ask(process, cancelProject, requestId, { reason, by }),
    answered: (_done, { key }) => created({ project: key, state: 'cancelled' }),
  }),
} satisfies Verbs;

const evidenceIn = (request: Request, form: string) => ({
  evidence: evidenceOf(request),
  note: textOf(request, `${form}.note`),
});

function openingIn(request: Request, currency: string) {
  const title = fieldOf(request, 'title');
  if (title === '') throw wrong('title', demands.given);
  return {
    key: readForm(keyForm, fieldOf(request, 'project'), 'project'),
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
