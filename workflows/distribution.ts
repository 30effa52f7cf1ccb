import { allHandlersFinished, condition, continueAsNew, setHandler } from '@temporalio/workflow';
import { approvalId } from '../contracts/approval';
import { contextOf } from '../contracts/context';
import {
  cancelRunUpdate,
  confirmPaymentUpdate,
  correctedSignal,
  countersignUpdate,
  denyPaymentUpdate,
  distributionId,
  distributionQuery,
  fileOwnCostsUpdate,
  holdUpdate,
  payUpdate,
  recomputeUpdate,
  releaseUpdate,
  type DistributionInput,
  type PaymentAnswered,
  type ReleaseAsked,
  type SignatureGiven,
} from '../contracts/distribution';
import { isApproved, type Outcome } from '../domain/approvals/approvals';
import { localDateOf } from '../domain/calendar/zones';
import { runAfter } from '../domain/money/distributions/changes';
import { runContent } from '../domain/money/distributions/content';
import type { OwnCosts } from '../domain/money/distributions/own-costs';
import { isAllPaid, paidOf } from '../domain/money/distributions/owed';
import { holdPosting, paymentPosting, postingsOf } from '../domain/money/distributions/postings';
import {
  assertMayAnswerPayment,
  assertMayCancelRun,
  assertMayFileCosts,
  assertMayHold,
  assertMayPay,
  assertMayRecompute,
  assertMayRelease,
  assertMaySign,
} from '../domain/money/distributions/refusals';
import {
  isRunOver,
  type DistributionHappening,
  type Hold,
  type Payment,
  type Recomputation,
} from '../domain/money/distributions/runs';
import { ask, wereOpened } from './approval/asking';
import { findRun, findSigners, planPayments } from './kit/activities';
import { createAlarm } from './kit/alarm';
import { refusing } from './kit/failures';
import { createRecord } from './kit/record';
import { createSideWork } from './kit/side-work';
import { tellProcess } from './kit/telling';
import { show } from './kit/visibility';
import { isPast, shouldContinueAsNew, somethingHappens } from './kit/waiting';

type Process = (input: DistributionInput) => Promise<void>;

