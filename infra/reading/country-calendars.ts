import { createRequire } from 'node:module';
import type { Calendar } from '../../domain/calendar/calendar';
import { addDays } from '../../domain/calendar/dates';
import { refused } from '../../domain/shared/reasons';
import { remembering } from '../../domain/shared/remembering';
import { text } from '../../domain/shared/sentences';
import { isCountryKey, notForChina } from '../../domain/calendar/countries';
import type { Text } from '../../domain/shared/text';

/** What the package `date-holidays` says of one holiday: `date` begins with its first day; half days begin or end at noon. */
interface Holiday {
  readonly date: string;
  readonly start: Date;
  readonly end: Date;
  readonly name: string;
  readonly type: string;
}

interface Holidays {
  getStates(country: string, language?: string): Readonly<Record<string, string>> | null | undefined;
  getRegions(country: string, state: string): Readonly<Record<string, string>> | null | undefined;
  getCountries(language?: string): Readonly<Record<string, string>>;
  getTimezones(): readonly string[];
  getHolidays(year: number, language: string): readonly Holiday[];
}

interface HolidaysPackage {
  readonly Holidays: new (country?: string, state?: string, region?: string) => Holidays;
  readonly version: string;
}

const PACKAGE = 'date-holidays';

/** The years for which its rules are taken as published: governments change holidays, and a version of the package knows no better. */
const FIRST_YEAR = 2024;
const LAST_YEAR = 2027;

// A megabyte of rules and half a second to read them: only whoever works by such a calendar pays.
const holidaysPackage = remembering((name: string): HolidaysPackage => {
  const load = createRequire(__filename);
  const { version } = load(`${name}/package.json`) as { readonly version: string };
  return { Holidays: load(name) as HolidaysPackage['Holidays'], version };
});

const countryIn = (key: string): readonly string[] => key.toUpperCase().split('-');

/** Whether holidays of that country, and of that state and region of it, are known. */
export const isCountryCalendar = (key: string): boolean => {
  if (!isCountryKey(key) || notForChina(key)) return false;
  const [country = '', state, region] = countryIn(key);
  const all = new (holidaysPackage(PACKAGE).Holidays)();
  if (!Object.hasOwn(all.getCountries(), country)) return false;
  if (state === undefined) return true;
  if (!Object.hasOwn(all.getStates(country) ?? {}, state)) return false;
  return region === undefined || Object.hasOwn(all.getRegions(country, state) ?? {}, region);
};

/** The time zones of a country, or of a region of it; none where none is known. */
export const zonesOfCountry = (key: string): readonly string[] => {
  const { Holidays } = holidaysPackage(PACKAGE);
  return new Holidays(...countryIn(key)).getTimezones();
};

/** A country or a region of one: the key of its calendar, and every name that it goes by, its own first. */
export interface NamedPlace {
  readonly key: string;
  readonly names: readonly string[];
}

const namedIn = (prefix: string, ...tongues: readonly (Readonly<Record<string, string>> | null | undefined)[]) =>
  Object.keys(tongues[0] ?? {}).map((code): NamedPlace => ({
    key: `${prefix}${code.toLowerCase()}`,
    names: [...new Set(tongues.flatMap((names) => names?.[code] ?? []))],
  }));

/** Every country whose holidays are known, but China. */
export const countries = remembering((): readonly NamedPlace[] => {
  const all = new (holidaysPackage(PACKAGE).Holidays)();
  const codes = Object.keys(all.getCountries());
  const [english, chinese] = (['en', 'zh'] as const).map((language) => {
    const names = new Intl.DisplayNames([language], { type: 'region' });
    return Object.fromEntries(codes.map((code) => [code, names.of(code) ?? code]));
  });
  return namedIn('', all.getCountries(), all.getCountries('en'), english, chinese).filter(
    ({ key }) => !notForChina(key),
  );
});

/** The regions of a country in which holidays differ, by their own names and in English. */
export const regionsOf = remembering((country: string): readonly NamedPlace[] => {
  const all = new (holidaysPackage(PACKAGE).Holidays)();
  const code = country.toUpperCase();
  return namedIn(`${country}-`, all.getStates(code), all.getStates(code, 'en'));
});

type WeekInfo = { readonly weekend: readonly number[] };

/** The days of the week on which a country rests, as the runtime knows them: a getter in Node 20, a method later. */
const weekendOf = (country: string): readonly number[] => {
  const locale = new Intl.Locale(`und-${country}`) as { getWeekInfo?: () => WeekInfo; weekInfo?: WeekInfo };
  return (locale.getWeekInfo?.() ?? locale.weekInfo ?? { weekend: [6, 7] }).weekend;
};

const HOUR_MS = 3_600_000;

/** The whole days of a holiday; an hour more or less where the clocks change. */
const daysOf = ({ date, start, end }: Holiday): readonly string[] => {
  const length = Math.floor(((end.getTime() - start.getTime()) / HOUR_MS + 1) / 24);
  return Array.from({ length: Math.max(0, length) }, (_, day) => addDays(date.slice(0, 10), day));
};

const publicDays = (holidays: Holidays, language: string) =>
  Array.from({ length: LAST_YEAR - FIRST_YEAR + 2 }, (_, at) => FIRST_YEAR - 1 + at).flatMap((year) =>
    holidays
      .getHolidays(year, language)
      .filter(({ type }) => type === 'public')
      .flatMap((holiday) => daysOf(holiday).map((day) => [day, holiday.name] as const)),
  );

const compute = remembering((key: string): Calendar => {
  const [country = '', state, region] = countryIn(key);
  const { Holidays, version } = holidaysPackage(PACKAGE);
  const holidays = new Holidays(country, state, region);
  const [publishedFrom, publishedThrough] = [`${FIRST_YEAR}-01-01`, `${LAST_YEAR}-12-31`];
  const english = new Map(publicDays(holidays, 'en'));
  const named = publicDays(holidays, 'zh')
    .filter(([day]) => publishedFrom <= day && day <= publishedThrough)
    .map(([day, zh]): readonly [string, Text] => [day, text(zh, english.get(day) ?? zh)]);
  return {
    key,
    version: `${PACKAGE} ${version}`,
    zone: holidays.getTimezones()[0] ?? 'UTC',
    weekend: weekendOf(country),
    holidays: Object.fromEntries(named),
    makeUpWorkdays: {},
    workingHours: { from: '09:00', to: '17:30' },
    cutOff: '17:30',
    publishedFrom,
    publishedThrough,
  };
});

/**
 * The calendar of a country, or of a state and region of it (`de`, `de-by`), by the public holidays that `date-holidays` computes; its
 * version names the package. Nothing where it knows none. Never of China, whose days off and make-up workdays are decreed year by year:
 * throws `calendar_unknown`.
 */
export const countryCalendar = (key: string): Calendar | undefined => {
  const why = notForChina(key);
  if (why) throw refused('calendar_unknown', why, { field: 'calendar', key });
  return isCountryCalendar(key) ? compute(key) : undefined;
};
