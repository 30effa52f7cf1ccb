import { allHandlersFinished, condition, continueAsNew, setHandler } from '@temporalio/workflow';
import { approvalId } from '../contracts/approval';
import { contextOf } from '../contracts/context';
import {
  milestonesOf,
  requestGate,
  submitMilestone,
  type GateRequest,
  type MilestoneSubmission,
  type PhaseInput,
} from '../contracts/phase';
import { learn, phaseEnded, programmeId } from '../contracts/programme';
import { gateContent, milestoneContent } from '../domain/contents';
import { DomainError } from '../domain/errors';
import { learnFact } from '../domain/facts';
import type { GateOutcome } from '../domain/ledger';
import { accept, acceptsItself, assertMaySubmit, isAccepted, planned, settle, submit } from '../domain/milestones';
import type { Milestone } from '../domain/programme';
import { assertMayRequestGate, gateChecklist, gateOutcome, isPassed } from '../domain/phases';
import { localDateOf } from '../domain/zones';
import { ask } from './asking';
import { refusing } from './failures';
import { showPhase } from './phase-details';
import { createRecord } from './record';
import { tellProcess } from './telling';
import { createSideWork } from './side-work';
import { shouldContinueAsNew, somethingHappens } from './waiting';

/** A phase of the programme: its milestones are submitted and accepted in any order, and it ends only by its gate. */
export async function phase(input: PhaseInput): Promise<void> {
  const { programme, phase: plan } = input;
  const context = contextOf(input);
  const ledger = createRecord(programme, input.resumed?.recorded);
  let facts = input.facts;
  let milestones = input.resumed?.milestones ?? {};
  let gateRound = input.resumed?.gateRound ?? 0;
  let passed: GateOutcome | undefined;
  const sideWork = createSideWork();

  setHandler(learn, (fact) => void (facts = learnFact(facts, fact)));
  setHandler(milestonesOf, () => milestones);
  setHandler(
    submitMilestone,
    (submission) => {
      const { key, accepts } = milestone(submission.milestone);
      milestones = { ...milestones, [key]: submit(stand(key)) };
      const opened = accepts && { approval: acceptanceOf(key) };
      ledger.tell({ type: 'milestone.submitted', phase: plan.key, ...submission, ...opened });
      if (accepts) sideWork.ask(key, () => decideOn(submission, accepts));
      return { ...opened, entries: ledger.unwritten() };
    },
    {
      validator: refusing(({ milestone: key, evidence }: MilestoneSubmission) =>
        assertMaySubmit(milestone(key), stand(key), evidence, facts),
      ),
    },
  );
  setHandler(
    requestGate,
    (request) => {
      gateRound += 1;
      ledger.tell({ type: 'phase.gateRequested', phase: plan.key, by: request.by, approval: gateApproval() });
      sideWork.ask('gate', () => decideGate(request));
      return { approval: gateApproval(), entries: ledger.unwritten() };
    },
    {
      validator: refusing((_: GateRequest) =>
        assertMayRequestGate(plan.gate, milestones, sideWork.isUnderWay('gate') || passed !== undefined),
      ),
    },
  );

  if (!input.resumed)
    ledger.tell({ type: 'phase.opened', phase: plan.key, startsOn: input.startsOn, endsOn: input.endsOn });
  while (!isOver()) {
    for (const { key } of selfAccepting()) await acceptItself(key);
    sideWork.begin();
    await ledger.write();
    await lookAround();
  }
  await ledger.write();
  await condition(allHandlersFinished);

  async function lookAround() {
    const isAtGate = sideWork.isUnderWay('gate');
    showPhase(input, isAtGate, (key) => isAccepted(stand(key)));
    const before = sideWork.count();
    const isNews = () => isOver() || sideWork.isAsked() || ledger.hasNews() || selfAccepting().length > 0;
    await somethingHappens(() => isNews() || sideWork.count() !== before, 'its milestones and its gate');
    if (sideWork.count() === 0 && !isNews() && shouldContinueAsNew())
      await continueAsNew<typeof phase>({
        ...input,
        facts,
        resumed: { recorded: ledger.recorded(), milestones, gateRound },
      });
  }

  async function acceptItself(key: string) {
    milestones = { ...milestones, [key]: accept(stand(key), today()) };
    ledger.tell({
      type: 'milestone.accepted',
      phase: plan.key,
      milestone: key,
      actualOn: today(),
      conditionally: false,
    });
    await tellAccepted(key);
  }

  async function decideOn(submission: MilestoneSubmission, accepts: NonNullable<Milestone['accepts']>) {
    const { milestone: key, by, evidence, note } = submission;
    const { approval, outcome } = await ask({
      ...context,
      ...accepts,
      subject: { kind: 'milestone', key },
      round: stand(key).round,
      content: milestoneContent(milestone(key), evidence, note),
      requester: by,
    });
    milestones = { ...milestones, [key]: settle(stand(key), outcome, today()) };
    if (!isAccepted(stand(key)))
      return ledger.tell({ type: 'milestone.returned', phase: plan.key, milestone: key, approval, outcome });
    const conditionally = stand(key).state === 'conditionallyAccepted';
    ledger.tell({
      type: 'milestone.accepted',
      phase: plan.key,
      milestone: key,
      actualOn: today(),
      approval,
      conditionally,
    });
    await tellAccepted(key);
  }

  async function decideGate({ by, note }: GateRequest) {
    const { approval, outcome } = await ask({
      ...context,
      subject: { kind: 'gate', key: plan.key },
      groups: plan.gate.asks,
      policy: plan.gate.policy,
      round: gateRound,
      content: gateContent(plan, gateChecklist(plan.gate, milestones), note),
      requester: by,
    });
    const decided = gateOutcome(outcome);
    ledger.tell({ type: 'phase.gateDecided', phase: plan.key, approval, outcome: decided });
    if (!isPassed(decided)) return;
    passed = decided;
    ledger.tell({ type: 'phase.closed', phase: plan.key, outcome: decided });
    await ledger.write();
    await tellProcess(programmeId(programme), phaseEnded, { phase: plan.key, outcome: decided, on: today() });
  }

  async function tellAccepted(key: string) {
    const fact = { kind: 'milestone', key, is: 'accepted', on: today() } as const;
    facts = learnFact(facts, fact);
    await tellProcess(programmeId(programme), learn, fact);
  }

  function isOver() {
    return passed !== undefined && sideWork.count() === 0;
  }
  function milestone(key: string) {
    const found = plan.milestones.find((each) => each.key === key);
    if (!found) throw new DomainError('not_found', `${key} is not a milestone of ${plan.key}.`);
    return found;
  }
  function stand(key: string) {
    return milestones[key] ?? planned;
  }
  function selfAccepting() {
    return plan.milestones.filter((each) => acceptsItself(each, stand(each.key), facts));
  }
  function acceptanceOf(key: string) {
    return approvalId({ programme, subject: { kind: 'milestone', key }, round: stand(key).round });
  }
  function gateApproval() {
    return approvalId({ programme, subject: { kind: 'gate', key: plan.key }, round: gateRound });
  }
  function today() {
    return localDateOf(new Date().toISOString(), input.zone);
  }
}