/** One distribution run: both companies sign the hash of what they compute, the financial group approves, it is posted, paid and confirmed. */
export async function distribution(input: DistributionInput): Promise<void> {
  const { programme, zone, resumed } = input;
  const ledger = createRecord(programme, resumed?.recorded);
  const sideWork = createSideWork();
  const alarm = createAlarm();
  let run = input.run;
  const { key, corrects } = run;

  setHandler(distributionQuery, () => run);
  setHandler(
    recomputeUpdate,
    (given) => {
      happen({ type: 'distribution.recomputed', distribution: key, ...given });
      return answer();
    },
    { validator: refusing((_: Recomputation) => assertMayRecompute(run)) },
  );
  setHandler(
    countersignUpdate,
    (signature) => {
      happen({ type: 'distribution.countersigned', distribution: key, ...signature, on: today() });
      if (run.signing.every((party) => run.signatures.some((each) => each.party === party))) submit();
      return answer();
    },
    { validator: refusing((signature: SignatureGiven) => assertMaySign(run, signature)) },
  );
  setHandler(
    fileOwnCostsUpdate,
    (costs) => {
      happen({ type: 'distribution.ownCostsFiled', distribution: key, costs: { ...costs, on: today() } });
      return answer();
    },
    { validator: refusing((_: Omit<OwnCosts, 'on'>) => assertMayFileCosts(run)) },
  );
  setHandler(
    cancelRunUpdate,
    (cancelled) => {
      happen({ type: 'distribution.cancelled', distribution: key, ...cancelled });
      return answer();
    },
    { validator: refusing((cancelled: { readonly reason: string }) => assertMayCancelRun(run, cancelled)) },
  );
  setHandler(
    holdUpdate,
    (given) => {
      const hold = { ...given, key: String(run.held + 1) };
      const after = runAfter(run, { type: 'distribution.held', distribution: key, hold });
      const transaction = run.state === 'posted' ? holdPosting(run, after, 'held', today()) : undefined;
      happen({ type: 'distribution.held', distribution: key, hold, ...(transaction && { transaction }) });
      return { hold: hold.key, ...answer() };
    },
    { validator: refusing((given: Omit<Hold, 'key'>) => assertMayHold(run, { ...given, key: '' })) },
  );
  setHandler(
    releaseUpdate,
    ({ hold, by, reason }) => {
      const released = { type: 'distribution.released', distribution: key, hold, by, reason } as const;
      const transaction =
        run.state === 'posted' ? holdPosting(run, runAfter(run, released), 'released', today()) : undefined;
      happen({ ...released, ...(transaction && { transaction }) });
      return answer();
    },
    { validator: refusing((asked: ReleaseAsked) => assertMayRelease(run, asked)) },
  );
  setHandler(
    payUpdate,
    (payment) => {
      const number = String(run.reported + 1);
      happen({ type: 'distribution.paid', distribution: key, payment: { ...payment, key: number } });
      return { payment: number, ...answer() };
    },
    { validator: refusing((payment: Omit<Payment, 'key' | 'confirmed'>) => assertMayPay(run, payment, today())) },
  );
  setHandler(
    confirmPaymentUpdate,
    ({ payment: number, by }) => {
      const transaction = paymentPosting(run, assertMayAnswerPayment(run, number), today());
      happen({ type: 'distribution.confirmed', distribution: key, payment: number, by, on: today(), transaction });
      return answer();
    },
    { validator: refusing(({ payment }: PaymentAnswered) => void assertMayAnswerPayment(run, payment)) },
  );
  setHandler(
    denyPaymentUpdate,
    (denied) => {
      happen({ type: 'distribution.notReceived', distribution: key, ...denied });
      return answer();
    },
    { validator: refusing(({ payment }: PaymentAnswered) => void assertMayAnswerPayment(run, payment)) },
  );
  setHandler(correctedSignal, (told) => {
    run = runAfter(run, { ...told, distribution: key }); // the run that corrects it tells the record
  });

  if (!resumed) {
    const { signers: told } = await findSigners({ programme });
    if (input.input) happen({ type: 'distribution.opened', distribution: key, opened: run, input: input.input, told });
    if (corrects) await tellOf('distribution.correcting');
  }
  goOn(resumed?.opened);
  for (;;) {
    sideWork.begin();
    await ledger.write();
    await keepTime();
    if (isAllPaid(run) && run.replacedBy === undefined)
      happen({ type: 'distribution.settled', distribution: key, on: today() });
    if (isRunOver(run) && sideWork.count() === 0 && !isNews()) break;
    if (!isNews()) await lookAround();
  }
  if (corrects && run.state === 'cancelled') await tellOf('distribution.kept');
  await ledger.write();
  await condition(allHandlersFinished);

  async function lookAround() {
    const waitsOn = run.state === 'deciding' ? input.deciders.groups : ['pmo'];
    show(run.state, waitsOn, `The run of ${run.from} to ${run.until} is ${run.state}`, run.dueAt);
    const before = [sideWork.count(), run] as const;
    const hasMoved = () => isNews() || alarm.hasRung() || sideWork.count() !== before[0] || run !== before[1];
    await somethingHappens(hasMoved, 'signatures, payments and their confirmation');
    if (!hasMoved() && before[0] === 0 && shouldContinueAsNew())
      await continueAsNew<Process>({ ...again(), resumed: { recorded: ledger.recorded() } });
  }

  /** What was posted is to be paid by a day; unpaid it is told, and some days later escalated. */
  async function keepTime() {
    if (run.state !== 'posted' || run.replacedBy !== undefined) return;
    const plan = await planPayments({ programme, from: run.postedAt ?? now() });
    if (run.dueOn === undefined)
      happen({ type: 'distribution.due', distribution: key, dueOn: plan.dueOn, dueAt: plan.dueAt });
    alarm.answer();
    if (isAllPaid(run)) return;
    const { signers, overseers } = await findSigners({ programme });
    if (!run.isOverdue && isPast(plan.dueAt))
      happen({ type: 'distribution.overdue', distribution: key, told: signers });
    if (!run.isEscalated && isPast(plan.escalateAt))
      happen({ type: 'distribution.escalated', distribution: key, told: [...signers, ...overseers] });
    if (!run.isOverdue) alarm.ensure(plan.dueAt, `to be paid by ${plan.dueOn}`);
    else if (!run.isEscalated) alarm.ensure(plan.escalateAt, 'unpaid: it is escalated');
  }

  function submit() {
    const approval = approvalId({ programme, subject: { kind: 'distribution', key }, round: 1 });
    happen({ type: 'distribution.submitted', distribution: key, approval });
    sideWork.ask(approval, decide);
  }

  async function decide() {
    const { approval, outcome, closedAt } = await ask({
      ...contextOf(input),
      ...input.deciders,
      subject: { kind: 'distribution', key },
      round: 1,
      content: runContent(run, input.parties),
      requester: run.by,
    });
    if (isApproved(outcome)) return post(approval, outcome, closedAt);
    happen({ type: 'distribution.refused', distribution: key, approval, outcome });
    if (corrects) await tellOf('distribution.kept');
  }

  /** Posts what was approved; where it corrects another run, that one is taken back with the same entry. */
  async function post(approval: string, outcome: Outcome, at: string) {
    const on = localDateOf(at, zone);
    const replaced = corrects && (await findRun({ programme, run: corrects.of }));
    const paid = replaced ? paidOf(replaced) : undefined;
    const { signers: told } = await findSigners({ programme });
    const posted = { approval, outcome, on, at, told, ...(paid && { paid }) };
    const next = runAfter(run, { type: 'distribution.posted', distribution: key, ...posted, transactions: [] });
    const transactions = postingsOf(next, on, replaced ?? undefined);
    happen({ type: 'distribution.posted', distribution: key, ...posted, transactions });
    if (corrects) await tellOf('distribution.replaced');
  }

  /** Tells the record, and the process if it still runs, what becomes of the run that this one corrects. */
  async function tellOf(type: 'distribution.correcting' | 'distribution.kept' | 'distribution.replaced') {
    if (!corrects) return;
    ledger.tell({ type, distribution: corrects.of, replacedBy: key });
    await tellProcess(distributionId(programme, corrects.of), correctedSignal, { type, replacedBy: key });
  }

  /** What the group was deciding on when it was lost is waited for as before. */
  function goOn(opened: readonly string[] = []) {
    wereOpened(opened);
    if (run.state === 'deciding' && run.approval !== undefined) sideWork.ask(run.approval, decide);
  }
  function again(): DistributionInput {
    const { input: _, ...rest } = input;
    return { ...rest, run };
  }
  function happen(happening: DistributionHappening) {
    run = runAfter(run, happening);
    ledger.tell(happening);
  }
  function isNews() {
    return sideWork.isAsked() || ledger.hasNews();
  }
  function answer() {
    return { state: run.state, entries: ledger.unwritten() };
  }
  function now() {
    return new Date().toISOString();
  }
  function today() {
    return localDateOf(now(), zone);
  }
}
