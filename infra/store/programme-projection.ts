import { disputeAfter } from '../../domain/disputes/disputes';
import { improvementAfter } from '../../domain/improvements/projection';
import { runAfter } from '../../domain/money/distributions/changes';
import { fundAfter } from '../../domain/money/funds/changes';
import { drawAfter } from '../../domain/money/funds/draw-changes';
import { innovationAfter } from '../../domain/innovations/innovations';
import { staffingAfter } from '../../domain/staffing/staffing';
import { ipAfter } from '../../domain/ip/ip';
import type { Entry } from '../../domain/record/ledger';
import { byNoun, type ByNoun, type Of } from '../../domain/record/nouns';
import { endedTimes, programmeWithTimes, requestedTimes, timesKey } from '../../domain/policy-times/policy-times';
import { faultKey, faultOf } from '../../domain/processes/faults';
import { budgetAfter, newBudget } from '../../domain/money/budgets/budgets';
import { obligationAfter } from '../../domain/obligations/projection';
import { projectAfter } from '../../domain/projects/changes';
import { peopleOf } from '../../domain/programme/roles';
import { riskAfter } from '../../domain/risks/changes';
import { seatedBy } from '../../domain/roster/rosters';
import { addedBy } from './added';
import { addThings, changeDefinition, changeThing, startedRow, type HeldProgramme } from './held-programmes';
import { phaseAfter, plannedPhases } from '../../domain/phases/projection';
import {
  baselinedAfter,
  milestoneAfter,
  scheduledAfter,
  scopedAfter,
  plannedMilestone,
} from '../../domain/phases/milestone-projection';
import { adjustmentAfter } from '../../domain/strategy/adjustments';
import { programmeAdjusted } from '../../domain/strategy/changes';
import { assessmentAfter } from '../../domain/strategy/assessments';
import { planAfter } from '../../domain/strategy/plans';
import { newWatch, watchAfter, watchOf } from '../../domain/strategy/watches';
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
    return addThings(programme, 'timesChanges', at, [requestedTimes(happening)]);
  changeThing(programme, 'timesChanges', { key: timesKey(happening), at }, (each) => endedTimes(each, happening));
  if (happening.type !== 'policy.timesSet') return;
  const { policy, times, round, approval, from } = happening;
  changeDefinition(programme, 'times_changes', (definition) =>
    programmeWithTimes(definition, { policy, times, decision: { round, approval, from } }),
  );
}

/** What is followed is known from its first entry on. */
function projectWatch(happening: Of<'watch'> | Of<'signal'>, programme: HeldProgramme, { at }: Entry): void {
  if (happening.type === 'watch.asked' || happening.type === 'watch.answered')
    addThings(programme, 'watches', at, [newWatch(happening)]);
  changeThing(programme, 'watches', { key: watchOf(happening), at }, (each) => watchAfter(each, happening));
}

/** All that an adjustment changes, in the transaction of its one entry: the definition in force, and from where its milestones are measured. */
function projectStrategy(happening: Of<'strategy'>, programme: HeldProgramme, { at }: Entry): void {
  const { adjustment: key, title: name, changes, from } = happening;
  changeThing(programme, 'adjustments', { key, at }, (each) => adjustmentAfter(each, happening));
  changeDefinition(programme, 'times_changes', (definition) => programmeAdjusted(definition, changes, happening));
  const moved = Object.entries(changes.milestones ?? {}).flatMap(([milestone, { due }]) =>
    due === undefined ? [] : [[milestone, due] as const],
  );
  for (const [milestone] of moved)
    changeThing(programme, 'milestones', { key: milestone, at }, (each) =>
      baselinedAfter(each, { name, from, dates: Object.fromEntries(moved) }),
    );
}

/** What was refused to a process is kept until it is done after all. */
function projectProcess(happening: Of<'process'>, programme: HeldProgramme, { at, process }: Entry): void {
  if (happening.type === 'process.stuck') return addThings(programme, 'faults', at, [faultOf(process, happening)]);
  const key = faultKey(process, happening);
  changeThing(programme, 'faults', { key, at }, (fault) => ({ ...fault, state: 'freed' }));
}

