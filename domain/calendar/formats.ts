import { remembering } from '../shared/remembering';
import type { Language } from '../shared/text';
import { chineseDay, englishDay } from './said-days';

/** `year` is left out of Chinese dates and kept in English ones unless asked; `zoneName` adds the name of the zone. */
export interface InstantFormat {
  readonly year?: boolean;
  readonly zoneName?: boolean;
}

/** An instant (ISO, with or without a `[zone]` mark) on the clock of `zone`: `10月9日（周五）17:30`, `Fri 9 Oct 2026, 17:30`. */
export function formatInstant(iso: string, zone: string, language: Language, format: InstantFormat = {}): string {
  const at = new Date(iso.replace(/\[[^\]]*\]$/, ''));
  const { year, month, day, weekday, hour, minute } = partsOf(at, zone, language);
  const name = format.zoneName ? nameOfZone(at, zone, language) : '';
  if (language === 'en')
    return `${weekday} ${day} ${month}${format.year === false ? '' : ` ${year}`}, ${hour}:${minute}${name}`;
  return `${format.year ? `${year}年` : ''}${month}月${day}日（${weekday}）${hour}:${minute}${name}`;
}

/** A calendar day (`2026-10-09`), which has no zone: `2026年10月9日`, `9 Oct 2026`. */
export function formatDate(date: string, language: Language): string {
  return language === 'zh' ? chineseDay(date) : englishDay(date);
}

const locales = { zh: 'zh-CN', en: 'en-GB' };

// Building a formatter takes longer than a whole mail, so one is kept for each zone and language.
const clockOf = remembering(
  (zone: string, language: Language) =>
    new Intl.DateTimeFormat(locales[language], {
      timeZone: zone,
      year: 'numeric',
      month: language === 'zh' ? 'numeric' : 'short',
      day: 'numeric',
      weekday: 'short',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    }),
);

const zoneNames = remembering(
  (zone: string, language: Language) =>
    new Intl.DateTimeFormat(locales[language], { timeZone: zone, timeZoneName: 'long' }),
);

const zoneTitles = remembering(
  (zone: string, language: Language) =>
    new Intl.DateTimeFormat(locales[language], { timeZone: zone, timeZoneName: 'longGeneric' }),
);

function partsOf(at: Date, zone: string, language: Language) {
  const parts = clockOf(zone, language).formatToParts(at);
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((found) => found.type === type)?.value ?? '';
  return {
    year: part('year'),
    // British English has one four-letter month ("Sept"); people expect three.
    month: part('month').replace('Sept', 'Sep'),
    day: part('day'),
    weekday: part('weekday'),
    hour: part('hour'),
    minute: part('minute'),
  };
}

function nameOfZone(at: Date, zone: string, language: Language): string {
  const name = zone === SHANGHAI ? beijing[language] : partsOfName(zoneNames(zone, language), at, zone);
  return language === 'zh' ? `（${name}）` : ` ${name}`;
}

/** What a zone's clock is called all year round: 北京时间, Central European Time. */
export const zoneTitle = (zone: string, language: Language): string =>
  zone === SHANGHAI ? beijing[language] : partsOfName(zoneTitles(zone, language), SUMMER, zone);

/** A day on which clocks are put forward where they ever are: without that a zone is called by its winter time. */
const SUMMER = new Date('2026-07-01T00:00:00Z');

const SHANGHAI = 'Asia/Shanghai';
const beijing = { zh: '北京时间', en: 'Beijing time' };

const partsOfName = (clock: Intl.DateTimeFormat, at: Date, zone: string): string =>
  clock.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value ?? zone;
