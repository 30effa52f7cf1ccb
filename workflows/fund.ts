import { allHandlersFinished, condition, continueAsNew, setHandler } from '@temporalio/workflow';
import { approvalId } from '../contracts/approval';
import {
  callFund,
  closeFund,
  contributeToFund,
  drawMoved,
  fundQuery,
  holdFund,
  requestDraw,
  resumeFund,
  type DrawRequest,
  type FundInput,
  type FundTurn,
} from '../contracts/fund';
import { programmeEnds } from '../contracts/programme';
import { fundAfter } from '../domain/money/funds/changes';
import type { CallAsked, Contribution, FundHappening } from '../domain/money/funds/funds';
import { heardBy, type DrawNews } from '../domain/money/funds/news';
import { drawnOn } from '../domain/money/funds/planned';
import { contributionPosted } from '../domain/money/funds/postings';
import {
  assertMayCall,
  assertMayClose,
  assertMayContribute,
  assertMayDraw,
  assertMayHold,
  assertMayResume,
  isSettled,
} from '../domain/money/funds/refusals';
import { nextFundTurn } from '../domain/money/funds/turns';
import { localDateOf } from '../domain/calendar/zones';
import { latestToday } from '../domain/programme/told-days';
import { EXIT } from '../domain/shared/reserved';
import { endingReason } from '../domain/views/endings';
import { createCalls } from './fund/calls';
import { createDraws } from './fund/draws';
import { fundDetails } from './fund/details';
import { refusing } from './kit/failures';
import { createRecord } from './kit/record';
import { hearOfCalendars } from './kit/recounting';
import { show } from './kit/visibility';
import { happensBy, shouldContinueAsNew, somethingHappens } from './kit/waiting';

type Process = (input: FundInput) => Promise<void>;

/** One fund of a programme: what is called and paid in, and the one place in which its money is reserved. */
export async function fund(input: FundInput): Promise<void> {
  const { programme, rules, resumed } = input;
  const { key } = input.book;
  const ledger = createRecord(programme, resumed?.recorded);
  let book = input.book;
  const { hasNewCalendar, takeNewCalendar } = hearOfCalendars();
  const calls = createCalls({ input, book: () => book, happen });
  const draws = createDraws(input);

  // Before the handlers: what was asked already is taken up as soon as they stand.
  if (!resumed) happen({ type: 'fund.opened', fund: key, opened: book });
  setHandler(fundQuery, () => book);
  setHandler(drawMoved, (news) => news.forEach(hear));
  setHandler(
    callFund,
    ({ purpose, amounts, by }) => {
      const dues = Object.entries(amounts).map(([party, amount]) => ({ party, amount, paid: [] }));
      const call = { number: book.calls.length + 1, purpose, by, on: today(), dues };
      happen({ type: 'fund.called', fund: key, call });
      return { call: call.number, entries: ledger.unwritten() };
    },
    { validator: refusing((asked: CallAsked) => assertMayCall(book, rules, asked)) },
  );
  setHandler(
    contributeToFund,
    (contribution) => {
      const transaction = contributionPosted(book, contribution);
      happen({ type: 'fund.contributed', fund: key, contribution, transaction });
      return { balance: book.balance, entries: ledger.unwritten() };
    },
    {
      validator: refusing((given: Contribution) => assertMayContribute(book, given, latestToday(now()))),
    },
  );
  setHandler(requestDraw, reserve, {
    validator: refusing(({ asked, facts }: DrawRequest) => {
      assertMayDraw(book, rules, asked, { today: today(), facts });
    }),
  });
  setHandler(holdFund, (turn) => turned('fund.held', turn), {
    validator: refusing((turn: FundTurn) => assertMayHold(book, turn)),
  });
  setHandler(resumeFund, (turn) => turned('fund.resumed', turn), {
    validator: refusing((turn: FundTurn) => assertMayResume(book, turn)),
  });
  setHandler(closeFund, (turn) => turned('fund.closed', turn), {
    validator: refusing((turn: FundTurn) => assertMayClose(book, turn)),
  });
  setHandler(programmeEnds, (ending) => {
    if (book.state !== 'closed' && ending.at === 'ended' && isSettled(book))
      turned('fund.closed', { by: EXIT, reason: endingReason(ending) });
  });

  resumed?.news?.forEach(hear);
  for (;;) {
    await calls.plan(takeNewCalendar());
    await calls.letTimePass();
    await ledger.write();
    await draws.begin();
    if (book.state === 'closed' && !isNews()) break;
    await lookAround();
  }
  await condition(allHandlersFinished);

  async function lookAround() {
    const turn = nextFundTurn(book, rules);
    show(book.state, calls.areOwed() ? ['pmo'] : [], fundDetails(book), turn?.at);
    if (turn) await happensBy(isNews, turn.at, turn.why);
    else await somethingHappens(isNews, 'calls, contributions and draws');
    if (!isNews() && shouldContinueAsNew())
      await continueAsNew<Process>({ ...input, book, resumed: { recorded: ledger.recorded() } });
  }

  function reserve({ asked, facts }: DrawRequest) {
    const on = today();
    const assessment = assertMayDraw(book, rules, asked, { today: on, facts });
    const planned = drawnOn(book, asked, assessment.level, assessment, on);
    const approval = approvalId({ programme, subject: { kind: 'draw', key: planned.key }, round: 1 });
    const draw = asked.emergency ? planned : { ...planned, approval };
    happen({ type: 'fund.reserved', fund: key, draw: draw.key, reserved: draw });
    draws.ask(draw);
    return { draw, entries: ledger.unwritten() };
  }

  function turned(type: 'fund.held' | 'fund.resumed' | 'fund.closed', { by, reason }: FundTurn) {
    happen({ type, fund: key, by, reason, on: today() });
    return { state: book.state, entries: ledger.unwritten() };
  }

  function hear(news: DrawNews) {
    const heard = heardBy(book, news);
    if (heard) happen(heard);
  }
  function happen(happening: FundHappening) {
    book = fundAfter(book, happening);
    ledger.tell(happening);
  }
  function isNews() {
    return ledger.hasNews() || hasNewCalendar() || draws.areAsked() || calls.areUnplanned();
  }
  function now() {
    return new Date().toISOString();
  }
  function today() {
    return localDateOf(now(), rules.zone);
  }
}
