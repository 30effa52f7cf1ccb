import { whatThen } from './approval-words';
import { awaitedSeats } from './outcomes';
import { officePeople, zoneOf } from './parties';
import type { Phase, Programme } from './programme';
import type { PhaseRecord } from './projections';
import { text } from './sentences';
import { titlesOf } from './titles';
import type { AgreementView, ApprovalView, EvaluationView, MilestoneView, WaitingView } from './views';
import { instantAt } from './zones';

/** A thing, and since when it has stood as it stands. */
interface Standing<T> {
  readonly since: string;
  readonly value: T;
}

const officeOf = (programme: Programme) =>
  officePeople(programme).map((person) => ({ person, title: programme.governance.office.title }));

const approvalWaits = (programme: Programme, { id, approval, plan, openedAt }: ApprovalView): WaitingView => ({
  id,
  kind: 'approval',
  what: approval.request.content.title,
  on: awaitedSeats(approval).map((seat) => ({ person: seat.holder, seat: seat.id, title: seat.title })),
  since: openedAt,
  dueAt: approval.dueAt,
  provisional: plan.provisional,
  then: whatThen(approval, titlesOf(programme)),
});

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
  const signatories = programme.agreements[value.key]?.signatories ?? [];
  const missing = signatories.filter((party) => !value.signedBy.includes(party));
  if (value.state !== 'signing' || missing.length === 0) return [];
  return [
    {
      id: value.key,
      kind: 'signature',
      what: text(`签署：${value.title.zh}`, `Signatures: ${value.title.en}`),
      on: missing.map((party) => ({
        person: programme.governance.office.people[party] ?? null,
        title: programme.parties[party]?.title ?? text(party, party),
      })),
      since,
      then: text(
        '各方全部签署且上级协议生效后，本协议生效。',
        'It takes effect once every party has signed and the agreement above it is effective.',
      ),
    },
  ];
};

/** The end of a day in the programme's zone. */
const endOf = (programme: Programme, date: string) => instantAt(date, '23:59', zoneOf(programme));

/** A milestone of a running phase that people accept waits to be submitted, or submitted again. */
const submissionsWait = (
  programme: Programme,
  phase: Phase,
  milestones: readonly Standing<MilestoneView>[],
): readonly WaitingView[] =>
  milestones.flatMap(({ since, value: { key, title, state, baselineOn } }) => {
    const isAsked = phase.milestones.some((each) => each.key === key && each.accepts);
    if (!isAsked || (state !== 'inProgress' && state !== 'rework')) return [];
    return [
      {
        id: key,
        kind: 'submission' as const,
        what: text(`提交：${title.zh}`, `Submit: ${title.en}`),
        on: officeOf(programme),
        since,
        dueAt: endOf(programme, baselineOn),
        then: phase.gate.must.includes(key)
          ? text('未验收前，本阶段不能提请阶段门。', 'Until it is accepted, the gate of the phase cannot be asked for.')
          : text(
              '到期不会自动处理；阶段门将显示其未达成。',
              'Nothing happens by itself; the gate will show it as not met.',
            ),
      },
    ];
  });

const isAccepted = ({ state }: MilestoneView) => state === 'accepted' || state === 'conditionallyAccepted';

/** A running phase whose must-meet criteria are met waits for the office to ask for its gate. */
const gateWaits = (
  programme: Programme,
  { key, title, gate }: Phase,
  endsOn: string,
  milestones: readonly Standing<MilestoneView>[],
): readonly WaitingView[] => {
  const met = milestones.filter(({ value }) => gate.must.includes(value.key) && isAccepted(value));
  if (met.length < gate.must.length) return [];
  return [
    {
      id: key,
      kind: 'gate',
      what: text(`提请阶段门：${title.zh}`, `Ask for the gate: ${title.en}`),
      on: officeOf(programme),
      since: met.reduce((latest, { since }) => (since > latest ? since : latest), ''),
      dueAt: endOf(programme, endsOn),
      then: text(
        '提请前，本阶段继续进行，下一阶段不会开始。',
        'Until then this phase goes on and the next one does not begin.',
      ),
    },
  ];
};

const phasesWait = (
  programme: Programme,
  phases: readonly PhaseRecord[],
  milestones: readonly Standing<MilestoneView>[],
): readonly WaitingView[] =>
  phases.flatMap(({ key, state, endsOn }) => {
    const phase = programme.phases.find((each) => each.key === key);
    if (!phase || state !== 'running') return [];
    const its = milestones.filter(({ value }) => phase.milestones.some((each) => each.key === value.key));
    return [...submissionsWait(programme, phase, its), ...gateWaits(programme, phase, endsOn, its)];
  });

/**
 * What a programme waits for: open approvals, milestones and gates that the office has to bring forward, evaluations without
 * figures, agreements not signed by everybody; the longest wait first.
 */
export const waitingOf = (
  programme: Programme,
  things: {
    readonly phases: readonly PhaseRecord[];
    readonly milestones: readonly Standing<MilestoneView>[];
    readonly approvals: readonly ApprovalView[];
    readonly agreements: readonly Standing<AgreementView>[];
    readonly evaluations: readonly Standing<EvaluationView>[];
  },
): readonly WaitingView[] =>
  [
    ...phasesWait(programme, things.phases, things.milestones),
    ...things.approvals.map((approval) => approvalWaits(programme, approval)),
    ...things.evaluations.flatMap((evaluation) => actualsWait(programme, evaluation)),
    ...things.agreements.flatMap((agreement) => signaturesWait(programme, agreement)),
  ].sort((a, b) => (a.since < b.since ? -1 : a.since > b.since ? 1 : 0));
