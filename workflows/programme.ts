import { WorkflowExecutionAlreadyStartedError } from '@temporalio/common';
import { continueAsNew, ParentClosePolicy, patched, setHandler, startChild, type Workflow } from '@temporalio/workflow';
import { strategyAdjusted, type Adjusted } from '../contracts/adjustment';
import { agreementId } from '../contracts/agreement';
import { agreementBeginning, cycleBeginning, phaseBeginning, riskBeginning } from '../contracts/beginnings';
import { evaluationCycleId } from '../contracts/evaluation';
import { lapsed, phaseId } from '../contracts/phase';
import { projectId } from '../contracts/project';
import { strategyId } from '../contracts/strategy';
import { riskId } from '../contracts/risk';
import { staffingBeginning, staffingId } from '../contracts/staffing';
import { beginsAs } from '../contracts/search-attributes';
import {
  conditionLapsed,
  factsKnown,
  learn,
  phaseEnded,
  windingUp,
  type PhaseEnd,
  type ProgrammeInput,
} from '../contracts/programme';
import { factsAtStart, isMilestoneAccepted, learnFact, type Fact } from '../domain/facts/facts';
import { concernOf, type Lapse } from '../domain/phases/lapses';
import { projectsToTell } from '../domain/needs/project-needs';
import { phaseWaitsFor } from '../domain/phases/words';
import { staffItems } from '../domain/staffing/items';
import type { StaffItem } from '../domain/staffing/staffing';
import { zoneOf } from '../domain/programme/parties';
import { localDateOf } from '../domain/calendar/zones';
import { phaseDays } from '../domain/phases/phases';
import { isWatched } from '../domain/strategy/watch-plans';
import { programmeAdjusted } from '../domain/strategy/changes';
import { endMatters } from './kit/activities';
import { agreement } from './agreement';
import { evaluationCycle } from './evaluation-cycle';
import { carryOutExit } from './programme/exit';
import { phase } from './phase';
import { strategy } from './strategy';
import { risk } from './risk';
import { staffing } from './staffing';
import { createRecord } from './kit/record';
import { tellProcess } from './kit/telling';
import { named, show } from './kit/visibility';
import { shouldContinueAsNew, somethingHappens } from './kit/waiting';
import type { EvaluationCycleKey } from '../domain/shared/keys';
import { concerns } from '../domain/needs/needs';
import type { Phase } from '../domain/programme/phase-plans';
import type { PlannedRisk } from '../domain/programme/risk-plans';
import type { Agreement } from '../domain/programme/agreement-plans';

