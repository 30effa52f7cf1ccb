import { isPublished, workingDaysBetween, type Calendars } from '../calendar/calendar';
import { addDays, type LocalDate, type Span } from '../calendar/dates';
import { text } from '../shared/sentences';
import type { Text } from '../shared/text';
import type { Tolerance } from '../programme/tolerance';

/** Source: docs/rules/schedule.md, "Tolerances". */
export const defaultTolerance: Tolerance = { workingDays: 10, percentOfPhase: 10 };

/** How far a forecast is from its baseline: working days, negative when it is earlier, and whether that is more than is tolerated. */
export interface Slip {
  readonly workingDays: number;
  /** The smaller of the two limits: so many working days are tolerated. */
  readonly tolerated: number;
  readonly isOver: boolean;
  readonly why: Text;
}

interface Slipping {
  readonly baseline: LocalDate;
  readonly forecast: LocalDate;
  /** The phase whose share counts; without one only the working days do. */
  readonly phase?: Span;
  readonly tolerance?: Tolerance;
}

/** Both ends lie inside, so the first day counts as well. */
const workingDaysIn = (calendars: Calendars, { starts, ends }: Span): number =>
  workingDaysBetween(calendars, addDays(starts, -1), ends);

const plural = (n: number) => `${Math.abs(n)} working day${Math.abs(n) === 1 ? '' : 's'}`;

/** The baseline itself is not counted, so an end on the baseline is no slip. Source: docs/rules/schedule.md, "Slip". */
export const slipOf = (
  calendars: Calendars,
  { baseline, forecast, phase, tolerance = defaultTolerance }: Slipping,
): Slip => {
  const workingDays = workingDaysBetween(calendars, baseline, forecast);
  const ofPhase = phase && Math.floor((workingDaysIn(calendars, phase) * tolerance.percentOfPhase) / 100);
  const tolerated = Math.min(tolerance.workingDays, ofPhase ?? tolerance.workingDays);
  const isOver = workingDays > tolerated;
  return { workingDays, tolerated, isOver, why: whyOf(workingDays, tolerated, isOver) };
};

/** Whether a day that was counted is not published, so that only weekends were known of it. */
export const isSlipProvisional = (calendars: Calendars, { baseline, forecast, phase }: Slipping): boolean => {
  const [first, last] = baseline < forecast ? [addDays(baseline, 1), forecast] : [forecast, addDays(baseline, -1)];
  const judged = [...(baseline === forecast ? [] : [first, last]), ...(phase ? [phase.starts, phase.ends] : [])];
  return !judged.every((day) => isPublished(calendars, day));
};

function whyOf(days: number, tolerated: number, isOver: boolean): Text {
  const [late, early] = [text('晚', 'later'), text('早', 'earlier')];
  const { zh, en } = days > 0 ? late : early;
  const how =
    days === 0
      ? text('与基线一致', 'As in the baseline')
      : text(`比基线${zh} ${Math.abs(days)} 个工作日`, `${plural(days)} ${en} than the baseline`);
  const limit = text(`容许 ${tolerated} 个工作日`, `${plural(tolerated)} are tolerated`);
  return isOver
    ? text(`${how.zh}，超出容许范围（${limit.zh}）。`, `${how.en}: more than is tolerated (${limit.en}).`)
    : text(`${how.zh}，在容许范围内（${limit.zh}）。`, `${how.en}: within what is tolerated (${limit.en}).`);
}
