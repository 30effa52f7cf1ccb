import { disputeAfter } from '../../domain/disputes/disputes';
import { ipAfter } from '../../domain/ip/ip';
import type { Entry } from '../../domain/record/ledger';
import { byNoun, type ByNoun, type Of } from '../../domain/record/nouns';
import { endedTimes, programmeWithTimes, requestedTimes, timesKey } from '../../domain/policy-times/policy-times';
import { faultKey, faultOf } from '../../domain/processes/faults';
import { obligationAfter } from '../../domain/obligations/projection';
import { projectAfter } from '../../domain/projects/changes';
import { peopleOf } from '../../domain/programme/roles';
import { seatedBy } from '../../domain/roster/rosters';
import { addThings, changeDefinition, changeThing, startedRow, type HeldProgramme } from './held-programmes';
import { phaseAfter, plannedPhases } from '../../domain/phases/projection';
import {
  baselinedAfter,
  milestoneAfter,
  scheduledAfter,
  scopedAfter,
  plannedMilestone,
} from '../../domain/phases/milestone-projection';
import { endedChange, requestedChange } from '../../domain/schedule/baseline-projection';
import { agreementAfter, draftAgreement } from '../../domain/agreements/projection';
import { evaluationAfter, openedEvaluation } from '../../domain/evaluations/projection';
import { stateAfter } from '../../domain/programme/projection';

function projectProgramme(happening: Of<'programme'>, programme: HeldProgramme, { at }: Entry): void {
  const { row } = programme;
  if (happening.type !== 'programme.started') {
    if (row) programme.row = { ...row, state: stateAfter(happening) };
    return;
  }
  const { definition, version } = happening;
  programme.row = row ? { ...row, version, definition } : startedRow(programme.key, happening, at);
  addPeople(programme, peopleOf(definition));
  const milestones = definition.phases.flatMap((phase) =>
    phase.milestones.map((each) => ({ ...plannedMilestone(each, definition.starts), phase: phase.key })),
  );
  addThings(programme, 'phases', at, plannedPhases(definition));
  addThings(programme, 'milestones', at, milestones);
  addThings(programme, 'agreements', at, Object.values(definition.agreements).map(draftAgreement));
}

function projectPhase(happening: Of<'phase'>, programme: HeldProgramme, { at }: Entry): void {
  const { phase } = happening;
  changeThing(programme, 'phases', { key: phase, at }, (each) => phaseAfter(each, happening));
  if (happening.type !== 'phase.resumed') return;
  for (const [key, milestone] of programme.things.milestones)
    if (milestone.phase === phase)
      changeThing(programme, 'milestones', { key, at }, (each) => milestoneAfter(each, happening));
}

function projectEvaluation(happening: Of<'evaluation'>, programme: HeldProgramme, { at }: Entry): void {
  if (happening.type === 'evaluation.opened')
    return addThings(programme, 'evaluations', at, [openedEvaluation(happening)]);
  changeThing(programme, 'evaluations', { key: happening.evaluation, at }, (each) => evaluationAfter(each, happening));
}

function projectObligation(happening: Of<'obligation'>, programme: HeldProgramme, { at }: Entry): void {
  if (happening.type === 'obligation.opened') return addThings(programme, 'obligations', at, [happening.opened]);
  changeThing(programme, 'obligations', { key: happening.obligation, at }, (each) => obligationAfter(each, happening));
}

function projectBaseline(happening: Of<'baseline'>, programme: HeldProgramme, { at }: Entry): void {
  if (happening.type === 'baseline.changeRequested')
    return addThings(programme, 'changes', at, [requestedChange(happening)]);
  if (happening.type === 'baseline.changeEnded') {
    const key = String(happening.number);
    return changeThing(programme, 'changes', { key, at }, (each) => endedChange(each, happening));
  }
  for (const key of Object.keys(happening.dates))
    changeThing(programme, 'milestones', { key, at }, (each) => baselinedAfter(each, happening));
}

