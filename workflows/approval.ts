import { condition, continueAsNew, setHandler, workflowInfo } from '@temporalio/workflow';
import {
  approvalQuery,
  changeUpdate,
  decideUpdate,
  reached,
  rosterChanged,
  withdrawUpdate,
  type ApprovalInput,
  type ApprovalResult,
  type Withdrawal,
} from '../contracts/approval';
import { assertMayChange, change, planOf } from '../domain/approval-changes';
import type { Decision } from '../domain/approvals';
import { assertMayWithdraw, decide, nextStage, open, withdraw } from '../domain/approval-steps';
import type { Change, ChangeOf } from '../domain/changes';
import { assertMayDecide } from '../domain/decisions';
import { afterDeadline, escalate } from '../domain/escalations';
import { awaitedSeats, outcome, stageIsDone } from '../domain/outcomes';
import { unreached } from '../domain/unreached';
import { appendFromInput, planEscalation, planStage } from './activities';
import { createAlarm } from './alarm';
import { showAttributes, showDetails } from './approval-details';
import { refusing } from './failures';
import { createRecord } from './record';
import { isPast, later, shouldContinueAsNew } from './waiting';

/** How long after a deadline a vote that the API accepted in time may still be under way to us. */
const GRACE_MS = 15_000;

/** By then whoever called an update has written what came of it; if they died first, we do. */
const SETTLED_MS = 10_000;

/** How often a clock that stands still, since somebody is not reached, is looked at again. */
const DAY_MS = 24 * 3600 * 1000;

/** In whose name a deadline is counted anew once mails arrive again. */
const POST = 'system:post';

/** In whose name silence approves, where a policy says so. */
const SILENCE = 'system:silence';

