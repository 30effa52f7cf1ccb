import type { DrawInput } from '../../contracts/fund-draw';
import { owedBack, type Draw, type DrawHappening } from '../../domain/money/funds/draws';
import { findFundPeople, planDue } from '../kit/activities';
import { isPast } from '../kit/waiting';

interface Desk {
  readonly input: DrawInput;
  readonly draw: () => Draw;
  readonly happen: (happening: DrawHappening) => void;
}

/** What is owed back of a draw that was not ratified: when it is due, and who is reminded of it. */
export const createRepayment = ({ input, draw, happen }: Desk) => {
  const { programme, rules } = input;
  const { key, fund } = input.draw;
  const about = { draw: key, fund };

  const isUnplanned = () => draw().state === 'repayable' && !draw().repayment?.clock;

  return {
    isUnplanned,
    plan: async (): Promise<void> => {
      const { repayment } = draw();
      if (!repayment || !isUnplanned()) return;
      const { party, since: from } = repayment;
      const clocks = await planDue({ programme, parties: [party], from, workingDays: rules.noticeDays });
      const clock = clocks[party];
      if (clock && isUnplanned()) happen({ type: 'draw.repaymentSet', ...about, clock });
    },
    letTimePass: async (): Promise<void> => {
      const { state, repayment } = draw();
      if (state !== 'repayable' || !repayment?.clock || repayment.isLate) return;
      const { clock, isReminded, party } = repayment;
      const isLate = isPast(clock.dueAt);
      if (!isLate && (isReminded || !isPast(clock.remindAt))) return;
      const { people, overseers } = await findFundPeople({ programme, parties: [party] });
      if (draw().state !== 'repayable') return;
      if (isLate) {
        const outstanding = owedBack(draw()).toString();
        happen({ type: 'draw.repaymentLate', ...about, outstanding, told: [...people, ...overseers] });
      } else happen({ type: 'draw.repaymentReminded', ...about, told: people });
    },
  };
};
