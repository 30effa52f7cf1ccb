import type { IpItem } from '../ip/ip';
import type { Dispute } from '../disputes/disputes';
import type { Project } from '../projects/projects';
import type { Obligation } from '../obligations/obligations';
import type { Programme } from '../programme/programme';
import type { Stood } from '../programme/office';
import { agreementsWait, signaturesWait } from '../agreements/waiting';
import { obligationsWait } from '../obligations/waiting';
import type { Fault } from '../processes/faults';
import { faultsWait } from '../processes/waiting';
import { ipWaits } from '../ip/waiting';
import { disputesWait } from '../disputes/waiting';
import { projectsWait } from '../projects/waiting';
import { phasesWait } from '../phases/waiting';
import { scheduleWaits } from '../schedule/waiting';
import { by } from '../shared/order';
import { goesOnWith } from './endings';
import { mayUndertake, type ProgrammeState, type Undertaking } from '../programme/undertakings';
import type { WaitingView } from '../programme/awaited';
import type { MilestoneView } from '../phases/views';
import type { AgreementView } from '../agreements/views';
import type { EvaluationView } from '../evaluations/views';
import type { ApprovalView } from '../approvals/views';
import type { PhaseRecord } from '../phases/projection';
import { actualsWait } from '../evaluations/waiting';
import { approvalWaits, goesOnIn } from '../approvals/waiting';

/**
 * What a programme waits for: open approvals, milestones and gates that the office has to bring forward, evaluations without
 * figures, conditions not met, agreements not signed by everybody; the longest wait first.
 */
export const waitingOf = (
  programme: Programme,
  things: {
    readonly phases: readonly Stood<PhaseRecord>[];
    readonly milestones: readonly Stood<MilestoneView>[];
    readonly approvals: readonly ApprovalView[];
    readonly agreements: readonly Stood<AgreementView>[];
    readonly evaluations: readonly Stood<EvaluationView>[];
    readonly obligations: readonly Stood<Obligation>[];
    readonly projects?: readonly Stood<Project>[];
    readonly disputes?: readonly Stood<Dispute>[];
    readonly ip?: readonly Stood<IpItem>[];
    readonly faults?: readonly Stood<Fault>[];
  },
  state: ProgrammeState = 'running',
): readonly WaitingView[] => {
  const all = [
    ...phasesWait(programme, things.phases, things.milestones),
    ...scheduleWaits(programme, things.milestones),
    ...things.approvals
      .filter((approval) => mayUndertake(state, goesOnWith({ agreements: things.agreements.map(valueOf) }, approval)))
      .map((approval) => approvalWaits(programme, approval)),
    ...things.evaluations.flatMap((evaluation) => actualsWait(programme, evaluation)),
    ...obligationsWait(things.obligations.filter(({ value }) => state !== 'ended' || value.under !== undefined)),
    ...projectsWait(programme, things.projects ?? []),
    ...disputesWait(programme, things.disputes ?? []),
    ...ipWaits(programme, things.ip ?? []),
    ...faultsWait(programme, things.faults ?? []),
    ...agreementsWait(programme, things.agreements),
    ...things.agreements.flatMap((agreement) => signaturesWait(programme, agreement)),
  ];
  return all
    .filter(({ kind }) => mayUndertake(state, goesOnBy[kind]))
    .map((waiting) => ({ ...waiting, ...goesOnIn(state) }))
    .sort(by(({ since }) => since));
};

const valueOf = <T>({ value }: Stood<T>): T => value;

/** By what each kind of wait ends: where that may no longer be begun, nobody waits for it. */
const goesOnBy: Readonly<Record<WaitingView['kind'], Undertaking>> = {
  approval: 'approval.tend',
  fault: 'process.mend',
  actuals: 'evaluation.report',
  obligation: 'obligation.fulfil',
  signature: 'agreement.sign',
  agreement: 'agreement.cure',
  submission: 'milestone.submit',
  gate: 'phase.gate',
  proposal: 'milestone.forecast',
  exception: 'milestone.report',
  project: 'project.pass',
  dispute: 'dispute.go',
  ip: 'ip.answer',
};
