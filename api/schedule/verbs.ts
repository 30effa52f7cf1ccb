import type { Request } from 'express';
import { isPlannable } from '../../domain/calendar/dates';
import type { SettingAside } from '../../domain/schedule/baselines';
import { DomainError } from '../../domain/shared/errors';
import { demands } from '../../definition/demands';
import { wrong } from '../http/defects';
import { created, opened } from '../http/endpoint';
import { fileAsEvidence, typedIn } from '../things/carrying-out';
import { byOffice } from '../things/hands';
import { verbsOf, type Verbs } from '../things/verbs';
import { fieldOf, textOf } from '../ui/answer';
import { reportIn } from '../ui/report-form';
import { askForChange, setAside } from './change-requests';
import { changeRequest, exceptionReport, forecast, proposalAnswer, scopeReport, settingAside } from './forms';
import { forecastable } from './reports';

const ofMilestone = verbsOf({
  tag: 'Milestones',
  shows: 'milestones/:milestone',
  hands: byOffice((_view, part) => ({ milestone: part('milestone'), proposal: Number(part('proposal')) })),
});

/** The same of one of which something can still be forecast. */
const ofOpenMilestone = verbsOf({
  tag: 'Milestones',
  shows: 'milestones/:milestone',
  hands: byOffice((view, part) => ({ milestone: forecastable(view, part('milestone')).key })),
});

/** What can be done about the dates and the scope of a milestone: forecast it, accept or drop what would follow, report what is more than is tolerated. */
export const scheduleVerbs = {
  'milestones/:milestone/forecasts': ofOpenMilestone({
    repeats: true,
    body: forecast,
    summary:
      'Says when a milestone is expected now, and why; what needs it would follow, which is proposed and never done by itself',
    answers: { 201: 'It is forecast', 409: 'The milestone is over', 422: 'No day, or no reason' },
    typed: (request) => {
      const on = fieldOf(request, 'forecastOn');
      if (!isPlannable(on)) throw wrong('forecastOn', demands.day);
      return { on, reason: fieldOf(request, 'forecastReason') };
    },
    does: ({ deps, view, milestone, by, requestId }, { on, reason }) =>
      deps.processes.forecastMilestone(view.key, { milestone, on, reason, by }, requestId),
    answered: (_done, { milestone }, { on }) => created({ milestone, forecastOn: on }),
  }),
  'milestones/:milestone/proposals/:proposal': ofMilestone({
    repeats: true,
    body: proposalAnswer,
    summary: 'Accepts or drops the dates that would follow from a forecast',
    answers: { 201: 'It is accepted or dropped', 409: 'It was answered, or a newer forecast has replaced it' },
    pages: { 'milestones/:milestone/proposals': 'milestones/:milestone' },
    typed: (request) => ({ accept: fieldOf(request, 'answer') === 'accept' }),
    does: ({ deps, view, milestone, proposal, by, requestId }, { accept }) =>
      deps.processes.answerProposal(view.key, { milestone, proposal, isAccepted: accept, by }, requestId),
    answered: (_done, { milestone }, { accept }) => created({ milestone, accepted: accept }),
  }),
  'milestones/:milestone/exceptions': ofMilestone({
    starts: true,
    body: exceptionReport,
    summary: 'Hands in the report on a slip that is more than is tolerated; the strategic groups decide',
    answers: { 201: 'The approval that was opened', 409: 'No report is asked for' },
    takesFiles: true,
    typed: (request) => ({ ...reportIn(request), ...fileAsEvidence(request, 'shown') }),
    does: ({ deps, view, milestone, by, requestId }, report) =>
      deps.processes.reportException(view.key, { ...report, milestone, by }, requestId),
    answered: ({ approval }) => opened(approval),
  }),
  'milestones/:milestone/scope-changes': ofOpenMilestone({
    starts: true,
    body: scopeReport,
    summary:
      'Reports that a milestone would deliver something else; no change of scope is tolerated, the strategic groups decide',
    answers: {
      201: 'The approval that was opened',
      409: 'The milestone is over, or another change of it is being decided',
    },
    takesFiles: true,
    typed: (request) => ({
      change: textOf(request, 'scope.change'),
      ...reportIn(request, 'scope.'),
      ...fileAsEvidence(request, 'scope.shown'),
    }),
    does: ({ deps, view, milestone, by, requestId }, report) =>
      deps.processes.changeScope(view.key, { ...report, milestone, by }, requestId),
    answered: ({ approval }) => opened(approval),
  }),
} satisfies Verbs;

const ofBaselines = verbsOf({
  tag: 'Baselines',
  shows: 'changes',
  hands: byOffice((_view, part) => ({ number: Number(part('number')) })),
});

/** What can be done about the baselines: ask for a new one, postpone or merge a request. */
export const baselineVerbs = {
  changes: ofBaselines({
    starts: true,
    body: changeRequest,
    summary: 'Requests a new baseline; the strategic groups decide, and it counts from the day of its approval',
    answers: {
      201: 'The approval that was opened',
      409: 'A milestone is over, or there is a baseline of that name',
      422: 'No name, reason or date, or one that has passed',
    },
    typed: (request) => ({
      name: fieldOf(request, 'name'),
      reason: fieldOf(request, 'reason'),
      dates: datesIn(request),
    }),
    does: ({ deps, view, by, requestId }, request) => askForChange(deps, view, { ...request, by }, requestId),
    answered: (approval) => opened(approval),
  }),
  'changes/:number/aside': ofBaselines({
    starts: true,
    body: settingAside,
    summary: 'Postpones a change request, or merges it into another that moves the same milestones',
    answers: { 201: 'Its approval is withdrawn', 409: 'It is not being decided, or the other one lacks a milestone' },
    pages: { 'changes/aside': 'changes' },
    typed: (request) => asideIn(request),
    does: ({ deps, view, number, by, requestId }, aside) => setAside(deps, view, { ...aside, number, by }, requestId),
    answered: (_done, { number }, { as }) => created({ number, as }),
  }),
} satisfies Verbs;

const datesIn = (request: Request): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(typedIn(request)).flatMap(([name, value]) =>
      name.startsWith('dates.') && value !== '' ? [[name.slice('dates.'.length), value]] : [],
    ),
  );

function asideIn(request: Request): Omit<SettingAside, 'number' | 'by'> {
  const as = fieldOf(request, 'as');
  if (as !== 'postponed' && as !== 'merged') throw wrong('as', demands.chosen);
  const reason = fieldOf(request, 'asideReason');
  if (reason === '') throw new DomainError('comment_required');
  return { as, reason, ...(as === 'merged' && { into: Number(fieldOf(request, 'into')) }) };
}
