import type { IpItem } from './ip';
import type { Dispute } from './disputes';
import type { Project } from './projects';
import type { Obligation } from './obligations';
import type { Programme } from './programme';
import type { Standing } from './waiting-office';
import { agreementsWait, signaturesWait } from './waiting-agreements';
import { obligationsWait } from './waiting-obligations';
import type { Fault } from './process-faults';
import { faultsWait } from './waiting-faults';
import { ipWaits } from './waiting-ip';
import { disputesWait } from './waiting-disputes';
import { projectsWait } from './waiting-projects';
import { phasesWait } from './waiting-phases';
import { scheduleWaits } from './waiting-schedule';
import { by } from './order';
import { goesOnWith } from './endings';
import { mayUndertake, type ProgrammeState, type Undertaking } from './undertakings';
import type { WaitingView } from './awaited';
import type { MilestoneView } from './phase-views';
import type { AgreementView } from './agreement-views';
import type { EvaluationView } from './evaluation-views';
import type { ApprovalView } from './approval-views';
import type { PhaseRecord } from './phase-projection';
import { actualsWait } from './waiting-evaluations';
import { approvalWaits, goesOnIn } from './waiting-approvals';

/**
 * What a programme waits for: open approvals, milestones and gates that the office has to bring forward, evaluations without
 * figures, conditions not met, agreements not signed by everybody; the longest wait first.
 */
export const waitingOf = (
  programme: Programme,
  things: {
    readonly phases: readonly Standing<PhaseRecord>[];
    readonly milestones: readonly Standing<MilestoneView>[];
    readonly approvals: readonly ApprovalView[];
    readonly agreements: readonly Standing<AgreementView>[];
    readonly evaluations: readonly Standing<EvaluationView>[];
    readonly obligations: readonly Standing<Obligation>[];
    readonly projects?: readonly Standing<Project>[];
    readonly disputes?: readonly Standing<Dispute>[];
    readonly ip?: readonly Standing<IpItem>[];
    readonly faults?: readonly Standing<Fault>[];
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

const valueOf = <T>({ value }: Standing<T>): T => value;

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
