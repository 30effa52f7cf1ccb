import { contextOf } from '../../contracts/context';
import type { DrawInput } from '../../contracts/fund-draw';
import type { Draw } from '../../domain/money/funds/draws';
import { ask } from '../approval/asking';
import { findFundPeople, planDrawVote } from '../kit/activities';

interface Desk {
  readonly input: DrawInput;
  readonly draw: () => Draw;
}

/** What groups decide about a draw: that it is paid, or that it was rightly paid in an emergency. */
export const createVotes = ({ input, draw }: Desk) => {
  const { programme } = input;
  let open = 0;
  return {
    areOpen: () => open > 0,
    /** Asks, waits for the end, and finds who hears of it: the side that pays and who asked for it. */
    ask: async (matter: 'draw' | 'ratification') => {
      open += 1;
      const { key, by, payer, party } = draw();
      const vote = await planDrawVote({ programme, draw: draw(), matter });
      const ended = await ask({
        ...contextOf(input),
        ...vote,
        subject: { kind: matter, key },
        round: 1,
        requester: by,
      });
      const { people, overseers } = await findFundPeople({ programme, parties: [payer, party] });
      open -= 1;
      const hearers = matter === 'ratification' ? [by, ...people, ...overseers] : [by, ...people];
      return { ...ended, told: [...new Set(hearers)] };
    },
  };
};
