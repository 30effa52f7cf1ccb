import type { ChangeView } from './baselines';
import { addDays } from './dates';
import { ended, lifeAfter } from './agreement-changes';
import { signedState, signingAnew } from './agreements';
import type { Happening } from './ledger';
import type { Of } from './nouns';
import { isPassed } from './gates';
import { countsAtGate } from './milestones';
import { dueOn, schedule } from './phases';
import { outlookAfter } from './schedules';
import { scopeAfter } from './scopes';
import type { Agreement, Milestone, Programme } from './programme';
import type { AgreementView, EvaluationView, MilestoneView, PhaseView, ProgrammeView } from './views';

/** A phase as it is kept: its milestones are kept beside it. */
export type PhaseRecord = Omit<PhaseView, 'milestones'>;

/** Where a programme stands after an entry about its end. */
export const stateAfter = ({ type }: Exclude<Of<'programme'>, { type: 'programme.started' }>): ProgrammeView['state'] =>
  (({ 'programme.completed': 'completed', 'programme.exitBegan': 'exiting', 'programme.ended': 'ended' }) as const)[
    type
  ];

/** The phases of a programme that starts: each follows the one before. */
export function plannedPhases(programme: Programme): readonly PhaseRecord[] {
  const spans = schedule(programme);
  return programme.phases.map(({ key, title }, index) => ({
    key,
    title,
    state: 'planned',
    startsOn: spans[index]?.starts ?? programme.starts,
    endsOn: spans[index]?.ends ?? programme.starts,
  }));
}

export const plannedMilestone = ({ key, title, due }: Milestone, programmeStarts: string): MilestoneView => ({
  key,
  title,
  state: 'planned',
  baselineOn: dueOn(due, programmeStarts),
});

export const draftAgreement = ({ key, title, parent, signatories, conditions }: Agreement): AgreementView => ({
  key,
  title,
  ...(parent !== undefined && { parent }),
  state: 'draft',
  signedBy: [],
  signatories,
  ...(conditions && { conditions }),
});

export const openedEvaluation = (opened: Extract<Happening, { type: 'evaluation.opened' }>): EvaluationView => ({
  key: opened.evaluation,
  cycle: opened.cycle,
  period: opened.period,
  state: 'collecting',
  dueAt: opened.dueAt,
});

/** Where a phase stands when its gate is not being decided. */
const besideGate = ({ hold }: PhaseRecord) => (hold ? 'onHold' : 'running');

/** A gate that says no leaves the phase as it was, on hold or to be shown again. */
export function phaseAfter(phase: PhaseRecord, happening: Of<'phase'>): PhaseRecord {
  switch (happening.type) {
    case 'phase.opened':
      return { ...phase, state: 'running', startsOn: happening.startsOn, endsOn: happening.endsOn };
    case 'phase.gateRequested':
      return { ...phase, state: 'atGate', gateApproval: happening.approval };
    case 'phase.gateDecided': {
      const { outcome, approval, recycles } = happening;
      const state = isPassed(outcome) ? 'atGate' : besideGate(phase);
      return { ...phase, state, outcome, gateApproval: approval, ...(recycles !== undefined && { recycles }) };
    }
    case 'phase.gateUndecided':
      return { ...phase, state: besideGate(phase) };
    case 'phase.held':
      return { ...phase, state: phase.state === 'atGate' ? 'atGate' : 'onHold', hold: happening.hold };
    case 'phase.reviewDue':
      return phase.hold ? { ...phase, hold: { ...phase.hold, isReviewed: true } } : phase;
    case 'phase.resumed': {
      const { hold: _, ...rest } = phase;
      // A decision to resume is no outcome of the gate: here the approval is over, and there `gateDecided` has said so.
      return { ...rest, state: 'running', heldDays: (phase.heldDays ?? 0) + happening.days };
    }
    case 'phase.closed':
      return { ...phase, state: 'closed', outcome: happening.outcome };
  }
}

/** Work on a milestone begins when it is said to, or with its first submission; its time stands still while its phase is on hold. */
export function milestoneAfter(milestone: MilestoneView, happening: Of<'milestone'> | Of<'phase'>): MilestoneView {
  switch (happening.type) {
    case 'phase.resumed':
      return countsAtGate(milestone) || milestone.state === 'failed'
        ? milestone
        : { ...milestone, dueOn: addDays(milestone.dueOn ?? milestone.baselineOn, happening.days) };
    case 'milestone.started':
      return { ...milestone, state: 'inProgress', startedOn: happening.on };
    case 'milestone.submitted':
      return { ...milestone, state: 'submitted', ...approvalOf(happening) };
    case 'milestone.reopened': {
      const { actualOn: _, ...rest } = milestone;
      return { ...rest, state: 'rework' };
    }
    case 'milestone.waived':
    case 'milestone.failed': {
      const { approval, reason } = happening;
      return {
        ...milestone,
        state: happening.type === 'milestone.waived' ? 'waived' : 'failed',
        settlement: { approval, reason },
      };
    }
    case 'milestone.accepted': {
      const state = happening.conditionally ? 'conditionallyAccepted' : 'accepted';
      return { ...milestone, state, actualOn: happening.actualOn, ...approvalOf(happening) };
    }
    case 'milestone.returned':
      return { ...milestone, state: 'rework', ...approvalOf(happening) };
    default:
      return milestone;
  }
}

