import { chineseDay, englishDay } from '../calendar/said-days';
import { versionsOf, type Calendars } from '../calendar/calendar';
import type { LocalDate } from '../calendar/dates';
import { addDays } from '../calendar/dates';
import { lastReceipt, type Receipt } from './deemed-receipt';
import { DomainError } from '../shared/errors';
import { text } from '../shared/sentences';
import { weekdayName } from '../calendar/rest-days';
import { noticeBy, noticeDates, type Dated, type NoticeDates } from './notice-dates';
import { firstDayBefore, lastDay, type Renewal, type Term } from '../programme/terms';
import type { Text } from '../shared/text';
import type { Instant } from '../calendar/zones';

/** All dates of an agreement. Source: docs/rules/agreements.md, "Term" and "Notice". */
export interface AgreementDates {
  readonly effectiveOn?: LocalDate;
  readonly lastDay: Dated;
  readonly notice?: NoticeDates;
  readonly receipt?: Receipt & { readonly inTime: boolean; readonly then: Text };
  readonly renewal: {
    readonly kind: Renewal['kind'];
    readonly ifNobodyActs: Text;
    /** The term that follows, where one can. */
    readonly next?: { readonly startsOn: LocalDate; readonly endsOn: LocalDate; readonly why: Text };
  };
  /** Whether a day was judged by weekends only, because no calendar is published for it. */
  readonly provisional: boolean;
  readonly calendarVersions: Readonly<Record<string, string>>;
}

/** What is asked: a term from its first day, or the last day of one whose first is not known. */
export interface AgreementDatesAsked {
  /** The recipient's calendar, or those of all who may receive a notice: it must be in time for each. */
  readonly calendar: Calendars;
  readonly effectiveOn?: LocalDate | undefined;
  readonly term?: Term | undefined;
  readonly expiresOn?: LocalDate | undefined;
  readonly renewal: Renewal;
  /** When a notice was sent, to be told whether it is in time. */
  readonly sentAt?: Instant | undefined;
}

/** Works out every date of an agreement and says why; throws `invalid_input` when neither a term nor a last day is given. */
export function agreementDates(question: AgreementDatesAsked): AgreementDates {
  const { calendar, renewal, sentAt } = question;
  const end = endOf(question);
  const by = renewal.notice && noticeBy(calendar, end.date, renewal.notice);
  const notice = by && renewal.notice && noticeDates(calendar, by, renewal.notice, question.effectiveOn);
  const receipt = sentAt === undefined ? undefined : lastReceipt(calendar, sentAt);
  return {
    ...(question.effectiveOn !== undefined && { effectiveOn: question.effectiveOn }),
    lastDay: end,
    ...(notice && { notice }),
    ...(receipt && { receipt: judged(receipt, renewal, by?.date ?? end.date) }),
    renewal: { kind: renewal.kind, ifNobodyActs: ifNobodyActs(renewal, end.date), ...following(question, end.date) },
    provisional: (by?.provisional ?? false) || (receipt?.provisional ?? false),
    calendarVersions: versionsOf(calendar),
  };
}

function endOf({ effectiveOn, term, expiresOn }: AgreementDatesAsked): Dated {
  if (expiresOn !== undefined)
    return {
      date: expiresOn,
      why: { zh: `期限至${chineseDay(expiresOn)}届满。`, en: `The term ends with ${englishDay(expiresOn)}.` },
    };
  if (effectiveOn === undefined || term === undefined)
    throw new DomainError(
      'invalid_input',
      text('请填写生效日和期限，或届满日。', 'Give effectiveOn and term, or expiresOn.'),
      { field: 'effectiveOn' },
    );
  const date = lastDay(term, effectiveOn);
  const counted =
    term.convention === 'inclusiveStart'
      ? { zh: '首日计入', en: 'the first day is counted' }
      : { zh: '首日不计入（民法典第二百零一条）', en: 'the first day is not counted (Civil Code, article 201)' };
  return {
    date,
    why: {
      zh: `自${chineseDay(effectiveOn)}起 ${term.months} 个月，${counted.zh}：至${chineseDay(date)}（${weekdayName(date).zh}）届满，遇休息日不顺延。`,
      en: `${term.months} months from ${englishDay(effectiveOn)}, ${counted.en}: the term ends with ${weekdayName(date).en} ${englishDay(date)}, rest day or not.`,
    },
  };
}

function judged(receipt: Receipt, renewal: Renewal, latest: LocalDate) {
  const inTime = receipt.receivedOn <= latest;
  const works = {
    automatic: { zh: '协议到期后不再续期。', en: 'The agreement is not renewed.' },
    optional: { zh: '协议可以续期。', en: 'The agreement can be renewed.' },
    none: { zh: '通知有效。', en: 'The notice works.' },
  }[renewal.kind];
  const late = {
    zh: `迟于最后有效日${chineseDay(latest)}：按无人通知处理。`,
    en: `Later than the last useful day, ${englishDay(latest)}: as if nobody had given notice.`,
  };
  return { ...receipt, inTime, then: inTime ? works : late };
}

function ifNobodyActs({ kind }: Renewal, expiresOn: LocalDate): Text {
  return kind === 'automatic'
    ? {
        zh: `自${chineseDay(addDays(expiresOn, 1))}起自动续期。`,
        en: `It renews by itself from ${englishDay(addDays(expiresOn, 1))}.`,
      }
    : { zh: `至${chineseDay(expiresOn)}届满终止。`, en: `It ends with ${englishDay(expiresOn)}.` };
}

function following({ effectiveOn, term, renewal }: AgreementDatesAsked, expiresOn: LocalDate) {
  if (renewal.kind === 'none' || term === undefined) return {};
  const anchor = effectiveOn ?? firstDayBefore(term, expiresOn);
  const endsOn = lastDay(term, anchor, 2);
  const why = {
    zh: `自首期起始日 ${anchor} 起共 ${2 * term.months} 个月。`,
    en: `${2 * term.months} months from the first day of the first term, ${anchor}.`,
  };
  return { next: { startsOn: addDays(expiresOn, 1), endsOn, why } };
}
