import { countsAtGate } from './milestones';
import type { Programme } from '../programme/programme';
import { text } from '../shared/sentences';
import { endOf, officeOf, type Stood } from '../programme/office';
import type { WaitingView } from '../programme/awaited';
import type { MilestoneView } from './views';
import type { PhaseRecord } from './projection';
import type { Phase } from '../programme/phase-plans';

/** A milestone of a running phase that people accept waits to be submitted, or submitted again. */
const submissionsWait = (
  programme: Programme,
  phase: Phase,
  milestones: readonly Stood<MilestoneView>[],
): readonly WaitingView[] =>
  milestones.flatMap(({ since, value: { key, title, state, baselineOn, dueOn } }) => {
    const isAsked = phase.milestones.some((each) => each.key === key && each.accepts);
    if (!isAsked || !['planned', 'inProgress', 'rework'].includes(state)) return [];
    return [
      {
        id: key,
        kind: 'submission' as const,
        what: text(`提交：${title.zh}`, `Submit: ${title.en}`),
        on: officeOf(programme),
        since,
        dueAt: endOf(programme, dueOn ?? baselineOn),
        then: phase.gate.must.includes(key)
          ? text(
              '未验收前，本阶段不能提请阶段门评审。',
              'Until it is accepted, the gate of the phase cannot be asked for.',
            )
          : text(
              '到期不会自动处理；阶段门将显示其未达成。',
              'Nothing happens by itself; the gate will show it as not met.',
            ),
      },
    ];
  });

/** A running phase whose must-meet criteria are met waits for the office to ask for its gate. */
const gateWaits = (
  programme: Programme,
  { key, title, gate }: Phase,
  running: Stood<PhaseRecord>,
  milestones: readonly Stood<MilestoneView>[],
): readonly WaitingView[] => {
  const met = milestones.filter(({ value }) => gate.must.includes(value.key) && countsAtGate(value));
  if (met.length < gate.must.length) return [];
  return [
    {
      id: key,
      kind: 'gate',
      what: text(`提请阶段门评审：${title.zh}`, `Ask for the gate: ${title.en}`),
      on: officeOf(programme),
      since: met.reduce((latest, { since }) => (since > latest ? since : latest), running.since),
      dueAt: endOf(programme, running.value.endsOn),
      then: text(
        '提请前，本阶段继续进行，下一阶段不会开始。',
        'Until then this phase goes on and the next one does not begin.',
      ),
    },
  ];
};

/** A phase on hold waits for its review: the office is told then, and nothing goes on by itself. */
const reviewWaits = (programme: Programme, { since, value }: Stood<PhaseRecord>): readonly WaitingView[] =>
  value.hold === undefined
    ? []
    : [
        {
          id: value.key,
          kind: 'gate',
          what: text(`暂缓复核：${value.title.zh}`, `Review of the hold: ${value.title.en}`),
          on: officeOf(programme),
          since,
          dueAt: value.hold.reviewAt,
          then: text(
            '届时通知服务办公室；由阶段门或恢复决定结束暂缓，此前里程碑停止计时。',
            'The office is told then; a gate or a decision to resume ends the hold, and until then the clocks stand.',
          ),
        },
      ];

/** What the office has to bring forward in the phases that run: milestones to submit, also while the gate is decided, and the gate. */
export const phasesWait = (
  programme: Programme,
  phases: readonly Stood<PhaseRecord>[],
  milestones: readonly Stood<MilestoneView>[],
): readonly WaitingView[] =>
  phases.flatMap((each) => {
    const phase = programme.phases.find(({ key }) => key === each.value.key);
    if (phase && each.value.state === 'onHold') return reviewWaits(programme, each);
    const { state } = each.value;
    if (!phase || (state !== 'running' && state !== 'atGate')) return [];
    const its = milestones.filter(({ value }) => phase.milestones.some(({ key }) => key === value.key));
    const gate = state === 'running' ? gateWaits(programme, phase, each, its) : []; // it is asked for already
    return [...submissionsWait(programme, phase, its), ...gate];
  });
