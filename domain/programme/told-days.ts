import { chineseDay, englishDay } from '../calendar/said-days';
import { laterOf, type LocalDate } from '../calendar/dates';
import { zoneOf } from './parties';
import type { Programme } from './programme';
import { refused } from '../shared/reasons';
import { text } from '../shared/sentences';
import type { Text } from '../shared/text';
import { localDateOf } from '../calendar/zones';
import type { PartyKey } from '../shared/keys';

/**
 * Every day on which something is said to have happened, by the noun and the field that tells it, and what it rests on: nothing can
 * have happened before that. `null`: it rests on nothing that the programme dates. A form takes a day only under a name that stands
 * here or among `plannedDays`.
 */
const toldDays = {
  'agreement.signedOn': null,
  'agreement.amendmentSignedOn': text('协议生效', 'the agreement taking effect'),
  'agreement.conditionMetOn': null,
  'agreement.noticeSentAt': text('协议生效', 'the agreement taking effect'),
  'agreement.curedOn': text('违约通知发出', 'the notice of the breach being sent'),
  'milestone.startedOn': text('合作计划开始', 'the beginning of the programme'),
  'improvement.occurredOn': text('合作计划开始', 'the beginning of the programme'),
  'improvement.carriedOutOn': text('方案获批', 'the approval of the plan'),
  'dispute.awardedOn': text('仲裁开始', 'the beginning of the arbitration'),
  'ip.filedOn': null,
  'ip.registeredOn': text('申请提交', 'the filing'),
  'risk.materialisedOn': null,
  'fund.contributedOn': null,
  'draw.paidOn': text('提出提款', 'the draw being asked for'),
  'draw.confirmedOn': text('付款', 'the payment'),
  'draw.repaidOn': text('付款', 'the payment'),
  'distribution.until': null,
  'distribution.paidOn': text('入账', 'the posting'),
  'staffing.appointedOn': null,
  'staffing.leftOn': text('到岗', 'they came'),
} as const satisfies Readonly<Record<string, Text | null>>;

export type ToldDay = keyof typeof toldDays;

/** Every day that is planned: it may lie ahead, and most must. */
export const plannedDays = [
  'adjustment.effectiveOn',
  'adjustment.milestoneOn',
  'agreement.effectiveOn',
  'agreement.endsOn',
  'amendment.effectiveOn',
  'baseline.on',
  'calendar.day',
  'condition.due',
  'fate.endsOn',
  'hold.reviewOn',
  'improvement.due',
  'innovation.trialUntil',
  'ip.expiresOn',
  'milestone.forecastOn',
  'programme.starts',
  'risk.acceptedUntil',
  'risk.actionDue',
  'seat.from',
  'seat.until',
] as const;

export type PlannedDay = (typeof plannedDays)[number];

/** What a day is measured by: the field that says it, what day it is, and the day of what it rests on where that is known. */
export interface Happened {
  readonly field: string;
  readonly today: LocalDate;
  readonly after?: LocalDate | undefined;
}

/** Which day it is for a party that says what happened: the programme's or its own, whichever has come further. */
export const todayFor = (programme: Programme, now: string, party?: PartyKey): LocalDate => {
  const zone = party === undefined ? undefined : programme.parties[party]?.zone;
  const own = localDateOf(now, zoneOf(programme));
  return zone === undefined ? own : laterOf(own, localDateOf(now, zone));
};

/** The day in the zone where days begin first: what is still to come there has happened nowhere. */
export const latestToday = (now: string): LocalDate => localDateOf(now, 'Pacific/Kiritimati');

/** What is said to have happened lies neither ahead nor before what it rests on. Throws `invalid_input`, naming the field and why. */
export function assertHappened(day: ToldDay, on: LocalDate, { field, today, after }: Happened): void {
  if (on > today)
    throw refused(
      'invalid_input',
      text(
        `${chineseDay(on)}尚未到来（今日为${chineseDay(today)}）。`,
        `${englishDay(on)} is still to come: today is ${englishDay(today)}.`,
      ),
      { field, on, today },
    );
  const base = toldDays[day];
  if (base !== null && after !== undefined && on < after)
    throw refused(
      'invalid_input',
      text(
        `${chineseDay(on)}早于${base.zh}（${chineseDay(after)}）。`,
        `${englishDay(on)} is before ${base.en}, on ${englishDay(after)}.`,
      ),
      { field, on, after },
    );
}
