import { condition, continueAsNew, patched, setHandler, workflowInfo } from '@temporalio/workflow';
import {
  approvalQuery,
  actUpdate,
  decideUpdate,
  reachedSignal,
  rosterChanged,
  withdrawUpdate,
  type ApprovalInput,
  type ApprovalResult,
  type Withdrawal,
} from '../contracts/approval';
import { programmeEnds } from '../contracts/programme';
import { assertMayAct, act, isApprovedInSilence, planOf } from '../domain/approvals/actions/rules';
import type { Decision } from '../domain/approvals/approvals';
import { assertMayWithdraw, nextStage, open, withdraw } from '../domain/approvals/steps';
import type { Action, ActionOf } from '../domain/approvals/actions/actions';
import { asCounted } from '../domain/approvals/counting/countings';
import { assertMayDecide, take } from '../domain/approvals/decisions';
import { isOnHold } from '../domain/approvals/blockages';
import { endingReason } from '../domain/views/endings';
import { afterDeadline, escalate } from '../domain/approvals/time/escalations';
import { awaitedSeats, outcome, stageIsDone } from '../domain/approvals/outcomes';
import { asTold } from '../domain/approvals/pauses';
import { unreached } from '../domain/approvals/time/unreached';
import { lastDecision } from '../domain/approvals/votes';
import { appendFromInput, planEscalation, planStage } from './kit/activities';
import { createAlarm } from './kit/alarm';
import { createClock } from './approval/clock';
import { showAttributes, showDetails } from './approval/details';
import { createHolds } from './approval/holds';
import { firstEntries } from '../contracts/approval-opening';
import { createWarnings } from './approval/warnings';
import { refusing } from './kit/failures';
import { createRecord } from './kit/record';
import { trackConditions } from './obligation/tracking';
import { isPast, later, shouldContinueAsNew } from './kit/waiting';
import type { Person } from '../domain/shared/keys';
import { EXIT } from '../domain/shared/reserved';

/** By then whoever called an update has written what came of it; if they died first, we do. */
const SETTLED_MS = 10_000;

/** Since when a clock moves only as it is told; to be taken out once no approval from before is open (March 2027). */
const AS_TOLD = 'clock-as-told';

/** In whose name silence approves, where a policy says so. */
const SILENCE = 'system:silence';