/** What is forecast of it changes; everything else of the milestone stays. */
export function scheduledAfter(milestone: MilestoneView, happening: Of<'schedule'>): MilestoneView {
  const { forecastOn: _on, slip: _slip, proposal: _proposal, exception: _exception, ...rest } = milestone;
  return { ...rest, ...outlookAfter(milestone, happening) };
}

/** What it delivers changes once that is approved; until then it is kept beside. */
export const scopedAfter = (milestone: MilestoneView, happening: Of<'scope'>): MilestoneView => ({
  ...milestone,
  scope: scopeAfter(milestone.scope ?? [], happening),
});

/** A request as it is kept from its first entry on. */
export const requestedChange = (asked: Extract<Happening, { type: 'baseline.changeRequested' }>): ChangeView => {
  const { type: _, ...request } = asked;
  return { ...request, key: String(asked.number), state: 'deciding' };
};

export const endedChange = (
  change: ChangeView,
  { end, into }: Extract<Happening, { type: 'baseline.changeEnded' }>,
): ChangeView => ({ ...change, state: end, ...(into !== undefined && { into }) });

/** From here on a milestone is measured from its new baseline; those before are kept beside it, and days of holds count anew. */
export function baselinedAfter(
  milestone: MilestoneView,
  set: Extract<Happening, { type: 'baseline.set' }>,
): MilestoneView {
  const on = set.dates[milestone.key];
  if (on === undefined) return milestone;
  const { dueOn: _, baselines = [{ on: milestone.baselineOn }], ...rest } = milestone;
  return { ...rest, baselineOn: on, baselines: [...baselines, { name: set.name, on, from: set.from }] };
}

export function agreementAfter(agreement: AgreementView, happening: Of<'agreement'>): AgreementView {
  switch (happening.type) {
    case 'agreement.drafted':
      return { ...agreement, state: 'draft' };
    case 'agreement.submitted':
      return { ...signingAnew(agreement, happening), state: 'internalApproval', approval: happening.approval };
    case 'agreement.approved':
      return { ...agreement, state: 'signing', approval: happening.approval };
    case 'agreement.returned':
      return {
        ...agreement,
        state: happening.outcome === 'rejected' ? 'rejected' : 'draft',
        approval: happening.approval,
      };
    case 'agreement.signed':
      return signedAfter(agreement, happening);
    case 'agreement.effective':
      return {
        ...agreement,
        state: 'effective',
        effectiveOn: happening.effectiveOn,
        expiresOn: happening.expiresOn,
      };
    case 'agreement.expired':
      return { ...ended(agreement), state: 'expired', endedOn: happening.on };
    default:
      return lifeAfter(agreement, agreement, happening);
  }
}

const signedAfter = (
  agreement: AgreementView,
  { party, signatory, signedOn, documentHash, by }: Extract<Happening, { type: 'agreement.signed' }>,
): AgreementView => {
  const { signatories = [] } = agreement;
  const signedBy = [...new Set([...agreement.signedBy, party])];
  const isComplete = signatories.length > 0 && signatories.every((each) => signedBy.includes(each));
  return {
    ...agreement,
    signedBy,
    signedOn: { ...agreement.signedOn, [party]: signedOn },
    signatures: { ...agreement.signatures, [party]: { signatory, signedOn, documentHash, by } },
    ...(isComplete && { state: signedState(agreement, agreement) }),
  };
};

export function evaluationAfter(evaluation: EvaluationView, happening: Of<'evaluation'>): EvaluationView {
  switch (happening.type) {
    case 'evaluation.opened':
      return evaluation;
    case 'evaluation.recounted':
      return { ...evaluation, dueAt: happening.dueAt };
    case 'evaluation.reported':
      return { ...evaluation, state: 'signOff', scorecard: happening.scorecard };
    case 'evaluation.abandoned':
      return { ...evaluation, state: 'abandoned' };
    case 'evaluation.signedOff':
      return { ...evaluation, state: 'signedOff', approval: happening.approval };
    case 'evaluation.returned':
      return { ...evaluation, state: 'returned', approval: happening.approval };
  }
}

const approvalOf = ({ approval }: { readonly approval?: string }) => (approval === undefined ? {} : { approval });
