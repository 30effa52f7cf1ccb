import type {
  ActualsRequestedMail,
  ClosedMail,
  CopiedMail,
  DigestMail,
  ListedNews,
  Mail,
  OpenTask,
  InformationMail,
  TaskMail,
} from '../../mail/mail';
import { isAsking } from '../../domain/mail/kinds';
import { text } from '../../domain/shared/sentences';
import { reminded } from './why-now';
import type { Person } from '../../domain/shared/keys';

/** Why several things come as one mail. */
const reasons = {
  reminded,
  keptBack: text(
    '邮件曾暂时无法送达；以下是目前仍与您有关的事项。',
    'Mails could not leave for a while; this is what still matters to you.',
  ),
  gathered: text(
    '以下事项在短时间内相继发生，合并为一封邮件告知。',
    'These came within a short time of each other, so that they are one mail.',
  ),
  tookPart: text('您参与表决的以下事项已经结束。', 'What you have voted on has come to an end.'),
} as const;

export type Reason = keyof typeof reasons;

/** Whether a mail asks its reader for a vote. */
export const asksToAct = (mail: Mail): mail is TaskMail => 'asWhom' in mail && isAsking(mail.kind);

const isClosed = (mail: Mail): mail is ClosedMail => mail.kind === 'closed';

type NewsMail = InformationMail | CopiedMail | ActualsRequestedMail;

const isNews = ({ kind }: Mail): boolean => kind === 'information' || kind === 'copied' || kind === 'actualsRequested';

const listTask = ({ asWhom, alsoAs = [], asked, dueAt, zone, link, digits, asksFirst, workingDaysLeft }: TaskMail) => ({
  asWhom: [asWhom, ...alsoAs],
  asked,
  dueAt,
  zone,
  link,
  ...(digits !== undefined && { digits }),
  ...(asksFirst && { asksFirst }),
  workingDaysLeft,
});

/** Something told, with everything that its own mail would say. */
const listNews = (mail: NewsMail): ListedNews => {
  const { link: href, digits } = mail;
  const link = { link: href, ...(digits !== undefined && { digits }) };
  if (mail.kind === 'copied')
    return { what: text(`抄送：${mail.asked.zh}`, `For your information: ${mail.asked.en}`), ...link };
  if (mail.kind === 'actualsRequested') {
    const { evaluation, indicators, dueAt, zone, whatThen } = mail;
    const what = text(`请填报实际值：${evaluation.zh}`, `Please give the actual figures: ${evaluation.en}`);
    return { what, lines: [...indicators, whatThen], until: { dueAt, zone }, ...link };
  }
  const { title, lines, todo = [], until, whatThen } = mail;
  return { what: title, lines: [...lines, ...todo, ...(whatThen ? [whatThen] : [])], ...(until && { until }), ...link };
};

const listOutcome = ({ asked, outcome, link, digits, isNothingToDo }: ClosedMail) => ({
  asked,
  outcome,
  link,
  ...(digits !== undefined && { digits }),
  ...(isNothingToDo && { isNothingToDo }),
});

/** To whom a digest goes, why, what else waits for them, and the page of all their tasks. */
interface Reading {
  readonly person: Person;
  readonly why: Reason;
  readonly alsoOpen: readonly OpenTask[];
  readonly inbox: string;
}

/** Mails to one person put together to one: what asks stands first, then what was decided and what else is told. */
export function digestOf(mails: readonly Mail[], { person, why, alsoOpen, inbox }: Reading): DigestMail | undefined {
  const [first] = mails;
  if (!first) return undefined;
  return {
    kind: 'digest',
    language: first.language,
    programme: first.programme,
    ...(first.names && { names: first.names }),
    ...(first.accent && { accent: first.accent }),
    link: inbox,
    person,
    whyNow: reasons[why],
    tasks: mails.filter(asksToAct).map(listTask),
    alsoOpen,
    outcomes: mails.filter(isClosed).map(listOutcome),
    news: mails.filter((mail): mail is NewsMail => isNews(mail)).map(listNews),
  };
}
