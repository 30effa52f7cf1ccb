import { colon } from '../domain/shared/sentences';
import type { Capacity, OpenTask, TaskMail } from './mail';
import type { Block, WrittenMail } from './letter';
import { askedByBlock, fixed, untilWhen, withBeside } from './phrases';
import { type Language, say } from '../domain/shared/text';
import { formatInstant } from '../domain/calendar/formats';

const words = {
  zh: {
    task: { mark: '请审批', heading: (asked: string) => `请审批：${asked}` },
    reminder: { mark: '提醒', heading: (asked: string) => `提醒：${asked} 仍待您决定` },
    nudge: { mark: '催办', heading: (asked: string) => `催办：请您尽快决定 ${asked}` },
    answer: { mark: '已答复', heading: (asked: string) => `提问已答复，请您决定：${asked}` },
    extended: { mark: '新期限', heading: (asked: string) => `截止时间已变更：${asked}` },
    escalation: { mark: '升级', heading: (asked: string) => `已升级至您：${asked}` },
    subject: (mark: string, asked: string, due: string) => `[${mark}] ${asked} · 请于${due}前决定`,
    asWhom: '您的身份',
    what: '请您决定',
    whyNow: '为何现在',
    until: '截止时间',
    whatThen: '逾期未处理',
    files: '附件（在表决页上打开）',
    noFiles: '附件',
    noFile: '未附文件。',
    file: (title: string, size: string) => `${title}（${size}）`,
    countedAs: '期限如何计算',
    alsoOpen: '您还有其他待办',
    openUntil: (asked: string, due: string) => `${asked}（${due}前）`,
    button: '查看并决定',
  },
  en: {
    task: { mark: 'Decision needed', heading: (asked: string) => `Please decide: ${asked}` },
    reminder: { mark: 'Reminder', heading: (asked: string) => `Still waiting for your decision: ${asked}` },
    nudge: { mark: 'Please hurry', heading: (asked: string) => `You are asked to decide soon: ${asked}` },
    answer: { mark: 'Answered', heading: (asked: string) => `A question was answered, please decide: ${asked}` },
    extended: { mark: 'New deadline', heading: (asked: string) => `The deadline was moved: ${asked}` },
    escalation: { mark: 'Escalated', heading: (asked: string) => `Escalated to you: ${asked}` },
    subject: (mark: string, asked: string, due: string) => `[${mark}] ${asked} · by ${due}`,
    asWhom: 'You act as',
    what: 'What is asked',
    whyNow: 'Why now',
    until: 'Until',
    whatThen: 'If nobody acts',
    files: 'Files, to be opened on the page',
    noFiles: 'Files',
    noFile: 'No file is attached.',
    file: (title: string, size: string) => `${title} (${size})`,
    countedAs: 'How the time is counted',
    alsoOpen: 'Also waiting for you',
    openUntil: (asked: string, due: string) => `${asked} (by ${due})`,
    button: 'Read and decide',
  },
};

/** Writes the question to one seat: as whom, what, why now, until when, what then. */
export function writeTask(mail: TaskMail, language: Language): WrittenMail {
  const phrases = words[language];
  const asked = say(mail.asked, language);
  const due = formatInstant(mail.dueAt, mail.zone, language, { year: false });
  const capacities = [mail.asWhom, ...(mail.alsoAs ?? [])].map((capacity) => capacityOf(capacity, language));
  return {
    ...fixed(mail, language),
    subject: phrases.subject(phrases[mail.kind].mark, asked, due),
    preview: `${phrases.asWhom}${say(colon, language)}${capacities[0]}`,
    heading: phrases[mail.kind].heading(asked),
    button: phrases.button,
    lead: [
      { label: phrases.asWhom, lines: capacities, isStrong: true },
      { label: phrases.until, lines: [untilWhen(mail, language)], isStrong: true },
    ],
    blocks: [
      ...askedByBlock(mail.askedBy, mail.zone, language),
      { label: phrases.what, lines: [asked, ...mail.summary.map((line) => say(line, language))] },
      ...filesBlock(mail, language),
      { label: phrases.whyNow, lines: [say(mail.whyNow, language)] },
      { label: phrases.whatThen, lines: [say(mail.whatThen, language)] },
      ...(mail.countedAs ? [{ label: phrases.countedAs, lines: [say(mail.countedAs, language)] }] : []),
      ...otherTasks(mail.alsoOpen ?? [], language),
    ],
  };
}

/** The files by name and size, or that there is none: they are opened on the page, where it is known who reads. */
function filesBlock({ files = [], isWithoutFile }: TaskMail, language: Language): readonly Block[] {
  const { files: label, file, noFiles, noFile } = words[language];
  if (isWithoutFile) return [{ label: noFiles, lines: [noFile] }];
  return files.length === 0 ? [] : [{ label, lines: files.map(({ title, size }) => file(title, size)) }];
}

/** Person, party, group and seat in one line. */
export function capacityOf({ person, party, group, seat }: Capacity, language: Language): string {
  return [person, say(party, language), say(group, language), say(seat, language)].join(' · ');
}

/** Further tasks of the same person, each with its own link. */
export function otherTasks(tasks: readonly OpenTask[], language: Language): Block[] {
  if (tasks.length === 0) return [];
  const { alsoOpen, openUntil } = words[language];
  const lines = tasks.map(({ asked, dueAt, zone, ...way }) => ({
    text: withBeside(
      openUntil(say(asked, language), formatInstant(dueAt, zone, language, { year: false })),
      way,
      language,
    ),
    href: way.link,
  }));
  return [{ label: alsoOpen, lines }];
}
