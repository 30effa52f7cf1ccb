import { comingMonth } from '../domain/calendar/coming-month';
import { isPlannable } from '../domain/calendar/dates';
import type { Language, Text } from '../domain/shared/text';
import { localDateOf } from '../domain/calendar/zones';
import { MOST_IN_DRAFT, type Draft, type DraftGroup } from '../definition/drafts';
import { slug } from '../definition/latin';
import { calendarMeant, noSuchCalendar } from '../infra/reading/calendar-places';
import { isCountryCalendar, zonesOfCountry } from '../infra/reading/country-calendars';
import { kindOf } from './group-kinds';

/** What is asked, in this order; by the same names as flags of the command. */
export const questions = [
  'companyA',
  'companyB',
  'title',
  'domainA',
  'domainB',
  'calendarA',
  'calendarB',
  'groups',
  'phases',
  'starts',
] as const;

export type Question = (typeof questions)[number];
export type Answers = Readonly<Partial<Record<Question, string>>>;

const text = (zh: string, en: string): Text => ({ zh, en });

/** How each question is put. */
export const asked: Readonly<Record<Question, Text>> = {
  companyA: text('第一家企业的名称', 'Name of the first company'),
  companyB: text('第二家企业的名称', 'Name of the second company'),
  title: text('合作计划的名称', 'Title of the programme'),
  domainA: text('第一家企业的邮箱域名', 'Mail domain of the first company'),
  domainB: text('第二家企业的邮箱域名', 'Mail domain of the second company'),
  calendarA: text(
    '第一家企业的工作日历（cn 中国，weekdays 周一至周五，或国家、地区，如 de、Hamburg）',
    'Working days of the first company (cn China, weekdays Monday to Friday, or a country or region such as de or Hamburg)',
  ),
  calendarB: text('第二家企业的工作日历', 'Working days of the second company'),
  groups: text(
    `由哪些组决定，用逗号分隔，第一组统领（至多 ${MOST_IN_DRAFT.groups} 个）`,
    `Groups that decide, with commas between, the leading one first (${MOST_IN_DRAFT.groups} at most)`,
  ),
  phases: text(
    `阶段及月数，用逗号分隔（至多 ${MOST_IN_DRAFT.phases} 个）`,
    `Phases with their months, with commas between (${MOST_IN_DRAFT.phases} at most)`,
  ),
  starts: text('开始日期（YYYY-MM-DD）', 'First day (YYYY-MM-DD)'),
};

const usual = {
  zh: {
    companyA: '甲公司',
    companyB: '乙公司',
    title: (a: string, b: string) => `${a} × ${b} 合作计划`,
    calendar: 'cn',
    groups: '战略决策组，业务协调组',
    phases: '启动期 6，建设期 18，运营期 12',
  },
  en: {
    companyA: 'Company A',
    companyB: 'Company B',
    title: (a: string, b: string) => `${a} × ${b}`,
    calendar: 'weekdays',
    groups: 'Steering group, Working group',
    phases: 'Start 6, Build 18, Operate 12',
  },
} as const;

/** Ends of mail domains that are letters of a country and used all over the world. */
const worldwide = ['ai', 'cc', 'co', 'fm', 'io', 'me', 'tv', 'ws'];

/** The calendar of the country in which a mail domain ends; nothing of a region, since a domain does not say that. */
const calendarOfDomain = (domain: string): string | undefined => {
  const end = domain.split('.').at(-1) ?? '';
  if (end === 'cn') return end;
  const country = end === 'uk' ? 'gb' : end;
  return end.length === 2 && !worldwide.includes(end) && isCountryCalendar(country) ? country : undefined;
};

