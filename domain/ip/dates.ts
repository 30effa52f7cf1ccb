import { chineseDay, englishDay } from '../calendar/said-days';
import type { Calendars } from '../calendar/calendar';
import { addMonths, type LocalDate } from '../calendar/dates';
import { deadline } from '../calendar/deadlines';
import { DomainError } from '../shared/errors';
import type { Skipped } from '../calendar/rest-days';
import { text } from '../shared/sentences';
import type { Text } from '../shared/text';

/** 专利, 商标, 商业秘密, 技术秘密. */
export type IpKind = 'patent' | 'trademark' | 'tradeSecret' | 'knowHow';

/** 发明, 实用新型, 外观设计. */
export type PatentKind = 'invention' | 'utilityModel' | 'design';

/**
 * A day that matters to a piece of intellectual property, and why it is that day. Source: docs/rules/ip.md, "Priority"
 * and "Renewal of a trademark".
 */
export interface IpDate {
  readonly name: 'priorityEnds' | 'renewalOpens' | 'expires' | 'graceEnds';
  readonly on: LocalDate;
  readonly reason: Text;
  /** Whether it may still move, because no calendar is published for it. */
  readonly provisional: boolean;
  readonly skipped: readonly Skipped[];
}

export interface IpDatesAsked {
  readonly kind: IpKind;
  readonly subKind?: PatentKind | undefined;
  readonly firstFiledOn?: LocalDate | undefined;
  readonly expiresOn?: LocalDate | undefined;
  readonly calendars: Calendars;
}

/** Months of priority, counted from the first filing. */
const priorityMonths: Readonly<Record<PatentKind, number>> = { invention: 12, utilityModel: 12, design: 6 };

const patentTitles: Readonly<Record<PatentKind, Text>> = {
  invention: text('发明专利', 'an invention'),
  utilityModel: text('实用新型', 'a utility model'),
  design: text('外观设计', 'a design'),
};

/** The renewal window of a trademark opens so many months before it expires; it may be renewed late for so many after. */
const WINDOW_MONTHS = 12;
const GRACE_MONTHS = 6;

const days = {
  subKind: text('专利类型', 'the kind of patent'),
  firstFiledOn: text('首次申请日', 'the day of the first filing'),
  expiresOn: text('有效期届满日', 'the day on which it expires'),
};

const missing = (field: keyof typeof days): never => {
  const { zh, en } = days[field];
  throw new DomainError('invalid_input', text(`请填写${zh}。`, `Give ${en}.`), { field });
};

/** So many months after a day, moved to the next working day when it would end on a rest day. */
const monthsAfter = (calendars: Calendars, from: LocalDate, months: number) =>
  deadline({ calendars, from, within: { months } });

const movedWords = (plain: LocalDate, on: LocalDate): Text =>
  plain === on
    ? text('', '')
    : text(
        `；${chineseDay(plain)}为休息日，顺延至${chineseDay(on)}`,
        `; ${englishDay(plain)} is a rest day, so it moves to ${englishDay(on)}`,
      );

function patentDates({
  subKind = missing('subKind'),
  firstFiledOn = missing('firstFiledOn'),
  calendars,
}: IpDatesAsked) {
  const months = priorityMonths[subKind];
  const { date: on, provisional, skipped } = monthsAfter(calendars, firstFiledOn, months);
  const moved = movedWords(addMonths(firstFiledOn, months), on);
  const { zh, en } = patentTitles[subKind];
  return [
    {
      name: 'priorityEnds',
      on,
      reason: text(
        `${zh}自首次申请日${chineseDay(firstFiledOn)}起 ${months} 个月内享有优先权${moved.zh}。`,
        `Priority for ${en} lasts ${months} months from the first filing on ${englishDay(firstFiledOn)}${moved.en}.`,
      ),
      provisional,
      skipped,
    },
  ] as const;
}

function trademarkDates({ expiresOn = missing('expiresOn'), calendars }: IpDatesAsked): readonly IpDate[] {
  const grace = monthsAfter(calendars, expiresOn, GRACE_MONTHS);
  const moved = movedWords(addMonths(expiresOn, GRACE_MONTHS), grace.date);
  const fixed = { provisional: false, skipped: [] };
  return [
    {
      name: 'renewalOpens',
      on: addMonths(expiresOn, -WINDOW_MONTHS),
      reason: text(
        `期满${chineseDay(expiresOn)}前 ${WINDOW_MONTHS} 个月起可办理续展。`,
        `It may be renewed from ${WINDOW_MONTHS} months before it expires on ${englishDay(expiresOn)}.`,
      ),
      ...fixed,
    },
    {
      name: 'expires',
      on: expiresOn,
      reason: text(
        `注册有效期至${chineseDay(expiresOn)}。`,
        `The registration is good until ${englishDay(expiresOn)}.`,
      ),
      ...fixed,
    },
    {
      name: 'graceEnds',
      on: grace.date,
      reason: text(
        `期满后有 ${GRACE_MONTHS} 个月宽展期${moved.zh}。`,
        `After expiry there are ${GRACE_MONTHS} months of grace${moved.en}.`,
      ),
      provisional: grace.provisional,
      skipped: grace.skipped,
    },
  ];
}

/**
 * Every day that follows from a first filing (patents) or an expiry (trademarks), in their order; secrets have none.
 * Throws `invalid_input` where what it is counted from is missing. Source: docs/rules/ip.md, "Priority" and
 * "Renewal of a trademark".
 */
export const ipDates = (question: IpDatesAsked): readonly IpDate[] => {
  if (question.kind === 'patent') return patentDates(question);
  return question.kind === 'trademark' ? trademarkDates(question) : [];
};
