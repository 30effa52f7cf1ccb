import type { BudgetsInput } from '../../contracts/budgets';
import type { CalendarsInput } from '../../contracts/calendars';
import type { RosterInput } from '../../contracts/roster';
import type { Process } from '../../contracts/process';
import type { ScheduleInput } from '../../contracts/schedule';
import type { StrategyInput } from '../../contracts/strategy';
import { resumedStrategy } from '../../domain/resumed/strategies';
import { beginsAs } from '../../contracts/search-attributes';
import { resumedBudgets } from '../../domain/resumed/budgets';
import { resumedSchedule } from '../../domain/resumed/schedules';
import { resumedCalendars, resumedRoster } from '../../domain/resumed/standing';
import { tasksIn } from '../../domain/roster/tasks';
import { isUnknown, openedOf, type Irrecoverable, type Lost, type ResumptionDeps, type Way } from './resumption';
import { standing, type StandingProcess } from '../processes/standing';

type Standing = RosterInput | CalendarsInput | ScheduleInput | StrategyInput | BudgetsInput;
type OfType = StandingProcess & { readonly type: Process['type'] };

/** How the processes begin again of which a programme has one each; who needs one first starts it so, too. */
export const createStandingWays = (deps: ResumptionDeps) => {
  const inputs = {
    roster: async ({ programme, entries, recorded }: Lost): Promise<RosterInput | undefined> => {
      const definition = await deps.readModel.definition(programme);
      if (!definition) return undefined;
      const tasks = (await deps.readModel.passedOnApprovals(programme)).flatMap(({ approval }) => tasksIn(approval));
      return { programme, resumed: { recorded, ...resumedRoster(definition, tasks, entries), isAgain: true } };
    },
    calendars: async ({ programme, entries, recorded }: Lost): Promise<CalendarsInput> => ({
      programme,
      resumed: { recorded, ...resumedCalendars(entries) },
    }),
    strategy: async ({ programme, entries, recorded, started }: Lost): Promise<StrategyInput> => {
      const resumed = resumedStrategy(entries);
      const deciding = [...resumed.assessments, ...(resumed.plans ?? [])].filter(({ state }) => state === 'deciding');
      const { at: since } = await started();
      return { programme, resumed: { recorded, since, ...resumed, opened: await openedOf(deps, deciding) } };
    },
    budgets: async ({ programme, entries, recorded }: Lost): Promise<BudgetsInput> => {
      const budgets = resumedBudgets(entries);
      const deciding = budgets.flatMap(({ exception }) => (exception?.state === 'deciding' ? [exception] : []));
      return { programme, resumed: { recorded, budgets, opened: await openedOf(deps, deciding) } };
    },
    schedule: async ({ programme, entries, recorded, started }: Lost): Promise<ScheduleInput> => {
      const { state, underWay } = resumedSchedule(entries);
      const deciding = [
        ...[...state.changes, ...state.times].filter((each) => each.state === 'deciding'),
        ...Object.values(state.outlooks).flatMap(({ exception }) => exception ?? []),
        ...Object.values(state.scopes).flat(),
      ];
      return {
        programme,
        resumed: {
          recorded,
          since: (await started()).at,
          ...state,
          again: { ...underWay, opened: await openedOf(deps, deciding) },
        },
      };
    },
  };

  const wayOf =
    ({ type, summary, state }: OfType, input: (lost: Lost) => Promise<Standing | undefined>): Way =>
    async (lost): Promise<Process | Irrecoverable> => {
      const { programme, process, recorded } = lost;
      const resumed = (recorded > 0 || type === 'strategy') && (await input(lost));
      if (!resumed) return isUnknown;
      return { type, id: process, summary, args: [resumed], attributes: beginsAs(programme, state) };
    };

  /** What delivers keeps nothing: what waits for it stands in the store. */
  const delivering =
    ({ type, summary, state }: OfType): Way =>
    async ({ programme, process }) => ({
      type,
      id: process,
      summary,
      args: [programme],
      attributes: beginsAs(programme, state),
    });

  return {
    post: delivering(standing.post),
    noticePost: delivering(standing.messenger),
    roster: wayOf(standing.roster, inputs.roster),
    calendars: wayOf(standing.calendars, inputs.calendars),
    schedule: wayOf(standing.schedule, inputs.schedule),
    strategy: wayOf(standing.strategy, inputs.strategy),
    budgets: wayOf(standing.budgets, inputs.budgets),
  };
};