/** What a fund reserves for a draw is the first that is known of that. */
function projectFund(happening: Of<'fund'>, programme: HeldProgramme, { at }: Entry): void {
  if (happening.type === 'fund.opened') return addThings(programme, 'funds', at, [happening.opened]);
  if (happening.type === 'fund.reserved') addThings(programme, 'draws', at, [happening.reserved]);
  changeThing(programme, 'funds', { key: happening.fund, at }, (each) => fundAfter(each, happening));
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
  adjustment: addedBy(
    'adjustments',
    'adjustment.proposed',
    ({ proposed }) => proposed,
    ({ adjustment }) => adjustment,
    adjustmentAfter,
  ),
  agreement: (happening, programme, { at }) =>
    changeThing(programme, 'agreements', { key: happening.agreement, at }, (each) => agreementAfter(each, happening)),
  approval: elsewhere,
  baseline: projectBaseline,
  budget: (happening, programme, { at }) => {
    addThings(programme, 'budgets', at, [newBudget(happening)]);
    changeThing(programme, 'budgets', { key: happening.budget, at }, (each) => budgetAfter(each, happening));
  },
  calendar: elsewhere,
  cycle: elsewhere,
  dispute: addedBy(
    'disputes',
    'dispute.raised',
    ({ raised }) => raised,
    ({ dispute }) => dispute,
    disputeAfter,
  ),
  evaluation: addedBy(
    'evaluations',
    'evaluation.opened',
    openedEvaluation,
    ({ evaluation }) => evaluation,
    evaluationAfter,
  ),
  improvement: addedBy(
    'improvements',
    'improvement.opened',
    ({ opened }) => opened,
    ({ improvement }) => improvement,
    improvementAfter,
  ),
  fund: projectFund,
  draw: addedBy(
    'draws',
    'draw.requested',
    ({ requested }) => requested,
    ({ draw }) => draw,
    drawAfter,
  ),
  distribution: addedBy(
    'distributions',
    'distribution.opened',
    ({ opened }) => opened,
    ({ distribution }) => distribution,
    runAfter,
  ),
  innovation: addedBy(
    'innovations',
    'innovation.proposed',
    ({ proposed }) => proposed,
    ({ innovation }) => innovation,
    innovationAfter,
  ),
  staffing: addedBy(
    'staffing',
    'staffing.opened',
    ({ opened }) => opened,
    ({ staffing }) => staffing,
    staffingAfter,
  ),
  ip: addedBy(
    'ip',
    'ip.opened',
    ({ opened }) => opened,
    ({ item }) => item,
    ipAfter,
  ),
  mail: elsewhere,
  milestone: (happening, programme, { at }) =>
    changeThing(programme, 'milestones', { key: happening.milestone, at }, (each) => milestoneAfter(each, happening)),
  obligation: addedBy(
    'obligations',
    'obligation.opened',
    ({ opened }) => opened,
    ({ obligation }) => obligation,
    obligationAfter,
  ),
  phase: projectPhase,
  policy: projectPolicy,
  process: projectProcess,
  programme: projectProgramme,
  project: addedBy(
    'projects',
    'project.opened',
    (happening) => projectAfter(happening.opened, happening),
    ({ project }) => project,
    projectAfter,
  ),
  risk: addedBy(
    'risks',
    'risk.raised',
    ({ raised }) => raised,
    ({ risk }) => risk,
    riskAfter,
  ),
  roster: projectRoster,
  schedule: (happening, programme, { at }) =>
    changeThing(programme, 'milestones', { key: happening.milestone, at }, (each) => scheduledAfter(each, happening)),
  strategy: projectStrategy,
  watch: projectWatch,
  signal: projectWatch,
  exit: (happening, programme, { at }) => {
    if (happening.type === 'exit.triggered') return addThings(programme, 'exitTriggers', at, [happening.trigger]);
    const { readiness } = happening;
    addThings(programme, 'exitReadiness', at, [readiness]);
    changeThing(programme, 'exitReadiness', { key: readiness.key, at }, () => readiness);
  },
  assessment: addedBy(
    'assessments',
    'assessment.opened',
    ({ opened }) => opened,
    ({ assessment }) => assessment,
    assessmentAfter,
  ),
  plan: addedBy(
    'plans',
    'plan.submitted',
    ({ submitted }) => submitted,
    ({ plan }) => plan,
    planAfter,
  ),
  scope: (happening, programme, { at }) =>
    changeThing(programme, 'milestones', { key: happening.milestone, at }, (each) => scopedAfter(each, happening)),
};

/** Folds one entry about anything but an approval or a calendar. */
export const projectOther = (programme: HeldProgramme, entry: Entry): void =>
  byNoun(projections, entry.happening, programme, entry);
