import type { BudgetRecord } from '../money/budgets/budgets';
import { newsOfBudget, readingOf } from '../money/budgets/budgets';
import type { BudgetLevel } from '../money/budgets/check';
import { standingsOf, type BudgetStanding, type Exceptions } from '../money/budgets/standings';
import type { Programme } from '../programme/programme';
import { strategicOf } from '../phases/gates';
import type { Happening } from '../record/ledger';
import type { Person } from '../shared/keys';
import { spendingOf } from './spending';
import type { ProgrammeView } from './views';

type Known = Pick<ProgrammeView, 'projects' | 'budgets' | 'definition' | 'draws'>;

/** Up to how much each budget may be used beyond what it has. */
export const exceptionsIn = ({ budgets }: { readonly budgets: readonly BudgetRecord[] }): Exceptions =>
  Object.fromEntries(budgets.flatMap(({ key, upTo }) => (upTo === undefined ? [] : [[key, upTo]])));

/** How every budget of a programme stands by now. */
export const budgetStandingsIn = (view: Known): readonly BudgetStanding[] =>
  standingsOf(view.definition, spendingOf(view), exceptionsIn(view));

/** Who hears that a budget has passed a threshold, beside the office: the financial groups, from the escalation on those who decide on strategy as well. */
export function hearersOfBudget({ governance }: Pick<Programme, 'governance'>, level: BudgetLevel): readonly Person[] {
  const strategic = level === 'warn' || level === 'ok' ? [] : strategicOf({ governance });
  return [
    ...new Set(
      Object.values(governance.groups)
        .filter(({ kind, key }) => kind === 'financial' || strategic.includes(key))
        .flatMap(({ seats }) => seats.flatMap(({ holder }) => holder ?? [])),
    ),
  ];
}

const concerns: ReadonlySet<string> = new Set([
  'project.opened',
  'project.budgetSubmitted',
  'project.budgetDecided',
  'project.exceptionReported',
  'project.exceptionDecided',
  'project.landed',
  'project.cancelled',
  'strategy.adjusted',
  'budget.exceptionDecided',
]);

/** Whether anything of its kind may change how far a budget is used: cheap, for every entry that is written. */
export const mayConcernBudgets = ({ type }: Pick<Happening, 'type'>): boolean =>
  concerns.has(type) || type.startsWith('draw.');

/** Whether a budget has passed a threshold, or come back over one, of which nobody was told. */
export const isBudgetNews = (view: Known): boolean =>
  budgetStandingsIn(view).some(
    (standing) =>
      newsOfBudget(
        view.budgets.find(({ key }) => key === standing.key),
        readingOf(standing),
        [],
      ) !== undefined,
  );
