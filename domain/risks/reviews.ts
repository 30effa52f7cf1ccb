import type { Calendar } from '../calendar/calendar';
import type { LocalDate } from '../calendar/dates';
import { deadline, type Deadline } from '../calendar/deadlines';
import type { Instant } from '../calendar/zones';
import type { RiskLevel, RiskPlan } from '../programme/risk-plans';
import { text } from '../shared/sentences';
import type { Text } from '../shared/text';

/** When a risk is reviewed next, as it was counted. */
export interface ReviewClock {
  readonly level: RiskLevel;
  /** The day of the last review, and of the assessment that made it worse since. */
  readonly from: LocalDate;
  readonly raisedOn?: LocalDate;
  readonly on: LocalDate;
  readonly dueAt: Instant;
  /** When its owners are reminded. */
  readonly remindAt: Instant;
  readonly provisional: boolean;
  readonly rule: Text;
}

interface Counted {
  readonly calendars: readonly Calendar[];
  readonly reviewDays: RiskPlan['reviewDays'];
  readonly level: RiskLevel;
  readonly lastReview: LocalDate;
  /** The day on which it became worse without a review. */
  readonly raisedOn?: LocalDate | undefined;
}

/** How many working days before a review its owners are reminded. */
const reminderDays = 5;

/** How long people have at least once a risk became worse. */
const leastDays = 1;

const tooLate = ({ zh, en }: Text, least: Text): Text =>
  text(
    `${zh}风险升级当日已届或已过此日，改为：${least.zh}`,
    `${en}: come or past when the risk became worse, so ${least.en}`,
  );

/**
 * When a risk is reviewed next: so many days from the last review, moved to a working day of all parties. One that
 * became worse since is reviewed the working day after that, where its new day has come already.
 * Source: docs/rules/risks.md, "Review".
 */
export const nextReview = ({ calendars, reviewDays, level, lastReview, raisedOn }: Counted): Deadline => {
  const counted = deadline({ calendars, from: lastReview, within: { days: reviewDays[level] } });
  if (raisedOn === undefined || counted.date > raisedOn) return counted;
  const least = deadline({ calendars, from: raisedOn, within: { workingDays: leastDays } });
  return { ...least, rule: tooLate(counted.rule, least.rule) };
};

/** The same with the instant at which its owners are reminded. */
export const reviewClock = (asked: Counted): ReviewClock => {
  const { date: on, dueAt, provisional, rule } = nextReview(asked);
  const { calendars, level, lastReview: from, raisedOn } = asked;
  const reminder = deadline({ calendars, from: on, within: { workingDays: reminderDays }, direction: 'before' });
  return {
    level,
    from,
    ...(raisedOn !== undefined && { raisedOn }),
    on,
    dueAt,
    remindAt: reminder.dueAt,
    provisional,
    rule,
  };
};

/** Whether counting again said nothing new. */
export const isSameReview = (before: ReviewClock | undefined, after: ReviewClock): boolean =>
  before?.dueAt === after.dueAt &&
  before.remindAt === after.remindAt &&
  before.provisional === after.provisional &&
  before.level === after.level;

/** An assessment only brings the next review nearer: no more than a review puts it off. */
export const nearer = (before: ReviewClock | undefined, after: ReviewClock): ReviewClock =>
  before && Date.parse(before.dueAt) <= Date.parse(after.dueAt) ? before : after;