/** One question to the groups, in one round: asks, reminds, escalates, and closes as soon as the outcome is certain. */
export async function approval(input: ApprovalInput): Promise<ApprovalResult> {
  const { request } = input;
  const id = workflowInfo().workflowId;
  const ledger = createRecord(request.programme, input.resumed?.recorded ?? 1); // the first entry is written from the input
  const alarm = createAlarm();
  let approval = input.resumed?.approval ?? open(request, input.plan);
  let plan = input.plan;
  let reminded = input.resumed?.reminded ?? 0;
  let isClosed = false;
  /** Until when a deadline that has come is put off: for a holiday of those it climbs to, or mails that do not arrive. */
  let putOffTo: string | undefined;
  /** Something was told that calls for mails: the story writes it at once. */
  let isLetterDue = false;
  let isMoved = false;
  let isBySilence = false;

  setHandler(approvalQuery, () => approval);
  setHandler(
    decideUpdate,
    (decision) => {
      const before = approval;
      approval = decide(before, decision);
      if (approval !== before) ledger.tell({ type: 'approval.decided', approval: id, decision });
      return { decision, outcome: tellIfClosed(), entries: ledger.unwritten() };
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
    changeUpdate,
    (made) => {
      takeUp(made);
      isLetterDue = true;
      return { outcome: tellIfClosed(), entries: ledger.unwritten() };
    },
    { validator: refusing((made: Change) => assertMayChange(approval, made)) },
  );
  setHandler(rosterChanged, (made) => hear(made));
  setHandler(reached, (made) => hear(made));

  if (!input.resumed) await begin();
  while (tellIfClosed() === 'open') {
    const isTime = await somethingHappens();
    if (outcome(approval) !== 'open') break;
    if (stageIsDone(approval)) await moveOn();
    else if (putOffTo && isPast(approval.dueAt) && unreached(approval).length === 0 && !isTime) await countAnew();
    else if (!isTime && !isLetterDue) continue;
    else if (isPast(deadline())) await passDeadline();
    else remindIfDue();
    if (isMoved) showMoved();
    isLetterDue = false;
    tellIfClosed();
    await ledger.write();
  }
  await ledger.write();
  return { approval: id, outcome: outcome(approval) as ApprovalResult['outcome'], closedAt: new Date().toISOString() };

  async function begin() {
    const happening = { type: 'approval.opened', request, plan } as const;
    await appendFromInput([{ programme: request.programme, process: id, number: 1, at: plan.opensAt, happening }]);
    alarm.ensure(later(plan.opensAt, SETTLED_MS), 'everything so far is in the ledger');
  }

  /** Waits for an answer or for the clock; true when it is the clock. */
  async function somethingHappens(): Promise<boolean> {
    showDetails(approval, plan);
    const told = ledger.unwritten().length;
    const reminder = plan.reminders[reminded];
    if (told > 0) alarm.ensure(later(new Date().toISOString(), SETTLED_MS), 'what was decided is in the ledger');
    else if (reminder) alarm.ensure(reminder.at, `reminder ${reminded + 1} of ${plan.reminders.length}`);
    else alarm.ensure(deadline(), 'the deadline');
    if (told === 0 && shouldContinueAsNew())
      await continueAsNew({ ...input, plan, resumed: { recorded: ledger.recorded(), approval, reminded } });
    await condition(() => alarm.hasRung() || ledger.unwritten().length > told || stageIsDone(approval));
    return alarm.answer();
  }

  /** When the deadline passes: a moment after it, so that no vote in time comes too late. */
  function deadline() {
    return putOffTo ?? later(approval.dueAt, GRACE_MS);
  }

  function takeUp(made: Change) {
    const moved = planOf(approval, made);
    approval = change(approval, made);
    if (moved) reschedule(moved);
    ledger.tell({ approval: id, ...made } as ChangeOf);
  }

  function reschedule(moved: Pick<typeof plan, 'dueAt' | 'reminders'>) {
    plan = { ...plan, ...moved };
    reminded = 0;
    putOffTo = undefined;
    isMoved = true;
  }

  function showMoved() {
    isMoved = false;
    showAttributes(approval, plan, false);
  }

  /** What another process tells; nobody waits for an answer. */
  function hear(made: Change) {
    if (outcome(approval) !== 'open') return;
    takeUp(made);
    isLetterDue = true;
    tellIfClosed();
  }

  /** Everybody is reached again after the deadline: they get a fresh notice period. */
  async function countAnew() {
    const at = new Date().toISOString();
    const fresh = await planStage({ request, stage: approval.stage, opensAt: at });
    if (outcome(approval) !== 'open') return;
    takeUp({
      type: 'approval.extended',
      plan: { dueAt: fresh.dueAt, reminders: fresh.reminders },
      earliest: at,
      by: POST,
      reason: 'mails arrive again',
      at,
    });
  }

  async function moveOn() {
    plan = await planStage({ request, stage: approval.stage + 1, opensAt: new Date().toISOString() });
    approval = nextStage(approval, plan);
    reminded = 0;
    putOffTo = undefined;
    ledger.tell({ type: 'approval.stageOpened', approval: id, stage: approval.stage, plan });
    showAttributes(approval, plan, false);
  }

  /** However many reminders have come due while nobody worked here, each person hears of it once. */
  function remindIfDue() {
    const due = plan.reminders.slice(reminded).filter(({ at }) => isPast(at));
    reminded += due.length;
    const parties = due.flatMap((reminder) => reminder.parties);
    const awaited = awaitedSeats(approval).filter(({ party }) => parties.includes(party));
    const seats = awaited.map(({ id: seat }) => seat);
    if (seats.length > 0)
      ledger.tell({ type: 'approval.reminded', approval: id, stage: approval.stage, reminder: reminded, seats });
  }

  async function passDeadline() {
    const next = afterDeadline(approval);
    const now = new Date().toISOString();
    if (next.kind === 'ends') {
      isBySilence = next.approval.ended === 'approved';
      return void (approval = next.approval);
    }
    if (next.kind === 'waits') return void (putOffTo = later(now, DAY_MS));
    const { step, index } = next;
    const climbed = await planEscalation({ approval, step, at: now });
    if (outcome(approval) !== 'open') return;
    if (!isPast(climbed.at)) return void (putOffTo = climbed.at);
    putOffTo = undefined;
    approval = escalate(approval, { ...climbed, step: index });
    ledger.tell({ type: 'approval.escalated', approval: id, step: index, does: step.does, ...climbed });
    showAttributes(approval, plan, true);
  }

  /** The outcome; the first time that it is one, it is told. */
  function tellIfClosed() {
    const state = outcome(approval);
    if (state !== 'open' && !isClosed) {
      isClosed = true;
      ledger.tell({ type: 'approval.closed', approval: id, outcome: state, ...(isBySilence && { by: SILENCE }) });
    }
    return state;
  }
}
