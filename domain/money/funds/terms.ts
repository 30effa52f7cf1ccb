import type { Programme } from '../../programme/programme';
import type { Project } from '../../projects/projects';
import { sumOf, type Minor } from '../../shared/amounts';
import { standingOf, standingOfProject, type BudgetStanding, type Exceptions } from '../budgets/standings';
import { allottedTo, covers, type Drawn, type Spending } from '../budgets/uses';
import type { BudgetTerms, Draw, DrawAsked } from './draws';
import { usedOf, type FundBook } from './funds';

/** What a draw spends, as budgets count it; a refund or a transfer spends nothing, nor does what was refused, given up or is owed back. */
export const drawnOf = ({
  key: draw,
  kind,
  state,
  fund,
  amount,
  on,
  budget,
  project,
  payment,
}: Draw): readonly Drawn[] => {
  const isActual = state === 'paid' || state === 'confirmed';
  const isCommitted = state === 'requested' || state === 'approved';
  if (kind !== 'payment' || !(isActual || isCommitted)) return [];
  return [
    {
      draw,
      fund,
      amount,
      is: isActual ? 'actual' : 'committed',
      on: payment?.on ?? on,
      ...(budget && { budget: budget.key }),
      ...(project !== undefined && { project }),
    },
  ];
};

interface Known {
  readonly programme: Pick<Programme, 'budgets' | 'currency'>;
  readonly spending: Spending;
  readonly exceptions: Exceptions;
  readonly book: FundBook;
}

interface For {
  readonly amount: Minor;
  readonly budget?: string | undefined;
  readonly project?: Project | undefined;
}

const atLeastZero = (amount: bigint): Minor => (amount > 0n ? amount : 0n).toString();

/** What a budget stands at without the draws that its fund knows by itself, and with what the project may still draw after this one. */
const termsOf = ({ book }: Known, { key, title, ...standing }: BudgetStanding, left = 0n): BudgetTerms => {
  const { amount, warnPercent, escalatePercent, upTo, committed, actual } = standing;
  const own = usedOf(book, key);
  const besides = {
    committed: atLeastZero(BigInt(committed) + left - BigInt(own.committed)),
    actual: atLeastZero(BigInt(actual) - BigInt(own.actual)),
  };
  return { key, title, amount, warnPercent, escalatePercent, ...(upTo !== undefined && { upTo }), besides };
};

/** What a project that a budget covers may still draw of it, once so much more is drawn. */
const leftOf = ({ spending: { draws } }: Known, project: Project, amount: Minor): bigint => {
  const drawn = sumOf(draws.filter((each) => each.project === project.key).map((each) => each.amount));
  const left = allottedTo(project) - drawn - BigInt(amount);
  return left > 0n ? left : 0n;
};

/**
 * The budgets against which a draw on a fund is measured: the one that it names, else those that cover its project; and the
 * project's own, once that is approved. Source: docs/rules/money.md, "Budgets".
 */
export function termsFor(known: Known, { amount, budget, project }: For): Pick<DrawAsked, 'budget' | 'budgets'> {
  const { programme, spending, exceptions, book } = known;
  const covering = Object.entries(programme.budgets).filter(
    ([key, plan]) =>
      plan.fund === book.key &&
      (budget === undefined ? project !== undefined && covers({ key, ...plan }, project) : key === budget),
  );
  const filed = covering.flatMap(([key, plan]) => {
    const isCovered = project !== undefined && covers({ key, ...plan }, project);
    const besides = isCovered && { besides: project.key };
    const standing = standingOf(programme, key, spending, { exceptions, ...besides });
    return standing ? [termsOf(known, standing, isCovered ? leftOf(known, project, amount) : 0n)] : [];
  });
  const own =
    project?.budgetApproval.state === 'approved'
      ? [termsOf(known, standingOfProject(programme, project, spending, { exceptions }))]
      : [];
  const [charged] = filed;
  return {
    ...(charged && { budget: { key: charged.key, title: charged.title } }),
    budgets: [...filed, ...own],
  };
}