/** A cooperation programme: opens its agreements and evaluation cycles, then carries its phases one after another to the end. */
export async function programme(input: ProgrammeInput): Promise<void> {
  const { version } = input;
  let { definition } = input;
  const ledger = createRecord(definition.key, input.resumed?.recorded);
  const spans = phaseDays(definition);
  let facts = input.resumed?.facts ?? factsAtStart(definition);
  let current = input.resumed?.phase ?? 0;
  let beganBy = input.resumed?.beganBy;
  let lapses = input.resumed?.lapses ?? [];
  let end = input.resumed?.end;
  const news: Fact[] = [...(input.resumed?.untold ?? [])];
  const adjustments: Adjusted[] = [];

  setHandler(factsKnown, () => facts);
  setHandler(learn, (fact) => void news.push(fact));
  setHandler(phaseEnded, (told) => void (end ??= told.phase === definition.phases[current]?.key ? told : undefined));
  setHandler(conditionLapsed, hearOfLapse);
  setHandler(strategyAdjusted, (told) => void adjustments.push(told));

  if (!input.resumed) await begin();
  for (let plan = definition.phases[current]; plan; plan = definition.phases[current]) {
    show(plan.key, ['pmo'], details(plan), `${spans[current]?.ends}T00:00:00Z`);
    await somethingHappens(
      () => news.length > 0 || end !== undefined || lapsesNow(plan).length > 0 || adjustments.length > 0,
      `phase ${plan.key} goes on`,
    );
    for (const fact of news.splice(0)) await spread(fact, plan);
    for (const adjusted of adjustments.splice(0)) await adjust(adjusted, plan);
    for (const lapse of lapsesNow(plan)) await passOn(lapse, plan);
    if (end?.outcome === 'kill') return windUp(end);
    if (end) await moveOn(end);
    else if (news.length + adjustments.length + lapsesNow(plan).length === 0 && shouldContinueAsNew())
      await continueAsNew<typeof programme>({
        ...input,
        definition,
        resumed: { recorded: ledger.recorded(), facts, phase: current, lapses, ...(beganBy && { beganBy }) },
      });
  }
  ledger.tell({ type: 'programme.completed' });
  await ledger.write();

  function details(plan: Phase) {
    const waits = phaseWaitsFor(plan, (key) => isMilestoneAccepted(facts, key), definition.starts);
    return [
      `**${named(plan.title)}**: phase ${current + 1} of ${definition.phases.length}, ${spans[current]?.starts} to ${spans[current]?.ends}`,
      'It waits for:',
      ...waits.map((each) => `- ${each.zh} / ${each.en}`),
      '',
      `Open approvals: filter by \`Programme = "${definition.key}" AND WorkflowType = "approval" AND ExecutionStatus = "Running"\``,
    ].join('\n');
  }

  async function begin() {
    const { opens, startedBy: by } = input;
    ledger.tell({ type: 'programme.started', definition, version, by, ...(opens && { opens }) });
    await ledger.write();
    await Promise.all([
      ...Object.values(definition.agreements).map(openAgreement),
      ...(Object.keys(definition.evaluation.cycles) as EvaluationCycleKey[]).map(openCycle),
      ...(isWatched(definition) ? [openStrategy()] : []),
      ...(opens?.includes('risks') ? definition.risks.register : []).map(openRisk),
      ...staffItems(definition, localDateOf(new Date().toISOString(), zoneOf(definition))).map(openStaffing),
    ]);
    await openPhase();
  }

  async function moveOn({ approval }: PhaseEnd) {
    end = undefined;
    current += 1;
    beganBy = approval;
    const next = definition.phases[current];
    if (!next) return;
    lapses = lapses.filter((lapse) => concernOf(lapse, runningBy(next)) !== 'never');
    await openPhase();
  }

  /** An obligation that was lost may tell once more what it had told. */
  function hearOfLapse(lapse: Lapse) {
    if (!lapses.some(({ obligation }) => obligation === lapse.obligation)) lapses = [...lapses, lapse];
  }

  function lapsesNow(plan: Phase) {
    return lapses.filter((lapse) => concernOf(lapse, runningBy(plan)) === 'now');
  }

  function runningBy(plan: Phase) {
    return { phase: plan, ...(beganBy !== undefined && { beganBy }) };
  }

  /** What was changed of the strategy is planned with from here on; the phase that runs hears it, with what has become true so far. */
  async function adjust(adjusted: Adjusted, plan: Phase) {
    definition = programmeAdjusted(definition, adjusted.changes, adjusted);
    await tellProcess(phaseId(definition.key, plan.key), strategyAdjusted, { ...adjusted, facts });
  }

  async function passOn(lapse: Lapse, plan: Phase) {
    lapses = lapses.filter((each) => each !== lapse);
    await tellProcess(phaseId(definition.key, plan.key), lapsed, lapse);
  }

  async function windUp({ phase, approval = '' }: PhaseEnd) {
    if (!input.resumed?.isExiting) ledger.tell({ type: 'programme.exitBegan', phase, approval });
    await ledger.write();
    show('exiting', ['pmo'], 'The programme is wound up: the office reports each step of the exit plan.');
    // Programmes that were wound up before 2026-11-26 told nobody. To be removed once none of them runs.
    // Before 2026-11-29 nothing that was open was closed with its programme, and nobody was asked about its agreements. To be removed likewise.
    const asks = patched('exit-ends-what-is-open');
    const asked = asks ? ([{ asks }] as const) : [];
    if (patched('winding-up-is-told')) await Promise.all(whatRuns().map((id) => tellProcess(id, windingUp, ...asked)));
    if (asks) await endMatters({ programme: definition.key, at: 'exiting' });
    await carryOutExit(definition, approval, input.resumed?.steps);
    if (asks) await endMatters({ programme: definition.key, at: 'ended' });
    ledger.tell({ type: 'programme.ended' });
    await ledger.write();
  }

  /** Evaluations are opened no more, and no agreement is renewed by itself. */
  function whatRuns() {
    const cycles = (Object.keys(definition.evaluation.cycles) as EvaluationCycleKey[]).map((key) =>
      evaluationCycleId(definition.key, key),
    );
    return [...cycles, ...Object.keys(definition.agreements).map((key) => agreementId(definition.key, key))];
  }

  async function spread(fact: Fact, plan: Phase) {
    facts = learnFact(facts, fact);
    for (const each of Object.values(definition.agreements))
      if (each.parent === fact.key && fact.kind === 'agreement')
        await tellProcess(agreementId(definition.key, each.key), learn, fact);
    for (const told of projectsToTell(facts, fact))
      await tellProcess(projectId(definition.key, told.key), learn, told.fact);
    if (concerns(plan, fact)) await tellProcess(phaseId(definition.key, plan.key), learn, fact);
  }

  function open<W extends Workflow>(workflow: W, workflowId: string, summary: string, input: Parameters<W>[0]) {
    return startChild(workflow as Workflow, {
      workflowId,
      args: [input],
      parentClosePolicy: ParentClosePolicy.ABANDON,
      staticSummary: summary,
      typedSearchAttributes: beginsAs(definition.key, 'opening'),
    });
  }

  function openAgreement(each: Agreement) {
    const summary = `${named(each.title)}: agreement`;
    return open(agreement, agreementId(definition.key, each.key), summary, {
      ...agreementBeginning(input, each),
      facts: {},
    });
  }

  /** A risk that was raised at once may have had it begin already. */
  async function openStrategy() {
    const summary = 'The strategy: what is followed of it, asked for and assessed';
    try {
      await open(strategy, strategyId(definition.key), summary, { programme: definition.key });
    } catch (error) {
      if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
    }
  }

  function openCycle(key: EvaluationCycleKey) {
    const begins = cycleBeginning(input, key);
    const summary = `${named(begins.cycle.title)}: cycle`;
    return open(evaluationCycle, evaluationCycleId(definition.key, key), summary, begins);
  }

  function openRisk(planned: PlannedRisk) {
    const summary = `${named(planned.title)}: risk`;
    return open(risk, riskId(definition.key, planned.key), summary, riskBeginning(input, planned, input.startedBy));
  }

  function openStaffing(item: StaffItem) {
    const summary = `${named(item.title)} (${item.key}): staffing`;
    return open(staffing, staffingId(definition.key, item.key), summary, staffingBeginning(definition, item));
  }

  async function openPhase() {
    const begins = phaseBeginning({ definition, version }, current);
    if (!begins) return;
    const { key, title } = begins.phase;
    const summary = `${named(title)}: phase ${current + 1} of ${definition.phases.length}`;
    await open(phase, phaseId(definition.key, key), summary, { ...begins, facts });
  }
}
