import { list, text } from '../../shared/sentences';
import type { Programme } from '../../programme/programme';
import type { Text } from '../../shared/text';

const countryNames = {
  zh: new Intl.DisplayNames('zh', { type: 'region' }),
  en: new Intl.DisplayNames('en', { type: 'region' }),
};

/** What the calendar of a key knows as days off: `de-hh` is Germany with the holidays of its region HH. */
export function calendarWords(key: string): Text {
  if (key === 'cn') return text('中国法定节假日和调休', 'China, with its holidays and make-up workdays');
  if (key === 'weekdays') return text('周一至周五，不计节假日', 'Monday to Friday, without holidays');
  const [country = '', ...region] = key.split('-');
  if (!/^[a-z]{2}$/.test(country)) return text(`日历 ${key}`, `the calendar ${key}`);
  const [code, within] = [country.toUpperCase(), region.join('-').toUpperCase()];
  const [zh, en] = [countryNames.zh.of(code) ?? code, countryNames.en.of(code) ?? code];
  return within === ''
    ? text(`${zh}节假日`, `the holidays of ${en}`)
    : text(`${zh}及其 ${within} 地区的节假日`, `the holidays of ${en} and its region ${within}`);
}

/** By which days off each party that decides works. */
export const calendarSentence = ({ parties }: Programme): Text => {
  const { zh, en } = list(
    Object.values(parties)
      .filter(({ decides }) => decides)
      .map(({ title, calendar }) => {
        const off = calendarWords(calendar);
        return text(`${title.zh}（${off.zh}）`, `${title.en} (${off.en})`);
      }),
  );
  return text(`工作日历：${zh}。`, `Working days: ${en}.`);
};
