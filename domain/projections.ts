import type { Happening } from './ledger';
import { dueOn, isPassed, schedule } from './phases';
import type { Agreement, Milestone, Programme } from './programme';
import type { AgreementView, EvaluationView, MilestoneView, PhaseView } from './views';

/** A phase as it is kept: its milestones are kept beside it. */
export type PhaseRecord = Omit<PhaseView, 'milestones'>;

/** The happenings of one noun. */
export type Of<Noun extends string> = Extract<Happening, { type: `${Noun}.${string}` }>;

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

export const draftAgreement = ({ key, title, parent }: Agreement): AgreementView => ({
  key,
  title,
  ...(parent !== undefined && { parent }),
  state: 'draft',
  signedBy: [],
});

export const openedEvaluation = (opened: Extract<Happening, { type: 'evaluation.opened' }>): EvaluationView => ({
  key: opened.evaluation,
  cycle: opened.cycle,
  period: opened.period,
  state: 'collecting',
  dueAt: opened.dueAt,
});

/** A gate that says no leaves the phase running, to be asked again. */
export function phaseAfter(phase: PhaseRecord, happening: Of<'phase'>): PhaseRecord {
  switch (happening.type) {
    case 'phase.opened':
      return { ...phase, state: 'running', startsOn: happening.startsOn, endsOn: happening.endsOn };
    case 'phase.gateRequested':
      return { ...phase, state: 'atGate', gateApproval: happening.approval };
    case 'phase.gateDecided': {
      const { outcome, approval } = happening;
      return { ...phase, state: isPassed(outcome) ? 'atGate' : 'running', outcome, gateApproval: approval };
    }
    case 'phase.closed':
      return { ...phase, state: 'closed', outcome: happening.outcome };
  }
}

/** The milestones of a phase that opens are in progress. */
export function milestoneAfter(milestone: MilestoneView, happening: Of<'milestone'> | Of<'phase'>): MilestoneView {
  switch (happening.type) {
    case 'phase.opened':
      return milestone.state === 'planned' ? { ...milestone, state: 'inProgress' } : milestone;
    case 'milestone.submitted':
      return { ...milestone, state: 'submitted', ...approvalOf(happening) };
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

export function agreementAfter(agreement: AgreementView, happening: Of<'agreement'>): AgreementView {
  switch (happening.type) {
    case 'agreement.drafted':
      return { ...agreement, state: 'draft' };
    case 'agreement.submitted':
      return { ...agreement, state: 'internalApproval', approval: happening.approval };
    case 'agreement.approved':
      return { ...agreement, state: 'signing', approval: happening.approval };
    case 'agreement.returned':
      return { ...agreement, state: 'draft', approval: happening.approval };
    case 'agreement.signed':
      return { ...agreement, signedBy: [...new Set([...agreement.signedBy, happening.party])] };
    case 'agreement.effective':
      return {
        ...agreement,
        state: 'effective',
        effectiveOn: happening.effectiveOn,
        expiresOn: happening.expiresOn,
      };
    case 'agreement.expired':
      return { ...agreement, state: 'expired' };
  }
}

export function evaluationAfter(evaluation: EvaluationView, happening: Of<'evaluation'>): EvaluationView {
  switch (happening.type) {
    case 'evaluation.opened':
      return evaluation;
    case 'evaluation.reported':
      return { ...evaluation, state: 'signOff', scorecard: happening.scorecard };
    case 'evaluation.signedOff':
      return { ...evaluation, state: 'signedOff', approval: happening.approval };
    case 'evaluation.returned':
      return { ...evaluation, state: 'returned', approval: happening.approval };
  }
}

const approvalOf = ({ approval }: { readonly approval?: string }) => (approval === undefined ? {} : { approval });
