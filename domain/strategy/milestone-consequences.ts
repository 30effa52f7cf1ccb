import { chineseDay, englishDay } from '../calendar/said-days';
import { workingDaysBetween, type Calendars } from '../calendar/calendar';
import type { LocalDate } from '../calendar/dates';
import { countsAtGate } from '../phases/milestones';
import { phaseDays } from '../phases/phases';
import type { MilestoneView } from '../phases/views';
import { milestonesIn } from '../programme/phase-plans';
import type { Programme } from '../programme/programme';
import { text } from '../shared/sentences';
import type { Text } from '../shared/text';
import { slipOf } from '../tolerances/slippage';
import type { AdjustmentChanges } from './changes';

/** A milestone as it stands, and the phase that it belongs to. */
export interface PlacedMilestone extends MilestoneView {
  readonly phase: string;
}

interface Standing {
  readonly definition: Programme;
  readonly milestones: readonly PlacedMilestone[];
  readonly calendars: Calendars;
}

/** A milestone that is over keeps what it was accepted by: nobody is made late or in time afterwards. */
export const isSettled = ({ state }: { readonly state: string }): boolean =>
  countsAtGate({ state }) || state === 'failed';

const days = (count: number) => `${Math.abs(count)} working day${Math.abs(count) === 1 ? '' : 's'}`;

const moved = (calendars: Calendars, before: LocalDate, due: LocalDate): Text => {
  const count = workingDaysBetween(calendars, before, due);
  return count < 0
    ? text(`提前 ${-count} 个工作日`, `${days(count)} earlier`)
    : text(`推迟 ${count} 个工作日`, `${days(count)} later`);
};

/** What a forecast says of the new date, and whether the office has to report on it. */
const forecastFollows = (
  { definition, calendars }: Standing,
  { forecastOn }: MilestoneView,
  due: LocalDate,
  phase: { readonly starts: LocalDate; readonly ends: LocalDate } | undefined,
): readonly Text[] => {
  if (forecastOn === undefined) return [];
  const { workingDays, isOver } = slipOf(calendars, {
    baseline: due,
    forecast: forecastOn,
    ...(phase && { phase }),
    ...(definition.tolerance && { tolerance: definition.tolerance }),
  });
  return [
    workingDays > 0
      ? text(
          `现有预测${chineseDay(forecastOn)}，将比新日期晚 ${workingDays} 个工作日`,
          `Forecast for ${englishDay(forecastOn)}, it becomes ${days(workingDays)} late`,
        )
      : text(
          `现有预测${chineseDay(forecastOn)}，不晚于新日期`,
          `Forecast for ${englishDay(forecastOn)}, it is in time`,
        ),
    ...(isOver
      ? [
          text(
            '超出容许范围，将请服务办公室提交例外报告',
            'That is more than is tolerated: the office is asked to report',
          ),
        ]
      : []),
  ];
};

/** Those that need it and would be due before it. */
const dependants = (
  { definition, milestones }: Standing,
  key: string,
  due: LocalDate,
  changes: AdjustmentChanges['milestones'],
): readonly Text[] =>
  milestonesIn(definition)
    .filter(({ needs, met }) => [...needs, ...met].some((need) => 'milestone' in need && need.milestone === key))
    .flatMap((plan) => {
      const view = milestones.find((each) => each.key === plan.key);
      const on = changes?.[plan.key]?.due ?? view?.dueOn ?? view?.baselineOn;
      if (!view || isSettled(view) || on === undefined || on >= due) return [];
      return [
        text(
          `依赖它的“${plan.title.zh}”仍于${chineseDay(on)}到期，早于本里程碑`,
          `"${plan.title.en}" needs it and is still due on ${englishDay(on)}, before it`,
        ),
      ];
    });

/** What follows from another date of a milestone: by how much it moves, what becomes late, and who is asked. */
export function dateFollows(
  standing: Standing,
  milestone: PlacedMilestone,
  due: LocalDate,
  changes: AdjustmentChanges['milestones'],
): readonly Text[] {
  const { definition, calendars } = standing;
  const at = definition.phases.findIndex(({ key }) => key === milestone.phase);
  const phase = phaseDays(definition)[at];
  return [
    moved(calendars, milestone.dueOn ?? milestone.baselineOn, due),
    ...forecastFollows(standing, milestone, due, phase),
    ...dependants(standing, milestone.key, due, changes),
  ];
}

/** What follows from other criteria: what was submitted is decided by those that it was submitted under. */
export const criteriaFollow = ({ state }: Pick<MilestoneView, 'state'>): readonly Text[] => [
  state === 'submitted'
    ? text(
        '正在验收的提交仍按原标准决定；退回后再次提交的，按新标准验收',
        'What is being accepted is decided by what it was submitted under; shown again it has to meet the new one',
      )
    : text('此后的提交按新标准验收', 'Whatever is submitted from then on has to meet it'),
];
