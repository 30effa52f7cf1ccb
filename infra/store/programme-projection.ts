import { disputeAfter } from '../../domain/disputes/disputes';
import { ipAfter } from '../../domain/ip/ip';
import type { Entry } from '../../domain/record/ledger';
import { isOf, type Of } from '../../domain/record/nouns';
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

type About<Noun extends string> = Entry & { readonly happening: Of<Noun> };

const isAbout = <Noun extends string>(noun: Noun, entry: Entry): entry is About<Noun> => isOf(noun, entry.happening);

function projectProgramme(programme: HeldProgramme, { at, happening }: About<'programme'>): void {
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

function projectPhase(programme: HeldProgramme, { at, happening }: About<'phase'>): void {
  const { phase } = happening;
  changeThing(programme, 'phases', { key: phase, at }, (each) => phaseAfter(each, happening));
  if (happening.type !== 'phase.resumed') return;
  for (const [key, milestone] of programme.things.milestones)
    if (milestone.phase === phase)
      changeThing(programme, 'milestones', { key, at }, (each) => milestoneAfter(each, happening));
}

function projectEvaluation(programme: HeldProgramme, { at, happening }: About<'evaluation'>): void {
  if (happening.type === 'evaluation.opened')
    return addThings(programme, 'evaluations', at, [openedEvaluation(happening)]);
  changeThing(programme, 'evaluations', { key: happening.evaluation, at }, (each) => evaluationAfter(each, happening));
}

function projectObligation(programme: HeldProgramme, { at, happening }: About<'obligation'>): void {
  if (happening.type === 'obligation.opened') return addThings(programme, 'obligations', at, [happening.opened]);
  changeThing(programme, 'obligations', { key: happening.obligation, at }, (each) => obligationAfter(each, happening));
}

function projectBaseline(programme: HeldProgramme, { at, happening }: About<'baseline'>): void {
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
function projectPolicy(programme: HeldProgramme, { at, happening }: About<'policy'>): void {
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
function projectProcess(programme: HeldProgramme, { at, process, happening }: About<'process'>): void {
  if (happening.type === 'process.stuck')
    return addThings(programme, 'process_faults', at, [faultOf(process, happening)]);
  const key = faultKey(process, happening);
  changeThing(programme, 'process_faults', { key, at }, (fault) => ({ ...fault, state: 'freed' }));
}

function projectProject(programme: HeldProgramme, { at, happening }: About<'project'>): void {
  if (happening.type === 'project.opened')
    return addThings(programme, 'projects', at, [projectAfter(happening.opened, happening)]);
  changeThing(programme, 'projects', { key: happening.project, at }, (each) => projectAfter(each, happening));
}

function projectDispute(programme: HeldProgramme, { at, happening }: About<'dispute'>): void {
  if (happening.type === 'dispute.raised') return addThings(programme, 'disputes', at, [happening.raised]);
  changeThing(programme, 'disputes', { key: happening.dispute, at }, (each) => disputeAfter(each, happening));
}

function projectIp(programme: HeldProgramme, { at, happening }: About<'ip'>): void {
  if (happening.type === 'ip.opened') return addThings(programme, 'ip_items', at, [happening.opened]);
  changeThing(programme, 'ip_items', { key: happening.item, at }, (each) => ipAfter(each, happening));
}

/** Seats change hands: from here on the definition says who holds them now, and new people are known. */
function projectRoster(programme: HeldProgramme, { happening }: About<'roster'>): void {
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

/** Folds one entry about anything but an approval. */
export function projectOther(programme: HeldProgramme, entry: Entry): void {
  const { at } = entry;
  if (isAbout('programme', entry)) projectProgramme(programme, entry);
  else if (isAbout('roster', entry)) projectRoster(programme, entry);
  else if (isAbout('phase', entry)) projectPhase(programme, entry);
  else if (isAbout('evaluation', entry)) projectEvaluation(programme, entry);
  else if (isAbout('baseline', entry)) projectBaseline(programme, entry);
  else if (isAbout('process', entry)) projectProcess(programme, entry);
  else if (isAbout('policy', entry)) projectPolicy(programme, entry);
  else if (isAbout('schedule', entry)) {
    const place = { key: entry.happening.milestone, at };
    changeThing(programme, 'milestones', place, (each) => scheduledAfter(each, entry.happening));
  } else if (isAbout('scope', entry)) {
    const place = { key: entry.happening.milestone, at };
    changeThing(programme, 'milestones', place, (each) => scopedAfter(each, entry.happening));
  } else if (isAbout('obligation', entry)) projectObligation(programme, entry);
  else if (isAbout('ip', entry)) projectIp(programme, entry);
  else if (isAbout('dispute', entry)) projectDispute(programme, entry);
  else if (isAbout('project', entry)) projectProject(programme, entry);
  else if (isAbout('milestone', entry)) {
    const place = { key: entry.happening.milestone, at };
    changeThing(programme, 'milestones', place, (each) => milestoneAfter(each, entry.happening));
  } else if (isAbout('agreement', entry)) {
    const place = { key: entry.happening.agreement, at };
    changeThing(programme, 'agreements', place, (each) => agreementAfter(each, entry.happening));
  }
}
