import type { Calendar } from '../calendar/calendar';
import { periodNamed } from '../calendar/cycles';
import { tierDays, disputeRules, tierOf, type Dispute } from '../disputes/disputes';
import { stepClock } from '../improvements/clocks';
import type { Improvement } from '../improvements/improvements';
import { improvementRules } from '../programme/improvement-plans';
import { zoneOf } from '../programme/parties';
import { deadline } from '../calendar/deadlines';
import { isCollecting } from '../evaluations/collection';
import { evaluationTitle } from '../evaluations/titles';
import { figuresDue } from '../evaluations/figures-due';
import { ipCountedFrom, isIpOver, type IpItem } from '../ip/ip';
import { ipDates } from '../ip/dates';
import { ipDateTitles } from '../ip/words';
import type { Obligation, RecountedObligation } from '../obligations/obligations';
import { cycleIn } from '../programme/evaluation-defaults';
import type { Programme } from '../programme/programme';
import type { MovedDeadline } from '../calendar/publications';
import { text } from '../shared/sentences';
import type { Text } from '../shared/text';
import { usualVacancy } from '../programme/staffing-plans';
import { titlesOf } from '../programme/titles';
import { isPost, isStaffingOver, type StaffItem } from '../staffing/staffing';
import { postTitle } from '../staffing/words';
import { tierClock } from '../disputes/tier-clocks';
import { dueClock } from '../money/funds/calls';
import type { FundBook } from '../money/funds/funds';
import { fundRules } from '../money/funds/rules';
import { openDues } from '../money/funds/turns';
import { titleIn } from '../programme/titles';
import { nextReview } from '../risks/reviews';
import type { Risk } from '../risks/risks';
import { endOf } from '../programme/office';
import type { EvaluationView } from '../evaluations/views';

/**
 * What a published calendar moves of one thing; `undefined` where nothing of it is open that was counted on a calendar.
 * Source: docs/rules/calendar.md, "Counting again".
 */
type Recount<Thing> = (
  programme: Programme,
  calendars: readonly Calendar[],
  thing: Thing,
) => readonly MovedDeadline[] | undefined;

const moved = (about: Pick<MovedDeadline, 'kind' | 'id'>, title: Text, from: string, to: string) =>
  from === to ? [] : [{ ...about, title, from, to }];

/** What is due under an agreement, from the day on which the agreement has it due. */
export const movedObligation = (
  { key, condition, dueAt }: Obligation,
  next: RecountedObligation,
): readonly MovedDeadline[] =>
  moved({ kind: 'obligation', id: key }, text(condition.text, condition.text), dueAt, next.dueAt);

/** The tier that a dispute is in, from where it began. */
export const recountDispute: Recount<Dispute> = (programme, calendars, dispute) => {
  const { key, title, clock } = dispute;
  const tier = tierOf(dispute);
  const days = tier && tierDays(tier, disputeRules(programme));
  if (clock?.from === undefined || days === undefined) return undefined;
  const { endsAt } = tierClock({ calendars, from: clock.from, days });
  return moved({ kind: 'dispute', id: key }, text(`争议：${title}`, `Dispute: ${title}`), clock.endsAt, endsAt);
};

/** The dates of a patent or a trademark, from its filing or its expiry. */
export const recountIp: Recount<IpItem> = (programme, calendars, item) => {
  const from = ipCountedFrom(item);
  if (!from || isIpOver(item)) return undefined;
  const dates = ipDates({ ...from, calendars });
  return item.dates.flatMap(({ name, on }) => {
    const to = dates.find((date) => date.name === name)?.on ?? on;
    const { zh, en } = ipDateTitles[name];
    const title = text(`${item.title}：${zh}`, `${item.title}: ${en}`);
    return moved({ kind: 'ip', id: item.key }, title, endOf(programme, on), endOf(programme, to));
  });
};

/** The next review of a risk, from the last one; one that is overdue stays so. */
export const recountRisk: Recount<Risk> = (programme, calendars, { key, title, review, isOverdue }) => {
  if (!review || isOverdue) return undefined;
  const { level, from: lastReview, raisedOn } = review;
  const { reviewDays } = programme.risks;
  const { dueAt } = nextReview({ calendars, reviewDays, level, lastReview, raisedOn });
  const name = text(`风险评审：${title.zh}`, `Review of the risk: ${title.en}`);
  return moved({ kind: 'risk', id: key }, name, review.dueAt, dueAt);
};

/** When what was called of each party is due, from the call; what is late stays so. */
export const recountFund: Recount<FundBook> = (programme, calendars, { key, title, calls }) => {
  const plan = programme.funds[key];
  const open = openDues({ calls }).filter(({ due }) => !due.isLate);
  if (!plan || open.length === 0) return undefined;
  const { noticeDays: workingDays } = fundRules(programme, plan);
  return open.flatMap(({ call, due }) => {
    const named = programme.parties[due.party]?.calendar;
    const own = calendars.filter((each) => each.key === named);
    const { dueAt } = dueClock({ calendars: own.length > 0 ? own : calendars, from: call.on, workingDays });
    const { zh, en } = titleIn(programme.parties, due.party);
    const name = text(`${title.zh}第 ${call.number} 次出资：${zh}`, `${title.en}, call ${call.number}: ${en}`);
    return moved({ kind: 'fund', id: key }, name, due.clock.dueAt, dueAt);
  });
};

/** When the vacancy of a post is told, from the day on which it began; what is owed for people is planned again by its process. */
export const recountStaffing: Recount<StaffItem> = (programme, calendars, item) => {
  if (isStaffingOver(item)) return undefined;
  if (!isPost(item)) return [];
  const { key, party, vacantSince, alarmAt, isTold } = item;
  if (vacantSince === undefined || alarmAt === undefined || isTold) return undefined;
  const { workingDays } = programme.staffing?.vacancy ?? usualVacancy;
  const named = programme.parties[party]?.calendar;
  const own = calendars.filter(({ key: each }) => each === named);
  const counted = { calendars: own.length > 0 ? own : calendars, from: vacantSince, within: { workingDays } };
  const { zh, en } = postTitle(titlesOf(programme), item);
  return moved(
    { kind: 'staffing', id: key },
    text(`岗位空缺：${zh}`, `A vacant post: ${en}`),
    alarmAt,
    deadline(counted).dueAt,
  );
};

/** When the figures of a period are due, from its end; where they are asked for, from what they were counted from. */
export const recountEvaluation: Recount<EvaluationView> = (programme, calendars, evaluation) => {
  const { key, cycle, period, dueAt, due } = evaluation;
  if (!isCollecting(evaluation)) return undefined;
  const next = due
    ? deadline({ calendars, from: due.from, within: { workingDays: due.workingDay } })
    : cycle !== 'special' &&
      figuresDue(calendars, periodNamed(cycle, period), cycleIn(programme.evaluation, cycle).dueWorkingDay);
  return next
    ? moved({ kind: 'actuals', id: key }, evaluationTitle(programme, evaluation), dueAt, next.dueAt)
    : undefined;
};

/** The step that an improvement is in, from where it began. */
export const recountImprovement: Recount<Improvement> = (programme, calendars, improvement) => {
  const { key, title, clock } = improvement;
  if (clock?.dueAt === undefined || !clock.provisional) return undefined;
  const rules = improvementRules(programme);
  const next = stepClock({ calendars, zone: zoneOf(programme), rules, improvement, from: clock.from });
  const named = text(`改进：${title.zh}`, `Improvement: ${title.en}`);
  return moved({ kind: 'improvement', id: key }, named, clock.dueAt, next?.dueAt ?? clock.dueAt);
};
