import { moment } from '../shared/sentences';
import type { LocalDate } from './dates';
import { weekdayName } from './rest-days';

/** A date, with its hour where it has one, as sentences in Chinese have it: `2026年10月9日`, `2026年10月9日 18:30`. */
export const chineseDay = (date: string): string => {
  const [day = '', hour] = date.split(/[ T]/);
  const [year, month, of] = day.split('-').map(Number);
  return `${year}年${month}月${of}日${hour === undefined ? '' : ` ${hour}`}`;
};

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sept', 'Oct', 'Nov', 'Dec'];

/** A date as sentences in English have it: `9 Oct 2026`. */
export const englishDay = (date: LocalDate): string => {
  const [year, month = '', day] = date.split('-');
  return `${Number(day)} ${MONTHS[Number(month) - 1]} ${year}`;
};

/** A Chinese date with its weekday, and why it rests where that is said: `2026年10月2日（周五，国庆节）`. */
export const namedDay = (date: LocalDate, why?: string): string =>
  `${chineseDay(date)}（${[weekdayName(date).zh, ...(why === undefined ? [] : [why])].join('，')}）`;

/** An instant as the record has it, in a Chinese sentence: `2026年3月9日 17:30（UTC+08:00）`. */
export const chineseMoment = (instant: string): string => {
  const [day, hour, zone] = moment(instant).split(' ');
  return `${chineseDay(day ?? '')} ${hour}${zone?.replace('(', '（').replace(')', '）')}`;
};