/** One question to the groups, in one round: asks, reminds, escalates, and closes as soon as the outcome is certain. */
export async function approval(input: ApprovalInput): Promise<ApprovalResult> {
  const request = asCounted(input.request);
  const id = workflowInfo().workflowId;
  const first = firstEntries(id, input);
  const ledger = createRecord(request.programme, input.resumed?.recorded ?? first.length); // these are written from the input
  const alarm = createAlarm();
  let approval = input.resumed?.approval ?? open(request, input.plan);
  const clock = createClock(input.plan, input.resumed?.reminded);
  const holds = createHolds({
    approval: () => approval,
    clock,
    takeUp: (made) => {
      takeUp(made);
      isLetterDue = true;
      showAttributes(approval, clock.plan(), approval.escalations.length > 0);
    },
    end: (ended) => void (approval = ended),
  });
  const warnings = createWarnings({ approval: () => approval, clock, takeUp, hear, remind: remindIfDue });
  let isClosed = false;
  /** Something was told that calls for mails: the story writes it at once. */
  let isLetterDue = false;

  setHandler(approvalQuery, () => approval);
  setHandler(
    decideUpdate,
    (decision) => {
      const before = approval;
      approval = take(before, decision);
      for (const accepted of approval.decisions.slice(before.decisions.length))
        ledger.tell({ type: 'approval.decided', approval: id, decision: accepted });
      // Who says the same again hears what was recorded, and when.
      const recorded = lastDecision(approval, decision.seat) ?? decision;
      return { decision: recorded, outcome: tellIfClosed(), entries: ledger.unwritten() };
    },
    { validator: refusing((decision: Decision) => assertMayDecide(approval, decision)) },
  );
  setHandler(
    withdrawUpdate,
    (withdrawal) => {
      approval = withdraw(approval);
      ledger.tell({ type: 'approval.withdrawn', approval: id, ...withdrawal });
      tellIfClosed();
      return { outcome: 'withdrawn' as const, entries: ledger.unwritten() };
    },
    { validator: refusing((withdrawal: Withdrawal) => assertMayWithdraw(approval, withdrawal)) },
  );

  setHandler(
    actUpdate,
    (asked) => {
      const told = asTold(approval, asked);
      const made = told !== asked && patched(AS_TOLD) ? told : asked;
      takeUp(made);
      isLetterDue = true;
      return { outcome: tellIfClosed(), entries: ledger.unwritten(), ...(made !== asked && { made }) };
    },
    { validator: refusing((made: Action) => assertMayAct(approval, made)) },
  );
  setHandler(rosterChanged, hear);
  setHandler(reachedSignal, warnings.hearOfReach);
  setHandler(programmeEnds, (ending) => {
    if (outcome(approval) !== 'open') return;
    approval = withdraw(approval, EXIT);
    ledger.tell({ type: 'approval.withdrawn', approval: id, by: EXIT, reason: endingReason(ending) });
    isLetterDue = true;
    tellIfClosed();
  });

  if (!input.resumed) await begin();
  else if (input.resumed.isAgain) await beginAgain();
  while (tellIfClosed() === 'open') {
    while (await holds.settle()) await ledger.write();
    const isTime = await somethingHappens();
    await holds.settle();
    if (outcome(approval) !== 'open') break;
    if (stageIsDone(approval)) await moveOn();
    else if (clock.isStanding() && unreached(approval).length === 0) await warnings.giveGrace();
    else if (!isTime && !isLetterDue) continue;
    else if (isOnHold(approval)) holds.pass();
    else if (warnings.wereMissed()) await warnings.giveGrace(true);
    else if (clock.hasPassed(approval.dueAt)) await passDeadline();
    else remindIfDue();
    if (clock.wasMoved()) showAttributes(approval, clock.plan(), approval.escalations.length > 0);
    isLetterDue = false;
    tellIfClosed();
    await ledger.write();
  }
  await ledger.write();
  await trackConditions(approval);
  return { approval: id, outcome: outcome(approval) as ApprovalResult['outcome'], closedAt: new Date().toISOString() };

  async function begin() {
    await appendFromInput(first);
    alarm.ensure(later(input.plan.opensAt, SETTLED_MS), 'everything so far is in the ledger');
  }

  /** Nobody could answer while it was lost: a deadline that came meanwhile is put off as after any outage. */
  async function beginAgain() {
    showAttributes(approval, clock.plan(), approval.escalations.length > 0);
    const isMissed = clock.hasPassed(approval.dueAt) && !isOnHold(approval) && unreached(approval).length === 0;
    if (outcome(approval) === 'open' && isMissed && !warnings.wereMissed()) await warnings.giveGrace();
    await ledger.write();
  }

  /** Waits for an answer or for the clock; true when it is the clock. */
  async function somethingHappens(): Promise<boolean> {
    warnings.awaitHeldUp();
    const plan = clock.plan();
    showDetails(approval, plan);
    const told = ledger.unwritten().length;
    const next = isOnHold(approval) ? holds.next() : clock.next(approval.dueAt);
    if (told > 0) alarm.ensure(later(new Date().toISOString(), SETTLED_MS), 'what was decided is in the ledger');
    else alarm.ensure(next.at, next.why);
    if (told === 0 && shouldContinueAsNew()) {
      const resumed = { recorded: ledger.recorded(), approval, reminded: clock.reminded() };
      await continueAsNew({ ...input, plan, resumed });
    }
    await condition(() => alarm.hasRung() || ledger.unwritten().length > told || stageIsDone(approval));
    return alarm.answer();
  }

  function takeUp(made: Action) {
    const moved = planOf(approval, made);
    approval = act(approval, made);
    if (moved) clock.move(moved);
    ledger.tell({ approval: id, ...made } as ActionOf);
  }

  /** What another process tells; nobody waits for an answer. */
  function hear(made: Action) {
    if (outcome(approval) !== 'open') return;
    takeUp(made);
    isLetterDue = true;
    tellIfClosed();
  }

  async function moveOn() {
    const plan = await planStage({ request, stage: approval.stage + 1, opensAt: new Date().toISOString() });
    approval = nextStage(approval, plan);
    clock.start(plan);
    ledger.tell({ type: 'approval.stageOpened', approval: id, stage: approval.stage, plan });
    showAttributes(approval, plan, false);
  }

  /** However many reminders have come due while nobody worked here, each person hears of it once; answers who. */
  function remindIfDue(): readonly Person[] {
    const parties = clock.dueReminders().flatMap((reminder) => reminder.parties);
    const reminder = clock.reminded();
    const awaited = awaitedSeats(approval).filter(({ party }) => parties.includes(party));
    const seats = awaited.map(({ id: seat }) => seat);
    if (seats.length > 0)
      ledger.tell({ type: 'approval.reminded', approval: id, stage: approval.stage, reminder, seats });
    return awaited.flatMap(({ holder }) => holder ?? []);
  }

  async function passDeadline() {
    const now = new Date().toISOString();
    if (await warnings.isTooSoon(now)) return;
    if (wasMovedMeanwhile()) return;
    const next = afterDeadline(approval);
    if (next.kind === 'ends') return void (approval = next.approval);
    if (next.kind === 'waits') return clock.stand(now);
    const { step, index } = next;
    const climbed = await planEscalation({ approval, step, at: now });
    if (outcome(approval) !== 'open' || wasMovedMeanwhile()) return;
    if (!isPast(climbed.at)) return clock.putOff(climbed.at);
    clock.climb();
    approval = escalate(approval, { ...climbed, step: index });
    ledger.tell({ type: 'approval.escalated', approval: id, step: index, does: step.does, ...climbed });
    showAttributes(approval, clock.plan(), true);
  }

  /** While it was found out what the deadline brings, somebody may have moved it on. */
  function wasMovedMeanwhile(): boolean {
    return !clock.hasPassed(approval.dueAt) && patched(AS_TOLD);
  }

  /** The outcome; the first time that it is one, it is told. */
  function tellIfClosed() {
    const state = outcome(approval);
    if (state !== 'open' && !isClosed) {
      isClosed = true;
      const by = isApprovedInSilence(approval) ? { by: SILENCE } : {};
      ledger.tell({ type: 'approval.closed', approval: id, outcome: state, ...by });
    }
    return state;
  }
}
