import { text } from '../shared/sentences';
import type { Text } from '../shared/text';

/** A country by its two letters (ISO 3166), and where holidays differ within it a state and a region: `de`, `de-by`. */
export interface CountryPlace {
  readonly country: string;
  readonly region?: string | undefined;
}

const shape = /^[a-z]{2}(-[a-z0-9]+){0,2}$/;

/** Whether a key of a calendar names a country. */
export const isCountryKey = (key: string): boolean => shape.test(key);

/** The key of the calendar of a country or of a region of it. */
export const countryKeyOf = ({ country, region }: CountryPlace): string =>
  [country, ...(region === undefined ? [] : [region])].join('-').toLowerCase();

/**
 * Why China's holidays are not computed by a rule; nothing for any other country. Source: docs/rules/calendar.md,
 * "Working calendars".
 */
export const notForChina = (key: string): Text | undefined =>
  /^cn(-|$)/.test(key)
    ? text(
        '中国的放假和调休上班日由国务院逐年公布，date-holidays 推算有误，不予采用；请写 calendar: cn，使用本产品自带、可逐年公布的日历。',
        'Holidays and make-up workdays of China are decreed year by year, and date-holidays computes them wrongly: use calendar: cn, which is shipped and published year by year.',
      )
    : undefined;
