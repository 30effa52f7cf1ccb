import { created } from '../http/endpoint';
import { evidenceOf, typedIn } from '../things/carrying-out';
import { byOffice, byPartner } from '../things/hands';
import { verbsOf, type Verbs } from '../things/verbs';
import { saidWithFile } from '../evidence/said';
import { fieldOf, readForm, textOf } from '../ui/answer';
import { changesIn, lookAt, proposeAdjustment } from './adjustments';
import { adjustmentRequest } from './forms';
import { recordReadiness, reportControlChange, stepReadiness, triggerReport } from './exit';
import { planSubmission } from './plan-forms';
import { horizonIn, submitPlanVersion } from './plans';
import { reportSignal } from './reports';
import { signalReport } from './signal-form';
import { typedChanges } from './typed';

const ofStrategy = verbsOf({ tag: 'Strategy', shows: 'strategy', hands: byPartner(() => ({})) });

const ofStep = verbsOf({
  tag: 'Strategy',
  shows: 'strategy',
  hands: byOffice((_view, part) => ({ step: part('step') })),
});

const ofExit = verbsOf({ tag: 'Strategy', shows: 'strategy', hands: byOffice(() => ({})) });

const ofSignal = verbsOf({
  tag: 'Strategy',
  shows: 'strategy/signals/:signal',
  hands: byPartner((_view, part) => ({ signal: part('signal') })),
});

const ofPlan = verbsOf({
  tag: 'Strategy',
  shows: 'strategy/plans/:plan',
  hands: byPartner((view, part) => ({ plan: horizonIn(view, part('plan')).key })),
});

/** What can be done about the strategy: the form of an adjustment shows what would follow before it asks. */
export const strategyVerbs = {
  'strategy/adjustments': ofStrategy({
    starts: true,
    body: adjustmentRequest,
    summary:
      'Proposes an adjustment of the strategy: milestones, indicators, shares, budgets and times of policies, all of it at one instant; the strategic groups decide',
    answers: {
      201: 'Its key, its approval, and where to find it',
      403: 'Neither of the office nor of a group of the strategy',
      409: 'The key is taken, a milestone is over, or another adjustment that is not over touches the same',
      422: 'A day that has come, nothing that differs, or what publishing would refuse',
    },
    typed: (request, { view }) =>
      readForm(adjustmentRequest, {
        key: fieldOf(request, 'key'),
        title: fieldOf(request, 'title'),
        reason: textOf(request, 'reason'),
        effectiveOn: fieldOf(request, 'effectiveOn'),
        changes: typedChanges(typedIn(request), view.definition),
      }),
    does: ({ deps, view, by, requestId }, { changes, ...request }) =>
      proposeAdjustment(deps, view, { ...request, changes: changesIn(view.definition, changes) }, by, requestId),
    answered: ({ key, approval }, { view }) =>
      created({ adjustment: key, approval, href: `/api/v1/programmes/${view.key}/strategy/adjustments/${key}` }),
    shown: async (ask, { request, one: { view, deps }, said, show }) => {
      if (fieldOf(request, 'step') === 'ask') return ask();
      lookAt(deps, view, { ...said, changes: changesIn(view.definition, said.changes) });
      return show({ typed: typedIn(request) });
    },
  }),
  'strategy/plans/:plan/versions': ofPlan({
    starts: true,
    body: planSubmission,
    summary: 'Hands in a version of a plan with its document; the groups of the strategy are asked to approve it',
    answers: {
      201: 'Its version, and the approval that was opened',
      403: 'Whoever does not answer for the plan',
      404: 'There is no such plan',
      409: 'A version of it is being decided on',
      422: 'The document is missing, or no file of its hash is kept',
    },
    takesFiles: true,
    typed: (request) =>
      readForm(planSubmission, { summary: textOf(request, 'summary'), evidence: evidenceOf(request) }),
    does: ({ deps, view, plan, by, requestId }, handed) => submitPlanVersion(deps, view, plan, handed, by, requestId),
    answered: ({ plan, version, approval }, { view, plan: horizon }) =>
      created({ plan, version, approval, href: `/programmes/${view.key}/strategy/plans/${horizon}` }),
  }),
  'strategy/signals/:signal/reports': ofSignal({
    starts: true,
    body: signalReport,
    summary: 'Reports the figure of a signal, or what the review of a plan came to',
    answers: {
      201: 'It is reported; beyond its threshold an assessment opens',
      403: 'Neither an owner of it nor of the office',
      404: 'Nothing of that key is followed',
      422: 'No number, or a review without a note',
    },
    typed: (request) => {
      const value = fieldOf(request, 'value');
      return readForm(signalReport, { ...(value && { value }), note: textOf(request, 'note') });
    },
    does: ({ deps, view, signal, by, requestId }, report) => reportSignal(deps, view, signal, report, by, requestId),
    answered: (_done, { signal }) => created({ signal }),
  }),
  'strategy/exit/steps/:step': ofStep({
    starts: true,
    body: stepReadiness,
    summary: 'Records how ready a step of the exit plan is: who answers for it, and what shows how it is done',
    answers: { 201: 'It counts for a year', 404: 'The plan has no such step', 422: 'No owner, or no document' },
    takesFiles: true,
    typed: (request, { step }) => ({
      owner: fieldOf(request, `step${step}.owner`),
      document: saidWithFile(request, `step${step}.document`, `step${step}.shown`),
      note: textOf(request, `step${step}.note`),
    }),
    does: ({ deps, view, step, by, requestId }, said) => recordReadiness(deps, view, step, said, by, requestId),
    answered: (_done, { step }) => created({ step }),
  }),
  'strategy/exit/control-changes': ofExit({
    starts: true,
    body: triggerReport,
    summary:
      'Reports that control of a party has changed; the strategic group and the supervisors are told, nothing ends by itself',
    answers: { 201: 'They are told', 404: 'No such party, or it is not watched' },
    typed: (request) => ({ party: fieldOf(request, 'control.party'), note: textOf(request, 'control.note') }),
    does: ({ deps, view, by, requestId }, said) => reportControlChange(deps, view, said, by, requestId),
    answered: ({ key }) => created({ trigger: key }),
  }),
} satisfies Verbs;
