import type { ProgrammeState } from '../programme/undertakings';
import { awaited, type Awaiting, type ComingDate } from '../programme/coming-date';
import { chineseDay } from '../calendar/said-days';
import type { Calendars } from '../calendar/calendar';
import type { LocalDate } from '../calendar/dates';
import { milestoneTiming } from './timings';
import { text } from '../shared/sentences';
import type { MilestoneView, PhaseView } from './views';

interface Now {
  /** The day in the programme's zone. */
  readonly today: LocalDate;
  readonly calendars: Calendars;
}

const standsStill = text(
  '所在阶段暂缓，停止计时；恢复后顺延。',
  'Its phase is on hold and the clock stands; it moves once the phase resumes.',
);
const gateEnds = text(
  '阶段只能经阶段门结束；届时应提请阶段门评审。',
  'A phase ends only by its gate, which is to be asked for by then.',
);

const milestoneDate = (
  view: Awaiting,
  { today, calendars }: Now,
  phase: PhaseView,
  milestone: MilestoneView,
): readonly ComingDate[] => {
  const { key, title, forecastOn, baselineOn, slip } = milestone;
  const { expectedOn, lateDays } = milestoneTiming(calendars, phase, milestone, today);
  if (expectedOn === undefined) return [];
  const place = { id: key, kind: 'submission' } as const;
  const isHeld = phase.hold !== undefined;
  const plan = text(`基线${chineseDay(baselineOn)}`, `Baseline ${baselineOn}`);
  const outlook = forecastOn && slip ? text(`${plan.zh}；${slip.why.zh}`, `${plan.en}. ${slip.why.en}`) : plan;
  return [
    {
      ...place,
      uid: `${view.key}:milestone:${key}`,
      on: expectedOn,
      ...(lateDays > 0 && { lateDays }),
      title: text(`里程碑：${title.zh}`, `Milestone: ${title.en}`),
      why: isHeld ? standsStill : outlook,
      provisional: isHeld,
      people: awaited(view, place).people,
    },
  ];
};

const phaseDates = (view: Awaiting, phase: PhaseView): readonly ComingDate[] => {
  const { key, title, endsOn, hold } = phase;
  const place = { id: key, kind: 'gate' } as const;
  const review = hold && awaited(view, place, hold.reviewAt);
  const end = {
    ...place,
    uid: `${view.key}:phase:${key}:end`,
    on: endsOn,
    title: text(`阶段结束：${title.zh}`, `The phase ends: ${title.en}`),
    why: hold ? standsStill : gateEnds,
    provisional: hold !== undefined,
    people: hold ? [] : awaited(view, place).people,
  };
  if (!hold || !review) return [end];
  return [
    end,
    {
      ...place,
      uid: `${view.key}:phase:${key}:review`,
      on: hold.reviewOn,
      title: text(`暂缓复核：${title.zh}`, `Review of the hold: ${title.en}`),
      why: review.then ?? standsStill,
      provisional: false,
      people: review.people,
    },
  ];
};

/** The ends of the phases that are not closed, when one on hold is reviewed, and when their milestones are expected. */
export const comingOfPhases = (
  view: Awaiting & { readonly state: ProgrammeState; readonly phases: readonly PhaseView[] },
  today: LocalDate,
  calendars: Calendars,
): readonly ComingDate[] =>
  view.state === 'running'
    ? view.phases
        .filter(({ state }) => state !== 'closed')
        .flatMap((phase) => [
          ...phaseDates(view, phase),
          ...phase.milestones.flatMap((each) => milestoneDate(view, { today, calendars }, phase, each)),
        ])
    : [];
