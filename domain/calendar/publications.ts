import type { Calendar } from './calendar';
import { laterOf, type LocalDate } from './dates';
import { daysWhere, namedDay, withDays, type NamedDays } from './named-days';
import { namedDaysOf, isDecemberBefore, refuseNotice, type OfficialNotice } from './official-notices';
import type { Text } from '../shared/text';
import type { Person } from '../shared/keys';

/** A version of a calendar that a programme's office has published; `follows` is the one before. */
export interface Publication {
  readonly calendar: Calendar;
  readonly follows: string;
  readonly year: number;
  /** Days of the December before that it names, too: deadlines of the former year are counted again. */
  readonly decemberBefore?: readonly LocalDate[];
  /** Only the days that it names are others, in a year that was published. */
  readonly amends?: true;
  readonly source: string;
  readonly by: Person;
}

/**
 * A deadline that a publication moved: of an approval, the last useful moment for the notice of an agreement, the tier of a dispute, a date
 * of intellectual property, when the figures of an evaluation are due, or what is due under an agreement. `id` is its process or its key; ISO instants.
 */
export interface MovedDeadline {
  readonly kind:
    | 'approval'
    | 'agreement'
    | 'dispute'
    | 'ip'
    | 'actuals'
    | 'obligation'
    | 'improvement'
    | 'risk'
    | 'fund'
    | 'staffing';
  readonly id: string;
  readonly title: Text;
  readonly from: string;
  readonly to: string;
}

/** A year's own count of versions goes on; the first of a later year begins at 1: 2026.1, 2026.2, 2027.1. */
const versionAfter = ({ version }: Calendar, through: LocalDate): string => {
  const year = through.slice(0, 4);
  const [last = '', count = '0'] = version.split('.');
  return last === year ? `${year}.${Number(count) + 1}` : `${year}.1`;
};

/** The calendar as each year's own notice has it, without what the notices of the years after said of its Decembers. */
const inItsOwnWords = (calendar: Calendar): Calendar => withDays(calendar, calendar.replaced ?? {});

const assertFollows = ({ key, publishedFrom, publishedThrough }: Calendar, { year, amends }: OfficialNotice): void => {
  const last = Number(publishedThrough?.slice(0, 4) ?? year - 1);
  const [from, through] = [publishedFrom ?? `${year}-01-01`, publishedThrough ?? `${year - 1}-12-31`];
  if (year > last + 1 || `${year}-12-31` < from)
    refuseNotice(
      'year',
      `${key} 的公布范围为 ${from} 至 ${through}。`,
      `${key} is published from ${from} through ${through}.`,
    );
  if (amends && year > last)
    refuseNotice('year', `${year} 年尚未公布，无可修改。`, `${year} is not published yet: there is nothing to amend.`);
};

const decemberDays = ({ year }: OfficialNotice, days: NamedDays): readonly LocalDate[] =>
  Object.keys(days)
    .filter((date) => isDecemberBefore(date, year))
    .sort();

/** How far a notice reaches beyond a year that is published as a whole: into the December before, and whether it only amends. */
export function publicationReach(
  calendar: Calendar,
  notice: OfficialNotice,
): Pick<Publication, 'decemberBefore' | 'amends'> {
  const december = decemberDays(notice, namedDaysOf(calendar, notice));
  return { ...(december.length > 0 && { decemberBefore: december }), ...(notice.amends && { amends: true }) };
}

/**
 * The next version of a calendar, with the days of a year as its official notice has them: the year after those
 * published, or a year among them anew, or amended in the days that it names. Days of the December before are named
 * over what the former year's own notice says, which is kept: a year published anew leaves alone what a later one said
 * of it, and takes back what it had said itself. Refuses (`invalid_input`) a year that leaves a gap, and what `namedDaysOf`
 * refuses. Source: docs/rules/calendar.md, "Publishing a year".
 */
export function publishedWith(calendar: Calendar, notice: OfficialNotice): Calendar {
  const { year, amends = false } = notice;
  assertFollows(calendar, notice);
  const days = namedDaysOf(calendar, notice);
  const [stray] = decemberDays(notice, days);
  if (stray !== undefined && stray < (calendar.publishedFrom ?? stray))
    refuseNotice('year', `${year - 1} 年没有公布。`, `${year - 1} is not published.`);
  const isOwn = (date: LocalDate) => date.startsWith(`${year}-`);
  const own = inItsOwnWords(calendar);
  const dropped = (date: LocalDate) => !amends && isOwn(date);
  const others = {
    holidays: Object.fromEntries(Object.entries(own.holidays).filter(([date]) => !dropped(date))),
    makeUpWorkdays: Object.fromEntries(Object.entries(own.makeUpWorkdays).filter(([date]) => !dropped(date))),
  };
  const base = withDays({ ...own, ...others }, daysWhere(days, isOwn));
  const saidLater = Object.keys(calendar.replaced ?? {}).filter((date) => amends || !isDecemberBefore(date, year));
  const over: NamedDays = {
    ...Object.fromEntries(saidLater.map((date) => [date, namedDay(calendar, date)])),
    ...daysWhere(days, (date) => isDecemberBefore(date, year)),
  };
  const replaced = Object.fromEntries(Object.keys(over).map((date) => [date, namedDay(base, date)]));
  const through = laterOf(calendar.publishedThrough ?? '', `${year}-12-31`);
  const { replaced: _, ...next } = withDays(base, over);
  return {
    ...next,
    version: versionAfter(calendar, through),
    publishedFrom: calendar.publishedFrom ?? `${Object.keys(over).length > 0 ? year - 1 : year}-01-01`,
    publishedThrough: through,
    ...(Object.keys(replaced).length > 0 && { replaced }),
  };
}
