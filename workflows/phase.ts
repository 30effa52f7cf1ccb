import { allHandlersFinished, condition, continueAsNew, patched, setHandler } from '@temporalio/workflow';
import { strategyAdjusted } from '../contracts/adjustment';
import { approvalId } from '../contracts/approval';
import { contextOf } from '../contracts/context';
import {
  lapsed,
  milestonesQuery,
  requestGate,
  settleMilestone,
  startMilestone,
  submitMilestone,
  type MilestoneStart,
  type MilestoneSubmission,
  type PhaseInput,
} from '../contracts/phase';
import { learn } from '../contracts/programme';
import type { Again } from '../contracts/resumed';
import { milestoneContent } from '../domain/approvals/content';
import { learnFact } from '../domain/facts/facts';
import { localDateOf } from '../domain/calendar/zones';
import type { Lapse } from '../domain/phases/lapses';
import {
  accept,
  acceptsItself,
  assertMayStart,
  assertMaySubmit,
  countsAtGate,
  isAccepted,
  settle,
  begin,
  submit,
} from '../domain/phases/milestones';
import { allMetOn } from '../domain/needs/needs';
import type { PhaseAsking } from '../domain/resumed/phases';
import { ask, wereOpened } from './approval/asking';
import { refusing } from './kit/failures';
import { createDesk } from './phase/desk';
import { showPhase } from './phase/details';
import { createGate } from './phase/gate';
import { createSettlements } from './phase/settlements';
import { happensBy, shouldContinueAsNew, somethingHappens } from './kit/waiting';
import type { Milestone } from '../domain/programme/phase-plans';

/** The actual day used to be the one on which a phase heard of it; remove once no phase from before 2026-12 runs. */
const TRUE_ON = 'actual-is-when-true';

