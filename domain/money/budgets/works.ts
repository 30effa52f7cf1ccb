import type { LocalDate } from '../../calendar/dates';
import { isAccepted } from '../../phases/milestones';
import type { PhaseView } from '../../phases/views';
import type { Programme } from '../../programme/programme';
import type { Project } from '../../projects/projects';
import { exponentOf, sumOf } from '../../shared/amounts';
import { text } from '../../shared/sentences';
import { earnedValue, type EarnedValue, type Work } from './earned-value';
import { drawnOn, type Drawn, type Spending } from './uses';

/** The work of a phase: its milestones, each by its baseline; one that was waived is none. */
export const worksOfPhase = ({ milestones }: Pick<PhaseView, 'milestones'>): readonly Work[] =>
  milestones
    .filter(({ state }) => state !== 'waived')
    .map(({ title, baselineOn, actualOn, ...rest }) => ({
      title,
      plannedOn: baselineOn,
      ...(isAccepted(rest) && actualOn !== undefined && { doneOn: actualOn }),
    }));

/** The work of a project: its stages, each by the day that its mode plans from its opening. */
export const worksOfProject = ({ stages, passed }: Pick<Project, 'stages' | 'passed'>): readonly Work[] =>
  stages.map(({ title, plannedOn }, at) => {
    const on = passed[at]?.on;
    return { title, ...(plannedOn !== undefined && { plannedOn }), ...(on !== undefined && { doneOn: on }) };
  });

const paidBy = (draws: readonly Drawn[], on: LocalDate): bigint =>
  sumOf(draws.filter((each) => each.is === 'actual' && each.on <= on).map(({ amount }) => amount));

type Money = Pick<Programme, 'budgets' | 'currency'>;

/** What the budgets of the file have earned together by a day, as far as they are of this phase; `undefined` where none is. */
export function earnedByPhase(
  { budgets, currency }: Money,
  phase: Pick<PhaseView, 'key' | 'milestones'>,
  spending: Spending,
  on: LocalDate,
): EarnedValue | undefined {
  const own = Object.entries(budgets).filter(([, budget]) => budget.phase === phase.key);
  if (own.length === 0) return undefined;
  const draws = new Set(own.flatMap(([key, budget]) => drawnOn({ key, ...budget }, spending)));
  return earnedValue({
    budget: sumOf(own.map(([, { amount }]) => amount)).toString(),
    works: worksOfPhase(phase),
    actual: paidBy([...draws], on).toString(),
    on,
    places: exponentOf(currency),
  });
}

/** What a budget of the file that names a phase has earned by a day, by the milestones of that phase. */
export const earnedByBudget = (
  { budgets, currency }: Money,
  key: string,
  phase: Pick<PhaseView, 'key' | 'milestones'>,
  spending: Spending,
  on: LocalDate,
): EarnedValue | undefined => {
  const own = Object.hasOwn(budgets, key) ? budgets[key] : undefined;
  return own && earnedByPhase({ budgets: { [key]: own }, currency }, phase, spending, on);
};

/** What a project has earned of its approved budget by a day. */
export const earnedByProject = (
  { currency }: Pick<Programme, 'currency'>,
  project: Project,
  { draws }: Pick<Spending, 'draws'>,
  on: LocalDate,
): EarnedValue =>
  earnedValue({
    budget: project.budget.amount,
    works: worksOfProject(project),
    actual: paidBy(
      draws.filter((each) => each.project === project.key),
      on,
    ).toString(),
    on,
    places: exponentOf(currency),
  });

/** The figures in the order in which they are read, each by its letters and in words. */
export const earnedTitles = {
  bac: text('完工预算 BAC', 'Budget at completion (BAC)'),
  pv: text('计划值 PV', 'Planned value (PV)'),
  ev: text('挣值 EV', 'Earned value (EV)'),
  ac: text('实际成本 AC', 'Actual cost (AC)'),
  cv: text('成本偏差 CV', 'Cost variance (CV)'),
  sv: text('进度偏差 SV', 'Schedule variance (SV)'),
  cpi: text('成本绩效指数 CPI', 'Cost performance index (CPI)'),
  spi: text('进度绩效指数 SPI', 'Schedule performance index (SPI)'),
  eac: text('完工估算 EAC', 'Estimate at completion (EAC)'),
  vac: text('完工偏差 VAC', 'Variance at completion (VAC)'),
  tcpi: text('完工尚需绩效指数 TCPI', 'To-complete performance index (TCPI)'),
} as const;
