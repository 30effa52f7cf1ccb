import { calendarWords } from '../../domain/definition/words/calendars';
import { notForChina } from '../../domain/calendar/countries';
import { isZone } from '../../domain/calendar/zones';
import { nearest } from '../../domain/shared/nearest';
import { text } from '../../domain/shared/sentences';
import type { Text } from '../../domain/shared/text';
import { latin } from '../../definition/latin';
import { countries, isCountryCalendar, regionsOf, zonesOfCountry, type NamedPlace } from './country-calendars';

/** Calendars that belong to no country, or to the one whose days off are published. */
const ownCalendars = ['cn', 'weekdays'];

const wordsOf = (name: string): readonly string[] =>
  latin(name)
    .split(/[^a-z0-9\p{Script=Han}]+/u)
    .filter(Boolean);

/** Words that stand in names of regions and tell nothing apart. */
const common = ['region', 'community', 'comunidad', 'comunitat', 'de', 'of', 'the', 'and', 'y', 'ciudad', 'hansestadt'];

/** Whether a place goes by these words: all of them begin a word of one of its names. */
const goesBy = (typed: readonly string[], { key, names }: NamedPlace): boolean => {
  if (typed.length === 1 && key.split('-').at(-1) === typed[0]) return true;
  const said = typed.filter((word) => !common.includes(word));
  return (
    said.length > 0 &&
    names.some((name) => {
      const words = wordsOf(name);
      return said.every((word) => (word.length > 3 ? words.some((one) => one.startsWith(word)) : words.includes(word)));
    })
  );
};

const only = (places: readonly NamedPlace[]): NamedPlace | undefined => (places.length === 1 ? places[0] : undefined);

/** The country that some of the words name, and what else was said. */
const countryIn = (
  typed: readonly string[],
): { readonly country: string; readonly rest: readonly string[] } | undefined => {
  for (const length of [typed.length, 3, 2, 1]) {
    for (const words of [typed.slice(0, length), typed.slice(-length)]) {
      const country = words.length > 0 && only(countries().filter((one) => isNamed(words, one)));
      if (country) return { country: country.key, rest: typed.filter((word) => !words.includes(word)) };
    }
  }
  return undefined;
};

const isNamed = (words: readonly string[], { key, names }: NamedPlace): boolean =>
  (words.length === 1 && words[0] === key) || names.some((name) => wordsOf(name).join(' ') === words.join(' '));

/** The calendar that somebody means by its key or by the name of a country or region: `es-vc` for "Valencia, Spain"; nothing where there is none, or more than one. */
export const calendarMeant = (typed: string): string | undefined => {
  const key = typed.trim().toLowerCase();
  if (ownCalendars.includes(key) || isCountryCalendar(key)) return key;
  const words = wordsOf(typed);
  if (['china', '中国'].includes(words.join(' '))) return 'cn';
  const found = countryIn(words);
  if (found?.rest.length === 0) return found.country;
  if (found) return regionMeant(found.country, found.rest.join(' '));
  return only(countries().flatMap(({ key: country }) => regionsOf(country).filter((one) => goesBy(words, one))))?.key;
};

/** The region of a country that is meant by its code or its name. */
export const regionMeant = (country: string, typed: string): string | undefined =>
  only(regionsOf(country).filter((one) => goesBy(wordsOf(typed), one)))?.key;

/** "vc Comunitat Valenciana, md Comunidad de Madrid": the regions of a country as they are offered. */
export const regionList = (country: string): Text => {
  const listed = regionsOf(country).map(({ key, names: [own = ''] }) => `${key.slice(country.length + 1)} ${own}`);
  return text(listed.join('、'), listed.join(', '));
};

/** "德国，Hamburg（de-hh）": the days off that a calendar knows, by the name of its region. */
export const calendarSaid = (key: string): Text => {
  const [country = ''] = key.split('-');
  const region = regionsOf(country).find((one) => one.key === key)?.names[0];
  const off = calendarWords(region === undefined ? key : country);
  return region === undefined
    ? text(`${off.zh}（${key}）`, `${off.en} (${key})`)
    : text(`${off.zh}，${region}（${key}）`, `${off.en}, ${region} (${key})`);
};

const example = text(
  '可写 cn（中国）、weekdays（周一至周五），或国家代码，必要时加地区代码，如 de、de-by。',
  'Known are cn (China), weekdays (Monday to Friday), and countries by their codes, with a region where it matters: de, de-by.',
);

/** That there is no such calendar, and what there is that comes nearest: the one that was meant, the regions of its country, or how one is written. */
export const noSuchCalendar = (typed: string): Text => {
  const none = text(`没有“${typed}”这个日历。`, `There is no calendar "${typed}".`);
  const refused = notForChina(typed);
  if (refused) return refused;
  const meant = calendarMeant(typed);
  const country = /^([a-z]{2})\b/i.exec(typed)?.[1]?.toLowerCase() ?? countryIn(wordsOf(typed))?.country;
  const known = country !== undefined && isCountryCalendar(country) ? country : undefined;
  if (meant !== undefined) return text(`${none.zh}是否应为“${meant}”？`, `${none.en} Did you mean "${meant}"?`);
  if (known === undefined) return text(`${none.zh}${example.zh}`, `${none.en} ${example.en}`);
  const { zh, en } = regionList(known);
  return zh === ''
    ? text(`${none.zh}“${known}”不分地区。`, `${none.en} "${known}" has no regions: write ${known}.`)
    : text(
        `${none.zh}“${known}”的地区有：${zh}；写作 ${known} 或 ${known}-地区代码。`,
        `${none.en} The regions of ${known}: ${en}. Write ${known}, or ${known}- and the code of a region.`,
      );
};

/** That there is no such time zone, and those that there are: the one that was meant, or those where that calendar holds. */
export const noSuchZone = (typed: string, calendar: unknown): Text => {
  const none = text(`没有“${typed}”这个时区。`, `There is no time zone "${typed}".`);
  const key = typeof calendar === 'string' ? calendarMeant(calendar) : undefined;
  const own = key === 'cn' ? ['Asia/Shanghai'] : key !== undefined && isCountryCalendar(key) ? zonesOfCountry(key) : [];
  const near = nearest(
    typed,
    Intl.supportedValuesOf('timeZone').filter((zone) => zone.slice(0, 8) === typed.slice(0, 8)),
  );
  const listed = own.filter(isZone);
  if (listed.length > 0)
    return text(
      `${none.zh}“${String(key)}”的时区：${listed.join('、')}。`,
      `${none.en} Those of ${String(key)}: ${listed.join(', ')}.`,
    );
  return near === undefined
    ? text(`${none.zh}时区写作 Europe/Berlin。`, `${none.en} A zone is written Europe/Berlin.`)
    : text(`${none.zh}是否应为“${near}”？`, `${none.en} Did you mean "${near}"?`);
};
