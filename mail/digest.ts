import type { DigestMail, ListedNews, ListedOutcome, ListedTask } from './mail';
import type { Block, WrittenMail } from './letter';
import { fixed, untilWhen, withBeside } from './phrases';
import { untilOf } from './office';
import { capacityOf, otherTasks } from './task';
import { type Language, say } from '../domain/shared/text';
import { formatInstant } from '../domain/calendar/formats';

const words = {
  zh: {
    subject: (count: number, due: string) => `[待办汇总] ${count} 项待您决定 · 最早请于${due}前决定`,
    nothing: (count: number) => `[汇总] 期间有 ${count} 项进展`,
    decided: (count: number) => `[已决定] ${count} 项已结束`,
    ended: (count: number) => `[已结束，无需处理] ${count} 项已结束`,
    endedHeading: (count: number) => `${count} 项已结束，无需您再处理`,
    endedLabel: '已结束，无需您再处理',
    heading: (count: number) => (count > 0 ? `${count} 项待您决定` : '期间的进展'),
    to: '致',
    whyNow: '为何现在',
    until: (due: string) => `截止时间：${due}`,
    as: (capacity: string) => `您的身份：${capacity}`,
    open: '查看并决定这一项',
    outcomes: '期间已决定',
    news: '另请知悉',
    look: '查看详情',
    outcome: ({ zh }: { readonly zh: string }, outcome: string) => `${zh}：${outcome}`,
    footer: [
      '转发不转移授权：各链接只对收件人本人有效，请勿转发。',
      '打开链接只会显示页面，不会作出任何决定。此邮件涉及多项，回复不会被记录；请在各项页面上说明。',
    ],
    button: '打开我的待办',
  },
  en: {
    subject: (count: number, due: string) => `[Waiting for you] ${count} to decide · the first by ${due}`,
    nothing: (count: number) => `[Meanwhile] ${count} to know`,
    decided: (count: number) => `[Decided] ${count} closed`,
    ended: (count: number) => `[Closed, nothing to do] ${count} closed`,
    endedHeading: (count: number) => `${count} closed, nothing left for you to do`,
    endedLabel: 'Closed, nothing left for you to do',
    heading: (count: number) => (count > 0 ? `${count} to decide` : 'What happened meanwhile'),
    to: 'To',
    whyNow: 'Why now',
    until: (due: string) => `Until: ${due}`,
    as: (capacity: string) => `You act as: ${capacity}`,
    open: 'Read and decide this one',
    outcomes: 'Decided meanwhile',
    news: 'Also to know',
    look: 'See the details',
    outcome: ({ en }: { readonly en: string }, outcome: string) => `${en}: ${outcome}`,
    footer: [
      'Forwarding transfers no authority: each link is valid for its addressee only.',
      'Opening a link only shows a page and decides nothing. This mail is about several matters, so a reply to it is not kept; please write on the page of each.',
    ],
    button: 'Open my tasks',
  },
};

const byDeadline = (a: ListedTask, b: ListedTask) => instantOf(a.dueAt) - instantOf(b.dueAt);
const instantOf = (at: string) => Date.parse(at.replace(/\[[^\]]*\]$/, ''));

/** Lists what waits for a person, the nearest deadline first, each with its own link; then what was decided meanwhile. */
export function writeDigest(mail: DigestMail, language: Language): WrittenMail {
  const phrases = words[language];
  const tasks = [...mail.tasks].sort(byDeadline);
  const [first] = tasks;
  const isOver = tasks.length + mail.news.length === 0 && mail.outcomes.every(({ isNothingToDo }) => isNothingToDo);
  const told = [...mail.outcomes.map(({ asked }) => asked), ...mail.news.map(({ what }) => what)];
  return {
    ...fixed(mail, language),
    subject: first
      ? phrases.subject(tasks.length, formatInstant(first.dueAt, first.zone, language, { year: false }))
      : phrases[isOver ? 'ended' : mail.news.length > 0 ? 'nothing' : 'decided'](told.length),
    preview: [...tasks.map(({ asked }) => asked), ...told]
      .map((what) => say(what, language))
      .join(language === 'zh' ? '、' : ', '),
    heading: isOver ? phrases.endedHeading(told.length) : phrases.heading(tasks.length),
    button: phrases.button,
    footer: phrases.footer,
    lead: [
      { label: phrases.to, lines: [mail.person] },
      { label: phrases.whyNow, lines: [say(mail.whyNow, language)] },
    ],
    blocks: [
      ...tasks.map((task, index) => taskBlock(task, index + 1, language)),
      ...otherTasks(mail.alsoOpen, language),
      ...outcomesBlock(
        mail.outcomes.filter(({ isNothingToDo }) => isNothingToDo),
        phrases.endedLabel,
        language,
      ),
      ...outcomesBlock(
        mail.outcomes.filter(({ isNothingToDo }) => !isNothingToDo),
        phrases.outcomes,
        language,
      ),
      ...newsBlocks(mail.news, language),
    ],
  };
}

function taskBlock(task: ListedTask, number: number, language: Language): Block {
  const phrases = words[language];
  return {
    label: `${number}. ${say(task.asked, language)}`,
    lines: [
      ...task.asWhom.map((capacity) => phrases.as(capacityOf(capacity, language))),
      phrases.until(untilWhen(task, language)),
      { text: withBeside(phrases.open, task, language), href: task.link },
    ],
    isHeading: true,
  };
}

function outcomesBlock(outcomes: readonly ListedOutcome[], label: string, language: Language): Block[] {
  if (outcomes.length === 0) return [];
  const { outcome: line } = words[language];
  return [
    {
      label,
      lines: outcomes.map(({ asked, outcome, ...way }) => ({
        text: withBeside(line(asked, say(outcome, language)), way, language),
        href: way.link,
      })),
    },
  ];
}

/** What merely tells is a list of links; what says more has a block of its own. */
function newsBlocks(news: readonly ListedNews[], language: Language): Block[] {
  if (news.length === 0) return [];
  const phrases = words[language];
  const long = news.filter(({ lines = [] }) => lines.length > 0);
  const short = news.filter((each) => !long.includes(each));
  return [
    ...long.map(({ what, lines = [], until, ...way }, index) => ({
      label: `${index + 1}. ${say(what, language)}`,
      lines: [
        ...lines.map((line) => say(line, language)),
        ...(until ? [phrases.until(untilOf(until, language))] : []),
        { text: withBeside(phrases.look, way, language), href: way.link },
      ],
      isHeading: true,
    })),
    ...(short.length > 0
      ? [
          {
            label: phrases.news,
            lines: short.map(({ what, ...way }) => ({
              text: withBeside(say(what, language), way, language),
              href: way.link,
            })),
          },
        ]
      : []),
  ];
}
