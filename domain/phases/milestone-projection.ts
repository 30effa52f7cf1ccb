import { addDays } from '../calendar/dates';
import type { MilestoneHappening, PhaseHappening } from './happenings';
import type { BaselineHappening } from '../schedule/baselines';
import type { OfType } from '../shared/told';
import { countsAtGate } from './milestones';
import { dueOn } from './phases';
import { outlookAfter, type ScheduleHappening } from '../schedule/schedules';
import { scopeAfter, type ScopeHappening } from '../schedule/scopes';
import type { MilestoneView } from './views';
import type { Milestone } from '../programme/phase-plans';

export const plannedMilestone = ({ key, title, due }: Milestone, programmeStarts: string): MilestoneView => ({
  key,
  title,
  state: 'planned',
  baselineOn: dueOn(due, programmeStarts),
});

/** Work on a milestone begins when it is said to, or with its first submission; its time stands still while its phase is on hold. */
export function milestoneAfter(
  milestone: MilestoneView,
  happening: MilestoneHappening | PhaseHappening,
): MilestoneView {
  switch (happening.type) {
    case 'phase.resumed':
      return countsAtGate(milestone) || milestone.state === 'failed'
        ? milestone
        : { ...milestone, dueOn: addDays(milestone.dueOn ?? milestone.baselineOn, happening.days) };
    case 'milestone.started':
      return { ...milestone, state: 'inProgress', startedOn: happening.on };
    case 'milestone.submitted':
      return { ...milestone, state: 'submitted', ...withApproval(happening) };
    case 'milestone.reopened': {
      const { actualOn: _, ...rest } = milestone;
      return { ...rest, state: 'rework' };
    }
    case 'milestone.waived':
    case 'milestone.failed': {
      const { approval, reason } = happening;
      return {
        ...milestone,
        state: happening.type === 'milestone.waived' ? 'waived' : 'failed',
        settlement: { approval, reason },
      };
    }
    case 'milestone.accepted': {
      const state = happening.conditionally ? 'conditionallyAccepted' : 'accepted';
      return { ...milestone, state, actualOn: happening.actualOn, ...withApproval(happening) };
    }
    case 'milestone.returned':
      return { ...milestone, state: 'rework', ...withApproval(happening) };
    default:
      return milestone;
  }
}

/** What is forecast of it changes; everything else of the milestone stays. */
export function scheduledAfter(milestone: MilestoneView, happening: ScheduleHappening): MilestoneView {
  const { forecastOn: _on, slip: _slip, proposal: _proposal, exception: _exception, ...rest } = milestone;
  return { ...rest, ...outlookAfter(milestone, happening) };
}

/** What it delivers changes once that is approved; until then it is kept beside. */
export const scopedAfter = (milestone: MilestoneView, happening: ScopeHappening): MilestoneView => ({
  ...milestone,
  scope: scopeAfter(milestone.scope ?? [], happening),
});

/** From here on a milestone is measured from its new baseline; those before are kept beside it, and days of holds count anew. */
export function baselinedAfter(
  milestone: MilestoneView,
  set: Pick<OfType<BaselineHappening, 'baseline.set'>, 'name' | 'from' | 'dates'>,
): MilestoneView {
  const on = set.dates[milestone.key];
  if (on === undefined) return milestone;
  const { dueOn: _, baselines = [{ on: milestone.baselineOn }], ...rest } = milestone;
  return { ...rest, baselineOn: on, baselines: [...baselines, { name: set.name, on, from: set.from }] };
}

export const withApproval = ({ approval }: { readonly approval?: string }) =>
  approval === undefined ? {} : { approval };