/** A phase of the programme: its milestones are submitted and accepted in any order, and it ends only by its gate. */
export async function phase(input: PhaseInput): Promise<void> {
  const { programme, phase: plan } = input;
  const desk = createDesk(input);
  const { ledger, sideWork, standing, stand, today } = desk;
  const gate = createGate(desk);
  const settlements = createSettlements(desk);
  const lapses: Lapse[] = [...(input.resumed?.lapses ?? [])];

  setHandler(learn, (fact) => desk.change({ facts: learnFact(standing().facts, fact) }));
  setHandler(strategyAdjusted, ({ changes, facts }) => {
    desk.adjust(changes.milestones);
    for (const fact of Object.values(facts ?? {})) desk.change({ facts: learnFact(standing().facts, fact) });
  });
  setHandler(lapsed, (lapse) => void lapses.push(lapse));
  setHandler(milestonesQuery, () => standing().milestones);
  setHandler(
    startMilestone,
    ({ milestone: key, on = today(), by }) => {
      desk.put(key, begin(stand(key), on));
      ledger.tell({ type: 'milestone.started', phase: plan.key, milestone: key, on, by });
      return { entries: ledger.unwritten() };
    },
    {
      validator: refusing(({ milestone: key, on = today() }: MilestoneStart) =>
        assertMayStart(stand(desk.milestone(key).key), on, today()),
      ),
    },
  );
  setHandler(
    submitMilestone,
    (submission) => {
      const { key, accepts } = desk.milestone(submission.milestone);
      desk.put(key, submit(stand(key)));
      const opened = accepts && { approval: acceptanceOf(key) };
      ledger.tell({ type: 'milestone.submitted', phase: plan.key, ...submission, ...opened });
      if (accepts) sideWork.ask(key, () => decideOn(submission, accepts));
      return { ...opened, entries: ledger.unwritten() };
    },
    {
      validator: refusing(({ milestone: key, evidence }: MilestoneSubmission) => {
        settlements.assertNoneOpen(key);
        assertMaySubmit(desk.milestone(key), stand(key), evidence, standing().facts);
      }),
    },
  );
  setHandler(settleMilestone, settlements.request, { validator: refusing(settlements.assertMayAsk) });
  setHandler(requestGate, gate.request, { validator: refusing(gate.assertMayRequest) });

  if (!input.resumed)
    ledger.tell({ type: 'phase.opened', phase: plan.key, startsOn: input.startsOn, endsOn: input.endsOn });
  goOnWith(input.resumed?.again);
  while (!isOver()) {
    for (const { key } of selfAccepting()) await acceptItself(key);
    for (const lapse of lapses.splice(0)) await answerTo(lapse);
    gate.tellReview();
    sideWork.begin();
    await ledger.write();
    await lookAround();
  }
  // Until 2026-11-29 what people were deciding on when the programme ended could stay open. To be removed once no phase from before runs.
  if (standing().passed === 'kill' && patched('killed-phase-fails-the-rest')) gate.failTheRest();
  await ledger.write();
  await condition(allHandlersFinished);

  /** What people were deciding on when it was lost is waited for as before. */
  function goOnWith({ matters, opened }: Again<PhaseAsking> = { matters: [], opened: [] }) {
    wereOpened(opened);
    for (const asked of matters)
      if (asked.type === 'phase.gateRequested') gate.goOn(asked);
      else if (asked.type === 'milestone.settlementAsked') settlements.goOn(asked);
      else sideWork.ask(asked.milestone, () => decideOn(asked, desk.milestone(asked.milestone).accepts));
  }

  async function lookAround() {
    showPhase(
      { ...input, phase: desk.planNow() },
      gate.isUnderWay(),
      (key) => countsAtGate(stand(key)),
      standing().hold,
    );
    const before = sideWork.count();
    const isNews = () =>
      isOver() || sideWork.isAsked() || ledger.hasNews() || lapses.length > 0 || selfAccepting().length > 0;
    const isChanged = () => isNews() || sideWork.count() !== before;
    const reviewAt = gate.reviewAt();
    if (reviewAt) await happensBy(isChanged, reviewAt, 'the review of the hold');
    else await somethingHappens(isChanged, 'its milestones and its gate');
    if (sideWork.count() === 0 && !isNews() && shouldContinueAsNew())
      await continueAsNew<typeof phase>({
        ...input,
        phase: desk.planNow(),
        facts: standing().facts,
        resumed: desk.resumed(),
      });
  }

  async function acceptItself(key: string) {
    const { met } = desk.milestone(key);
    const actualOn = patched(TRUE_ON) ? allMetOn(met, standing().facts, today()) : today();
    desk.put(key, accept(stand(key), actualOn));
    ledger.tell({ type: 'milestone.accepted', phase: plan.key, milestone: key, actualOn, conditionally: false });
    await desk.tellMilestone(key, 'accepted', actualOn);
  }

  async function decideOn(submission: MilestoneSubmission, accepts: Milestone['accepts']) {
    if (!accepts) return;
    const { milestone: key, by } = submission;
    const { approval, outcome, closedAt } = await ask({
      ...contextOf(input),
      ...accepts,
      subject: { kind: 'milestone', key },
      round: stand(key).round,
      content: milestoneContent(desk.milestone(key), submission),
      requester: by,
    });
    const actualOn = patched(TRUE_ON) ? localDateOf(closedAt, input.zone) : today();
    desk.put(key, settle(stand(key), outcome, actualOn));
    if (!isAccepted(stand(key)))
      return ledger.tell({ type: 'milestone.returned', phase: plan.key, milestone: key, approval, outcome });
    const conditionally = stand(key).state === 'conditionallyAccepted';
    ledger.tell({
      type: 'milestone.accepted',
      phase: plan.key,
      milestone: key,
      actualOn,
      approval,
      conditionally,
    });
    await desk.tellMilestone(key, 'accepted', actualOn);
  }

  /** A condition of the gate by which this phase began puts it on hold; one of an acceptance has the milestone shown again. */
  async function answerTo({ obligation, subject: { kind, key } }: Lapse) {
    if (standing().passed) return;
    if (kind === 'milestone' && stand(key).state === 'conditionallyAccepted') await gate.showAgain(key, { obligation });
    if (kind === 'gate' && !standing().hold) await gate.hold({ obligation });
  }

  function isOver() {
    return standing().passed !== undefined && sideWork.count() === 0;
  }
  function selfAccepting() {
    return desk.planNow().milestones.filter((each) => acceptsItself(each, stand(each.key), standing().facts));
  }
  function acceptanceOf(key: string) {
    return approvalId({ programme, subject: { kind: 'milestone', key }, round: stand(key).round });
  }
}
