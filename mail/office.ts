import { type Text, type Language, say } from '../domain/shared/text';
import type { ActualsRequestedMail, InformationMail } from './mail';
import type { WrittenMail } from './letter';
import { fixed, untilWhen } from './phrases';
import { formatDate, formatInstant } from '../domain/calendar/formats';

const words = {
  zh: {
    asked: (evaluation: string, due: string) => `[请填报] ${evaluation} · 请于${due}前填报实际值`,
    heading: (evaluation: string) => `请填报实际值：${evaluation}`,
    to: '致',
    standsIn: '代理',
    indicators: '需要填报的指标',
    until: '截止时间',
    whatThen: '逾期未处理',
    fill: '填报实际值',
    notice: (title: string, asked = '通知') => `[${asked}] ${title}`,
    what: '事项',
    todo: '需要您办理',
    then: '逾期后果',
    lastDay: (day: string) => `${day}（含当日）`,
    look: '查看详情',
  },
  en: {
    asked: (evaluation: string, due: string) => `[Figures needed] ${evaluation} · by ${due}`,
    heading: (evaluation: string) => `Please give the actual figures: ${evaluation}`,
    to: 'To',
    standsIn: 'Standing in for',
    indicators: 'Indicators to fill in',
    until: 'Until',
    whatThen: 'If nobody acts',
    fill: 'Give the figures',
    notice: (title: string, asked = 'Notice') => `[${asked}] ${title}`,
    what: 'What happened',
    todo: 'What to do',
    then: 'What happens then',
    lastDay: (day: string) => `${day}, that day included`,
    look: 'See the details',
  },
};

/** Asks the programme office, whoever owns a figure, or who stands in for them, for an evaluation's actual figures. */
export function writeActualsRequested(mail: ActualsRequestedMail, language: Language): WrittenMail {
  const phrases = words[language];
  const evaluation = say(mail.evaluation, language);
  const indicators = mail.indicators.map((indicator) => say(indicator, language));
  return {
    ...fixed(mail, language),
    subject: phrases.asked(evaluation, formatInstant(mail.dueAt, mail.zone, language, { year: false })),
    preview: indicators.join(language === 'zh' ? '、' : ', '),
    heading: phrases.heading(evaluation),
    button: phrases.fill,
    lead: [
      { label: phrases.to, lines: [mail.person] },
      ...(mail.standsInFor === undefined ? [] : [{ label: phrases.standsIn, lines: [mail.standsInFor] }]),
      { label: phrases.until, lines: [untilWhen(mail, language)], isStrong: true },
    ],
    blocks: [
      { label: phrases.indicators, lines: indicators },
      { label: phrases.whatThen, lines: [say(mail.whatThen, language)] },
    ],
  };
}

/** Until when there is something to do, on the reader's clock or as the last day. */
export const untilOf = (until: NonNullable<InformationMail['until']>, language: Language): string =>
  'lastDay' in until
    ? words[language].lastDay(formatDate(until.lastDay, language))
    : formatInstant(until.dueAt, until.zone, language, { zoneName: true, year: true });

const blockOf = (label: string, lines: readonly Text[], language: Language): WrittenMail['blocks'] =>
  lines.length === 0 ? [] : [{ label, lines: lines.map((line) => say(line, language)) }];

/** Tells somebody, mostly the programme office, what happened, and where there is something to do what it is. */
export function writeInformation(mail: InformationMail, language: Language): WrittenMail {
  const phrases = words[language];
  const title = say(mail.title, language);
  const lines = mail.lines.map((line) => say(line, language));
  return {
    ...fixed(mail, language),
    subject: phrases.notice(title, mail.asked && say(mail.asked, language)),
    preview: lines[0] ?? title,
    heading: title,
    button: phrases.look,
    lead: mail.until ? [{ label: phrases.until, lines: [untilOf(mail.until, language)], isStrong: true }] : [],
    blocks: [
      { label: phrases.what, lines },
      ...blockOf(phrases.todo, mail.todo ?? [], language),
      ...blockOf(phrases.then, mail.whatThen ? [mail.whatThen] : [], language),
    ],
  };
}
