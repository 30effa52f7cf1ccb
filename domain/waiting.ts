import { whatThen } from './approval-words';
import type { Approval } from './approvals';
import { blockage, heldUntil } from './blockages';
import { onHoldSentence } from './hold-words';
import { awaitedSeats } from './outcomes';
import type { IpItem } from './ip';
import type { Dispute } from './disputes';
import type { Project } from './projects';
import type { Obligation } from './obligations';
import type { Programme } from './programme';
import type { PhaseRecord } from './projections';
import { areLinksRevoked } from './seats';
import { text } from './sentences';
import { unreached } from './unreached';
import type { AgreementView, ApprovalView, Awaited, EvaluationView, MilestoneView, WaitingView } from './views';
import { askedTitle, titlesOf } from './titles';
import { officeOf, type Standing, officersOf } from './waiting-office';
import { agreementsWait, effectThen, toSignOf } from './waiting-agreements';
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

const whoIsAwaited = (approval: Approval): readonly Awaited[] => {
  const out = unreached(approval);
  return awaitedSeats(approval).map(({ id: seat, holder: person, title }) => ({
    person,
    seat,
    title,
    ...(person !== null && out.includes(person) && { isUnreached: true }),
    ...(person !== null && areLinksRevoked(approval, person) && { mustSignIn: true }),
  }));
};

/** On hold it waits for the offices of those parties whose seats have to be filled, and beside them for whoever may answer meanwhile. */
const officesOf = (programme: Programme, approval: Approval): readonly Awaited[] => {
  const parties = new Set(blockage(approval).map(({ seat }) => seat.party));
  return officersOf(programme, [...parties]);
};

/** What an open approval waits for, in a programme that stands so. */
export const approvalWaits = (
  programme: Programme,
  { id, approval, plan, openedAt }: Pick<ApprovalView, 'id' | 'approval' | 'plan' | 'openedAt'>,
  state: ProgrammeState = 'running',
): WaitingView => {
  const hold = onHoldSentence(approval);
  const { zh, en } = whatThen(approval, titlesOf(programme));
  return {
    id,
    kind: 'approval',
    what: askedTitle(approval.request),
    on: [...officesOf(programme, approval), ...whoIsAwaited(approval)],
    since: openedAt,
    dueAt: heldUntil(approval) ?? approval.dueAt,
    provisional: plan.provisional,
    ...(hold && { isOnHold: true }),
    then: hold ? text(`${hold.zh}${zh}`, `${hold.en} ${en}`) : text(zh, en),
    ...goesOnIn(state),
  };
};

/** That it outlives its programme, once that has ended. */
const goesOnIn = (state: ProgrammeState) => (state === 'ended' ? { goesOn: true as const } : {});

const actualsWait = (programme: Programme, { since, value }: Standing<EvaluationView>): readonly WaitingView[] => {
  if (value.state !== 'collecting' && value.state !== 'returned') return [];
  const { title } = programme.evaluation.cycles[value.cycle];
  return [
    {
      id: value.key,
      kind: 'actuals',
      what: text(`${title.zh} ${value.period}：实际值`, `${title.en} ${value.period}: actual figures`),
      on: officeOf(programme),
      since,
      dueAt: value.dueAt,
      then: text(
        '未报送实际值前，本次评估保持开放，不会自动评分。',
        'Without the figures the evaluation stays open; nothing is scored by itself.',
      ),
    },
  ];
};

const signaturesWait = (programme: Programme, { since, value }: Standing<AgreementView>): readonly WaitingView[] => {
  const agreement = programme.agreements[value.key];
  const missing = toSignOf(programme, value);
  if (!agreement || missing.length === 0) return [];
  return [
    {
      id: value.key,
      kind: 'signature',
      what: text(`签署：${value.title.zh}`, `Signatures: ${value.title.en}`),
      on: officersOf(programme, missing),
      since,
      then: effectThen(agreement, value.begins),
    },
  ];
};

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
