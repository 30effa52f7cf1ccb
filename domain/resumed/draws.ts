import type { DrawFact } from '../facts/facts';
import type { Draw } from '../money/funds/draws';

/** What a project learns of the draws for it that were paid and are not owed back, in their order. */
export const drawFactsOf = (draws: readonly Draw[], project: string): readonly DrawFact[] =>
  draws.flatMap(({ key, project: of, payment, state }) =>
    of === project && payment && state !== 'repayable' && state !== 'repaid'
      ? [{ kind: 'draw', key, is: 'paid', on: payment.on, project }]
      : [],
  );
