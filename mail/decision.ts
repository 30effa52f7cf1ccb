import type { ClosedMail, CopiedMail } from './mail';
import type { WrittenMail } from './letter';
import { askedByBlock, fixed } from './phrases';
import { type Language, say } from '../domain/shared/text';
import { formatInstant } from '../domain/calendar/formats';

const words = {
  zh: {
    copied: (asked: string) => `[抄送] ${asked} · 已提交审批`,
    copiedHeading: (asked: string) => `抄送：${asked} 已提交审批`,
    copiedFor: (person: string) => `${person}，此邮件仅供您知悉，无需您操作。`,
    what: '审批内容',
    until: '截止时间',
    closed: (asked: string, outcome: string) => `[已决定] ${asked} · ${outcome}`,
    ended: (asked: string, outcome: string) => `[已结束，无需处理] ${asked} · ${outcome}`,
    closedHeading: (asked: string, outcome: string) => `${asked}：${outcome}`,
    nothingToDo: '该事项曾请您决定，现已结束，无需您再处理。',
    todo: '需要您做的',
    outcome: '结果',
    outcomeAt: (outcome: string, at: string) => `${outcome}，${at}`,
    decisions: '各席位的决定',
    whatNext: '接下来',
    note: '说明',
    button: '查看详情',
  },
  en: {
    copied: (asked: string) => `[For your information] ${asked} · submitted for approval`,
    copiedHeading: (asked: string) => `For your information: ${asked} was submitted for approval`,
    copiedFor: (person: string) => `${person}, you are copied in. There is nothing for you to do.`,
    what: 'What is being decided',
    until: 'Until',
    closed: (asked: string, outcome: string) => `[Decided] ${asked} · ${outcome}`,
    ended: (asked: string, outcome: string) => `[Closed, nothing to do] ${asked} · ${outcome}`,
    closedHeading: (asked: string, outcome: string) => `${asked}: ${outcome}`,
    nothingToDo: 'You were asked to decide this. It is closed, and there is nothing left for you to do.',
    todo: 'For you to do',
    outcome: 'Outcome',
    outcomeAt: (outcome: string, at: string) => `${outcome}, ${at}`,
    decisions: 'Who decided what',
    whatNext: 'What follows',
    note: 'Note',
    button: 'See the details',
  },
};

/** Tells a person copied what is being decided and until when. */
export function writeCopied(mail: CopiedMail, language: Language): WrittenMail {
  const phrases = words[language];
  const asked = say(mail.asked, language);
  const note = phrases.copiedFor(mail.person);
  return {
    ...fixed(mail, language),
    subject: phrases.copied(asked),
    preview: note,
    heading: phrases.copiedHeading(asked),
    button: phrases.button,
    lead: [
      { label: phrases.note, lines: [note] },
      {
        label: phrases.until,
        lines: [formatInstant(mail.dueAt, mail.zone, language, { year: true, zoneName: true })],
        isStrong: true,
      },
    ],
    blocks: [
      ...askedByBlock(mail.askedBy, mail.zone, language),
      { label: phrases.what, lines: [asked, ...mail.summary.map((line) => say(line, language))] },
    ],
  };
}

/** Tells the outcome, who decided what, and what follows; whoever was asked hears first that nothing is left to do. */
export function writeClosed(mail: ClosedMail, language: Language): WrittenMail {
  const phrases = words[language];
  const asked = say(mail.asked, language);
  const outcome = say(mail.outcome, language);
  const at = formatInstant(mail.closedAt, mail.zone, language, { year: true, zoneName: true });
  const decisions = mail.decisions.map((line) => say(line, language));
  return {
    ...fixed(mail, language),
    subject: phrases[mail.isNothingToDo ? 'ended' : 'closed'](asked, outcome),
    preview: mail.isNothingToDo ? phrases.nothingToDo : say(mail.whatNext, language),
    heading: phrases.closedHeading(asked, outcome),
    button: phrases.button,
    lead: [
      ...(mail.isNothingToDo ? [{ label: phrases.todo, lines: [phrases.nothingToDo], isStrong: true }] : []),
      { label: phrases.outcome, lines: [phrases.outcomeAt(outcome, at)], isStrong: true },
    ],
    blocks: [
      ...(decisions.length > 0 ? [{ label: phrases.decisions, lines: decisions }] : []),
      { label: phrases.whatNext, lines: [say(mail.whatNext, language)] },
    ],
  };
}
