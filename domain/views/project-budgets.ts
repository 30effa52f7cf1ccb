import { allottedTo, covers } from '../money/budgets/uses';
import { standingOf, type BudgetStanding } from '../money/budgets/standings';
import { strategicOf } from '../phases/gates';
import type { Project } from '../projects/projects';
import type { GroupKey } from '../shared/keys';
import { sumOf } from '../shared/amounts';
import { refused } from '../shared/reasons';
import { text } from '../shared/sentences';
import type { Text } from '../shared/text';
import { exceptionsIn } from './budgets';
import { spendingOf } from './spending';
import type { ProgrammeView } from './views';

type Known = Pick<ProgrammeView, 'projects' | 'budgets' | 'definition' | 'draws'>;
type Asking = Pick<Project, 'key' | 'mode' | 'budget'>;

/** What a request makes of the budgets that it is taken out of, for those who decide: in words, and who decides besides. */
export interface MeasuredRequest {
  readonly measured?: readonly Text[];
  readonly also?: readonly GroupKey[];
}

const coveringOf = ({ definition }: Known, project: Asking): readonly string[] =>
  Object.entries(definition.budgets)
    .filter(([key, plan]) => covers({ key, ...plan }, project))
    .map(([key]) => key);

/** What the budgets of the file that cover a project would come to with an amount for it in place of what it was allotted. */
function standingsWith(view: Known, project: Asking, amount: bigint): readonly BudgetStanding[] {
  const spending = spendingOf(view);
  const drawn = spending.draws.filter((each) => each.project === project.key);
  const used = sumOf(drawn.map((each) => each.amount));
  return coveringOf(view, project).flatMap((key) => {
    const exceptions = exceptionsIn(view);
    const request = amount > used ? amount - used : 0n;
    const standing = standingOf(view.definition, key, spending, {
      exceptions,
      request: request.toString(),
      besides: project.key,
    });
    return standing ? [standing] : [];
  });
}

/** Throws `budget_exceeded` where a budget can't bear it, with how it would stand. */
function assertBorne(standings: readonly BudgetStanding[], field: string): void {
  const beyond = standings.find(({ answer }) => answer.level === 'block');
  if (!beyond) return;
  const { title, key, answer } = beyond;
  throw refused('budget_exceeded', text(`${title.zh}：${answer.why.zh}`, `${title.en}: ${answer.why.en}`), {
    field,
    budget: key,
    answer,
  });
}

const told = (standings: readonly BudgetStanding[]): readonly Text[] =>
  standings.map(({ title, answer: { why } }) => text(`${title.zh}：${why.zh}`, `${title.en}: ${why.en}`));

/**
 * Measures what a project asks for against the budgets of the file that cover it, before anybody is asked; from the escalation
 * on those who decide on strategy decide as well. Nothing where none covers it. Throws `budget_exceeded`. Source:
 * docs/rules/money.md, "Budgets".
 */
export function measureBudget(view: Known, project: Asking): MeasuredRequest {
  const standings = standingsWith(view, project, BigInt(project.budget.amount));
  if (standings.length === 0) return {};
  assertBorne(standings, 'budget.amount');
  const escalates = standings.some(({ answer }) => answer.level === 'escalate');
  return { measured: told(standings), ...(escalates && { also: strategicOf(view.definition) }) };
}

/** The same of what a project is now expected to cost, before the report on it is decided on. Throws `budget_exceeded`. */
export function measureCost(view: Known, project: Project): readonly Text[] {
  const expected = BigInt(project.cost?.amount ?? '0');
  const allotted = allottedTo(project);
  const standings = standingsWith(view, project, expected > allotted ? expected : allotted);
  assertBorne(standings, 'recommendation');
  return told(standings);
}