/** What is taken where nobody answers, by what was answered before. */
export const usualAnswer = (question: Question, before: Answers, language: Language, now: Date): string => {
  const words = usual[language];
  switch (question) {
    case 'title':
      return words.title(before.companyA ?? '', before.companyB ?? '');
    case 'domainA':
      return `${slug(before.companyA ?? '', 'company-a')}.example`;
    case 'domainB':
      return `${slug(before.companyB ?? '', 'company-b')}.example`;
    case 'calendarA':
      return calendarOfDomain(before.domainA ?? '') ?? words.calendar;
    case 'calendarB':
      return calendarOfDomain(before.domainB ?? '') ?? words.calendar;
    case 'starts':
      return comingMonth(localDateOf(now.toISOString(), zoneOf(before.calendarA ?? words.calendar)));
    default:
      return words[question];
  }
};

/** What stands between commas. */
export const listIn = (answer: string): readonly string[] =>
  answer
    .split(/[,，、;；]/)
    .map((one) => one.trim())
    .filter(Boolean);

const phaseIn = (one: string) => {
  const [, title = '', months = ''] = /^(.*\D)\s*(\d{1,3})\s*(?:months?|个月|月)?$/.exec(one) ?? [];
  return { title: title.trim(), months: Number(months) };
};

/** What is wrong with an answer; nothing where it will do. */
export const refusedAnswer = (question: Question, answer: string, before: Answers): Text | undefined => {
  switch (question) {
    case 'domainA':
    case 'domainB':
      if (!/^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+$/.test(answer))
        return text('邮箱域名应如 acme.example。', 'A mail domain is written acme.example.');
      return question === 'domainB' && answer === before.domainA
        ? text('双方的域名不能相同。', 'The two companies need different domains.')
        : undefined;
    case 'calendarA':
    case 'calendarB':
      return calendarMeant(answer) === undefined ? noSuchCalendar(answer) : undefined;
    case 'groups':
      return within(listIn(answer).length, MOST_IN_DRAFT.groups);
    case 'phases': {
      const phases = listIn(answer).map(phaseIn);
      const isOdd = phases.some(({ title, months }) => title === '' || months < 1 || months > 240);
      return isOdd
        ? text('阶段写作“建设期 18”：名称和月数。', 'A phase is written "Build 18": its title and months.')
        : within(phases.length, MOST_IN_DRAFT.phases);
    }
    case 'starts':
      return isPlannable(answer) ? undefined : text('日期应如 2027-01-01。', 'A day is written 2027-01-01.');
    default:
      return answer.length > 200 ? text('不超过 200 字。', '200 characters at most.') : undefined;
  }
};

const within = (count: number, most: number): Text | undefined =>
  count >= 1 && count <= most ? undefined : text(`请写 1 至 ${most} 个。`, `Name 1 to ${most}.`);

const zoneOf = (typed: string): string => {
  const calendar = calendarMeant(typed) ?? typed;
  if (calendar === 'cn') return 'Asia/Shanghai';
  const own = new Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC';
  return calendar === 'weekdays' ? own : (zonesOfCountry(calendar)[0] ?? own);
};

/** The groups of a draft; what the name of one does not say is taken as the answer to that, else as a matter of business. */
export const groupsIn = (
  answer: string,
  kinds: Readonly<Record<string, DraftGroup['kind']>> = {},
): readonly DraftGroup[] =>
  listIn(answer).map((title, at) => ({
    title,
    kind: at === 0 ? 'strategic' : (kindOf(title) ?? kinds[title] ?? 'business'),
  }));

/** The draft that the answers make. */
export const draftOf = (
  answers: Readonly<Record<Question, string>>,
  kinds: Readonly<Record<string, DraftGroup['kind']>> = {},
): Draft => {
  const company = (name: string, domain: string, calendar: string) => ({
    name,
    domain,
    calendar: calendarMeant(calendar) ?? calendar,
    zone: zoneOf(calendar),
  });
  return {
    companies: [
      company(answers.companyA, answers.domainA, answers.calendarA),
      company(answers.companyB, answers.domainB, answers.calendarB),
    ],
    title: answers.title,
    starts: answers.starts,
    groups: groupsIn(answers.groups, kinds),
    phases: listIn(answers.phases).map(phaseIn),
  };
};