/** From its approval on the definition holds the policy with its other times; the request is kept beside it. */
function projectPolicy(happening: Of<'policy'>, programme: HeldProgramme, { at }: Entry): void {
  if (happening.type === 'policy.timesRequested')
    return addThings(programme, 'times_changes', at, [requestedTimes(happening)]);
  changeThing(programme, 'times_changes', { key: timesKey(happening), at }, (each) => endedTimes(each, happening));
  if (happening.type !== 'policy.timesSet') return;
  const { policy, times, round, approval, from } = happening;
  changeDefinition(programme, 'times_changes', (definition) =>
    programmeWithTimes(definition, { policy, times, decision: { round, approval, from } }),
  );
}

/** What was refused to a process is kept until it is done after all. */
function projectProcess(happening: Of<'process'>, programme: HeldProgramme, { at, process }: Entry): void {
  if (happening.type === 'process.stuck')
    return addThings(programme, 'process_faults', at, [faultOf(process, happening)]);
  const key = faultKey(process, happening);
  changeThing(programme, 'process_faults', { key, at }, (fault) => ({ ...fault, state: 'freed' }));
}

function projectProject(happening: Of<'project'>, programme: HeldProgramme, { at }: Entry): void {
  if (happening.type === 'project.opened')
    return addThings(programme, 'projects', at, [projectAfter(happening.opened, happening)]);
  changeThing(programme, 'projects', { key: happening.project, at }, (each) => projectAfter(each, happening));
}

function projectDispute(happening: Of<'dispute'>, programme: HeldProgramme, { at }: Entry): void {
  if (happening.type === 'dispute.raised') return addThings(programme, 'disputes', at, [happening.raised]);
  changeThing(programme, 'disputes', { key: happening.dispute, at }, (each) => disputeAfter(each, happening));
}

function projectIp(happening: Of<'ip'>, programme: HeldProgramme, { at }: Entry): void {
  if (happening.type === 'ip.opened') return addThings(programme, 'ip_items', at, [happening.opened]);
  changeThing(programme, 'ip_items', { key: happening.item, at }, (each) => ipAfter(each, happening));
}

/** Seats change hands: from here on the definition says who holds them now, and new people are known. */
function projectRoster(happening: Of<'roster'>, programme: HeldProgramme): void {
  if (happening.type !== 'roster.changed') return;
  const { holders, substitutions } = happening;
  changeDefinition(programme, 'roster_changes', (before) => seatedBy(before, holders));
  if (!programme.row) return;
  programme.row = { ...programme.row, substitutions };
  addPeople(programme, [...peopleOf(programme.row.definition), ...substitutions.map(({ substitute }) => substitute)]);
}

function addPeople({ people }: HeldProgramme, persons: readonly string[]): void {
  for (const person of persons) people.add(person);
}

/** Approvals, calendars and mails are folded elsewhere, or change nothing that pages show of a programme. */
const elsewhere = () => undefined;

/** How each noun's happenings change what is kept of a programme. */
const projections: ByNoun<[HeldProgramme, Entry], void> = {
  agreement: (happening, programme, { at }) =>
    changeThing(programme, 'agreements', { key: happening.agreement, at }, (each) => agreementAfter(each, happening)),
  approval: elsewhere,
  baseline: projectBaseline,
  calendar: elsewhere,
  cycle: elsewhere,
  dispute: projectDispute,
  evaluation: projectEvaluation,
  ip: projectIp,
  mail: elsewhere,
  milestone: (happening, programme, { at }) =>
    changeThing(programme, 'milestones', { key: happening.milestone, at }, (each) => milestoneAfter(each, happening)),
  obligation: projectObligation,
  phase: projectPhase,
  policy: projectPolicy,
  process: projectProcess,
  programme: projectProgramme,
  project: projectProject,
  roster: projectRoster,
  schedule: (happening, programme, { at }) =>
    changeThing(programme, 'milestones', { key: happening.milestone, at }, (each) => scheduledAfter(each, happening)),
  scope: (happening, programme, { at }) =>
    changeThing(programme, 'milestones', { key: happening.milestone, at }, (each) => scopedAfter(each, happening)),
};

/** Folds one entry about anything but an approval or a calendar. */
export const projectOther = (programme: HeldProgramme, entry: Entry): void =>
  byNoun(projections, entry.happening, programme, entry);
