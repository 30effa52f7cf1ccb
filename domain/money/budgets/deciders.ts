import { strategicOf } from '../../phases/gates';
import type { Programme } from '../../programme/programme';
import { exceptionPolicy } from '../../tolerances/exception-reports';

/** Who decides on an exception beyond a budget, by which policy: as the budget says, else the strategic groups. */
export const exceptionDeciders = ({ budgets, governance }: Pick<Programme, 'budgets' | 'governance'>, budget: string) =>
  (Object.hasOwn(budgets, budget) ? budgets[budget]?.exception : undefined) ?? {
    groups: strategicOf({ governance }),
    policy: exceptionPolicy,
  };
