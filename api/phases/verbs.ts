import { assertConditionsMeetable } from '../../domain/approvals/conditions';
import { assertHappened, todayFor } from '../../domain/programme/told-days';
import { DomainError } from '../../domain/shared/errors';
import { demands } from '../../definition/demands';
import { wrong } from '../http/defects';
import { states } from '../../domain/shared/states';
import { text } from '../../domain/shared/sentences';
import { kinds } from '../../domain/shared/kinds';
import { noSuch, standsAs } from '../../domain/shared/reasons';
import type { ProgrammeView } from '../../domain/views/views';
import { created, opened } from '../http/endpoint';
import { scopeIn } from '../schedule/reports';
import { evidenceOf } from '../things/carrying-out';
import { byOffice } from '../things/hands';
import { verbsOf, type Verbs } from '../things/verbs';
import { dateOf, fieldOf } from '../ui/answer';
import { gateRequest, milestoneStart, settlement, submission } from './forms';
import { gateRequestIn } from './gate-typed';

const phaseWith = ({ definition }: ProgrammeView, milestone: string) => {
  const phase = definition.phases.find(({ milestones }) => milestones.some(({ key }) => key === milestone));
  if (!phase) throw new DomainError('not_found', noSuch(kinds.milestone, milestone));
  return phase.key;
};

const assertRunning = ({ phases }: ProgrammeView, key: string, code: 'milestone_not_open' | 'gate_not_ready') => {
  const found = phases.find((phase) => phase.key === key);
  if (found === undefined) throw new DomainError('not_found', noSuch(kinds.phase, key));
  const { state, title } = found;
  if (state === 'planned' || state === 'closed')
    throw new DomainError(code, standsAs(text(`“${title.zh}”`, `phase "${title.en}"`), states[state]), {
      phase: key,
      state,
    });
};

const ofMilestone = verbsOf({
  tag: 'Milestones',
  shows: 'milestones/:milestone',
  hands: byOffice((view, part) => {
    const milestone = part('milestone');
    const phase = phaseWith(view, milestone);
    assertRunning(view, phase, 'milestone_not_open');
    return { milestone, phase };
  }),
});

const ofPhase = verbsOf({
  tag: 'Phases',
  shows: 'phases/:phase',
  hands: byOffice((view, part) => {
    const phase = part('phase');
    assertRunning(view, phase, 'gate_not_ready');
    return { phase };
  }),
});

/** What can be done about the milestones and the gate of a phase that runs. */
export const phaseVerbs = {
  'milestones/:milestone/start': ofMilestone({
    repeats: true,
    body: milestoneStart,
    summary: 'Records that work on a milestone has begun',
    answers: { 201: 'It is in progress', 409: 'It has begun already', 422: 'The day is still to come' },
    typed: (request) => {
      const on = dateOf(request, 'on');
      return { ...(on !== undefined && { on }) };
    },
    // On a day of the programme that has come.
    does: async ({ deps, view: { key, definition }, phase, milestone, by, requestId }, { on }) => {
      const today = todayFor(definition, deps.now().toISOString());
      const after = definition.starts <= today ? definition.starts : undefined;
      if (on !== undefined) assertHappened('milestone.startedOn', on, { field: 'on', today, after });
      const started = { milestone, by, ...(on !== undefined && { on }) };
      return deps.processes.startMilestone(key, phase, started, requestId);
    },
    answered: (_done, { milestone }) => created({ milestone, state: 'inProgress' }),
  }),
  'milestones/:milestone/submissions': ofMilestone({
    starts: true,
    body: submission,
    summary: 'Submits a milestone with its evidence; its groups are asked to accept it',
    answers: {
      201: 'The approval that was opened, if people have to accept it',
      409: 'It is not open, or its needs are not met',
      422: 'Evidence is missing',
    },
    pages: { 'phases/:phase/milestones/:milestone': 'milestones/:milestone' },
    takesFiles: true,
    typed: (request) => ({ evidence: evidenceOf(request), note: fieldOf(request, 'note') }),
    does: ({ deps, view, phase, milestone, by, requestId }, { evidence, note }) => {
      const submitted = { milestone, by, evidence, note, ...scopeIn(view, milestone) };
      return deps.processes.submitMilestone(view.key, phase, submitted, requestId);
    },
    answered: ({ approval }) => opened(approval),
  }),
  'milestones/:milestone/settlements': ofMilestone({
    starts: true,
    body: settlement,
    summary:
      'Asks that a must-meet milestone be waived (the strategic groups decide, unanimously) or that one be given up (the groups of the gate decide)',
    answers: { 201: 'The approval that was opened', 409: 'It counts already, or is being decided on' },
    typed: (request) => {
      const as = (['waived', 'failed'] as const).find((known) => known === fieldOf(request, 'as'));
      if (!as) throw wrong('as', demands.chosen);
      return { as, reason: fieldOf(request, 'reason') };
    },
    does: ({ deps, view, phase, milestone, by, requestId }, { as, reason }) =>
      deps.processes.settleMilestone(view.key, phase, { milestone, as, reason, by }, requestId),
    answered: ({ approval }) => opened(approval),
  }),
  'phases/:phase/gate': ofPhase({
    starts: true,
    body: gateRequest,
    summary: 'Proposes an outcome of a phase’s exit gate, or to resume it; the groups that the definition names decide',
    answers: {
      201: 'The approval that was opened',
      409: 'A must-meet criterion is not met, nothing is to resume, or the gate is being decided',
      422: 'No review date within 90 days, no conditions of a conditional go, or no criteria to show again',
    },
    typed: gateRequestIn,
    does: async ({ deps, view, phase, by, requestId }, proposed) => {
      const today = todayFor(view.definition, deps.now().toISOString());
      assertConditionsMeetable(view.definition, proposed.conditions, today);
      return deps.processes.requestGate(view.key, phase, { ...proposed, by }, requestId);
    },
    answered: ({ approval }) => opened(approval),
  }),
} satisfies Verbs;
