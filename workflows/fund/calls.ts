import type { FundInput } from '../../contracts/fund';
import { isOwing, isSameClock, type FundCall } from '../../domain/money/funds/calls';
import type { FundBook, FundHappening } from '../../domain/money/funds/funds';
import { dueNow, openDues, stillOwed } from '../../domain/money/funds/turns';
import { text, joined } from '../../domain/shared/sentences';
import { FUND } from '../../domain/shared/reserved';
import { localDateOf } from '../../domain/calendar/zones';
import { findFundPeople, planDue } from '../kit/activities';

interface Desk {
  readonly input: FundInput;
  readonly book: () => FundBook;
  readonly happen: (happening: FundHappening) => void;
}

const lateReason = joined(text('有一方逾期未缴出资', 'a party is late with what was called'));

/** The calls of a fund: when each party's part is due, who is reminded of it, and what becomes of whoever is late. */
export const createCalls = ({ input, book, happen }: Desk) => {
  const { programme, rules } = input;
  const { key: fund } = input.book;
  const now = () => new Date().toISOString();

  const isUnplanned = ({ dues }: FundCall) => dues.some((due) => !due.clock);

  const count = async ({ on: from, number }: FundCall, parties: readonly string[]) => ({
    number,
    clocks: await planDue({ programme, parties, from, workingDays: rules.noticeDays }),
  });

  /** Counted again on a calendar that was published: what is late stays so. */
  const recount = async () => {
    for (const call of book().calls) {
      const open = call.dues.filter((due) => due.clock && !due.isLate && isOwing(due));
      if (open.length === 0) continue;
      const { number, clocks } = await count(
        call,
        open.map(({ party }) => party),
      );
      const moved = Object.entries(clocks).filter(
        ([party, clock]) => !isSameClock(open.find((due) => due.party === party)?.clock, clock),
      );
      if (moved.length > 0)
        happen({ type: 'fund.callPlanned', fund, call: number, clocks: Object.fromEntries(moved), told: [] });
    }
  };

  return {
    areUnplanned: () => book().calls.some(isUnplanned),
    areOwed: () => openDues(book()).length > 0,
    plan: async (isOutdated: boolean): Promise<void> => {
      for (const call of book().calls.filter(isUnplanned)) {
        const parties = call.dues.map(({ party }) => party);
        const [{ number, clocks }, { people: told }] = [
          await count(call, parties),
          await findFundPeople({ programme, parties }),
        ];
        happen({ type: 'fund.callPlanned', fund, call: number, clocks, told });
      }
      if (isOutdated) await recount();
    },
    letTimePass: async (): Promise<void> => {
      for (const open of openDues(book())) {
        const type = dueNow(open, rules, now());
        if (!type) continue;
        const { party } = open.due;
        const { people, overseers } = await findFundPeople({ programme, parties: [party] });
        const told = type === 'fund.callEscalated' ? [...people, ...overseers] : people;
        const still = openDues(book()).find(({ call, due }) => call.number === open.call.number && due.party === party);
        if (!still) continue;
        const about = { fund, call: open.call.number, party, outstanding: stillOwed(still), told };
        happen({ type, ...about });
        if (type === 'fund.callEscalated' && rules.late === 'remindThenHold' && book().state === 'open')
          happen({ type: 'fund.held', fund, by: FUND, reason: lateReason, on: localDateOf(now(), rules.zone) });
      }
    },
  };
};
