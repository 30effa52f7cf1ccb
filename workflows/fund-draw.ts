import { allHandlersFinished, condition, continueAsNew, setHandler } from '@temporalio/workflow';
import { approvalId } from '../contracts/approval';
import {
  cancelDraw,
  confirmDraw,
  drawQuery,
  payDraw,
  repayDraw,
  type Cancellation,
  type DrawInput,
} from '../contracts/fund-draw';
import { drawMoved, fundId } from '../contracts/fund';
import { isApproved } from '../domain/approvals/approvals';
import { localDateOf } from '../domain/calendar/zones';
import type { PaidIn } from '../domain/money/funds/calls';
import { drawAfter } from '../domain/money/funds/draw-changes';
import { assertMayCancel, assertMayConfirm, assertMayPay, assertMayRepay } from '../domain/money/funds/draw-refusals';
import {
  isDrawOver,
  isToRatify,
  type Confirmation,
  type DrawHappening,
  type Payment,
} from '../domain/money/funds/draws';
import { arrivalsOf, newsOf } from '../domain/money/funds/news';
import { arrivalPosted, paymentPosted, reclaimPosted, repaymentPosted } from '../domain/money/funds/postings';
import { nextDrawTurn } from '../domain/money/funds/turns';
import { latestToday } from '../domain/programme/told-days';
import { wereOpened } from './approval/asking';
import { createVotes } from './fund-draw/votes';
import { createRepayment } from './fund-draw/repayment';
import { refusing } from './kit/failures';
import { createRecord } from './kit/record';
import { createSideWork } from './kit/side-work';
import { tellProcess } from './kit/telling';
import { show } from './kit/visibility';
import { happensBy, shouldContinueAsNew, somethingHappens } from './kit/waiting';

type Process = (input: DrawInput) => Promise<void>;

/** One draw on a fund: decided on by its level, paid and confirmed by people; in an emergency paid first, ratified after, or owed back. */
export async function fundDraw(input: DrawInput): Promise<void> {
  const { programme, resumed } = input;
  const { key, fund } = input.draw;
  const ledger = createRecord(programme, resumed?.recorded);
  const sideWork = createSideWork();
  let draw = input.draw;
  let told = '';
  const about = { draw: key, fund };
  const votes = createVotes({ input, draw: () => draw });
  const repayment = createRepayment({ input, draw: () => draw, happen });

  // Before the handlers: what was asked already is taken up as soon as they stand.
  if (!resumed) happen({ type: 'draw.requested', ...about, requested: draw });
  setHandler(drawQuery, () => draw);
  setHandler(
    payDraw,
    ({ told: hearers, ...payment }) => {
      const transaction = paymentPosted(draw, payment.on);
      happen({ type: 'draw.paid', ...about, ...concerns(), payment, transaction, told: hearers });
      if (isToRatify(draw)) askRatification();
      return answer();
    },
    { validator: refusing((payment: Payment) => assertMayPay(draw, payment, latestToday(now()))) },
  );
  setHandler(
    confirmDraw,
    (confirmation) => {
      const { target } = draw;
      const arrived = target !== undefined && { transaction: arrivalPosted(draw, target, confirmation.on) };
      happen({ type: 'draw.confirmed', ...about, confirmation, ...arrived });
      return answer();
    },
    { validator: refusing((given: Confirmation) => assertMayConfirm(draw, given, latestToday(now()))) },
  );
  setHandler(
    cancelDraw,
    ({ by, reason }) => {
      happen({ type: 'draw.cancelled', ...about, by, reason });
      return answer();
    },
    { validator: refusing((given: Cancellation) => assertMayCancel(draw, given)) },
  );
  setHandler(
    repayDraw,
    (part) => {
      const transaction = repaymentPosted(draw, part);
      happen({ type: 'draw.repaid', ...about, ...concerns(), amount: part.amount, part, transaction });
      return answer();
    },
    { validator: refusing((part: PaidIn) => assertMayRepay(draw, part, latestToday(now()))) },
  );

  wereOpened(resumed?.opened);
  if (draw.state === 'requested') sideWork.ask('vote', decide);
  if (draw.ratification && draw.ratification.outcome === undefined) sideWork.ask('ratification', ratify);
  else if (isToRatify(draw)) askRatification();
  for (;;) {
    await repayment.plan();
    await repayment.letTimePass();
    sideWork.begin();
    await ledger.write();
    await tellFunds();
    if (isDrawOver(draw) && sideWork.count() === 0 && !isNews()) break;
    await lookAround();
  }
  await condition(allHandlersFinished);

  async function lookAround() {
    const turn = nextDrawTurn(draw);
    const { purpose, fundTitle, state } = draw;
    show(
      state,
      votes.areOpen() ? draw.level.groups : ['pmo'],
      `${fundTitle.en}, ${key}: ${purpose} (${state})`,
      turn?.at,
    );
    const before = sideWork.count();
    const isChanged = () => isNews() || sideWork.count() !== before;
    if (turn) await happensBy(isChanged, turn.at, turn.why);
    else await somethingHappens(isChanged, 'its decision, payment and confirmation');
    if (sideWork.count() === 0 && !isNews() && shouldContinueAsNew())
      await continueAsNew<Process>({ ...input, draw, resumed: { recorded: ledger.recorded() } });
  }

  async function decide() {
    const { approval, outcome, told: hearers } = await votes.ask('draw');
    const type = isApproved(outcome) ? 'draw.approved' : 'draw.refused';
    happen({ type, ...about, approval, outcome, told: hearers });
  }

  function askRatification() {
    const approval = approvalId({ programme, subject: { kind: 'ratification', key }, round: 1 });
    happen({ type: 'draw.ratificationAsked', ...about, approval });
    sideWork.ask('ratification', ratify);
  }

  /** What is not ratified, or not in time, is owed back. */
  async function ratify() {
    const { approval, outcome, told: hearers } = await votes.ask('ratification');
    const decided = { ...about, approval, outcome, told: hearers };
    if (isApproved(outcome)) return happen({ type: 'draw.ratified', ...decided });
    const on = today();
    const transaction = reclaimPosted(draw, on);
    happen({ type: 'draw.reclaimed', ...decided, ...concerns(), owes: draw.party, on, transaction });
  }

  /** Its fund, and the one to which it transfers, hear what became of what is reserved. */
  async function tellFunds() {
    const [news, arrivals] = [newsOf(draw), arrivalsOf(draw)];
    const mark = JSON.stringify([news, arrivals]);
    if (mark === told) return;
    told = mark;
    if (news.length > 0) await tellProcess(fundId(programme, fund), drawMoved, news);
    if (draw.target !== undefined && arrivals.length > 0)
      await tellProcess(fundId(programme, draw.target), drawMoved, arrivals);
  }

  function concerns() {
    const { amount, project, budget } = draw;
    return { amount, ...(project !== undefined && { project }), ...(budget && { budget: budget.key }) };
  }
  function happen(happening: DrawHappening) {
    draw = drawAfter(draw, happening);
    ledger.tell(happening);
  }
  function answer() {
    return { state: draw.state, entries: ledger.unwritten() };
  }
  function isNews() {
    return sideWork.isAsked() || ledger.hasNews() || repayment.isUnplanned();
  }
  function now() {
    return new Date().toISOString();
  }
  function today() {
    return localDateOf(now(), input.rules.zone);
  }
}
