import { createHash } from 'node:crypto';
import EmailReplyParser from 'email-reply-parser';
import type { Attachment, HeaderValue, ParsedMail } from 'mailparser';
import { readDeliveryStatus, readProse, type DeliveryReport } from '../domain/bounces';
import { beforeQuotation } from '../domain/quotations';
import { parseMail } from './inbound-charsets';

/** A mail that came in, taken apart. Message-IDs stand without angle brackets. */
export interface InboundMail {
  /** Its Message-ID, or the SHA-256 of a mail that has none. */
  readonly id: string;
  readonly sender: string;
  readonly subject: string;
  /** The mails it answers, the one it answers directly first. */
  readonly answers: readonly string[];
  /** Written by a program (RFC 3834): an absence notice, a list, a loop of our own. */
  readonly isAutomatic: boolean;
  /** What the person wrote, without what they quote. */
  readonly comment: string;
  /** Set when it reports on the delivery of mails; `mails` are those that it names. */
  readonly bounce?: { readonly mails: readonly string[]; readonly reports: readonly DeliveryReport[] };
}

const withoutBrackets = (id: string) => id.trim().replace(/^<|>$/g, '');

const idsIn = (text: string): readonly string[] =>
  [...text.matchAll(/^[>\s]*Message-ID:\s*<([^<>\s]+)>/gim)].flatMap(([, id]) => id ?? []);

const header = (mail: ParsedMail, name: string): string => {
  const value: HeaderValue | undefined = mail.headers.get(name);
  return typeof value === 'string' ? value.toLowerCase() : '';
};

/** How programs begin the subject of what they answer by themselves; people who answer such a mail have "Re:" before it. */
const ANSWERED_BY_ITSELF =
  /^\s*\[?(?:自动回复|自动答复|自動回覆|自動回復|自動応答|auto(?:matic)?(?:[- ]?(?:reply|response|answer))|out of (?:the )?office|automatische antwort|abwesenheitsnotiz|réponse automatique|respuesta automática|resposta automática|risposta automatica)\s*(?:[:：\]-]|$)/i;

const isAutomatic = (mail: ParsedMail): boolean => {
  const submitted = header(mail, 'auto-submitted');
  return (
    (submitted !== '' && submitted !== 'no') ||
    ANSWERED_BY_ITSELF.test(mail.subject ?? '') ||
    /\b(?:all|oof|autoreply)\b/.test(header(mail, 'x-auto-response-suppress')) ||
    ['bulk', 'junk', 'list', 'auto_reply'].includes(header(mail, 'precedence')) ||
    ['list', 'x-autoreply', 'x-autorespond', 'x-loop', 'x-ms-exchange-inbox-rules-loop'].some((name) =>
      mail.headers.has(name),
    ) ||
    isFromNobody(mail)
  );
};

const isFromNobody = (mail: ParsedMail): boolean =>
  mail.headerLines.some(({ key, line }) => key === 'return-path' && /:\s*<>\s*$/.test(line)) ||
  /^(mailer-daemon|postmaster)@/i.test(senderOf(mail));

const senderOf = (mail: ParsedMail): string => (mail.from?.value[0]?.address ?? '').toLowerCase();

const addressesOf = (mail: ParsedMail): readonly string[] =>
  [mail.to].flat().flatMap((field) => field?.value.flatMap(({ address }) => address ?? []) ?? []);

const contentOf = ({ content }: Attachment) => content.toString('utf8');

/** `bounces+<id>@…`: the envelope's sender names the mail, whatever the report leaves out. */
const idInAddress = (address: string, host: string): readonly string[] => {
  const [, id] = /\+([0-9a-f]{32})@/.exec(address) ?? [];
  return id ? [`${id}@${host}`] : [];
};

const bounceOf = (mail: ParsedMail, raw: string, host: string): InboundMail['bounce'] => {
  const parts = mail.attachments.filter(({ contentType }) => contentType === 'message/delivery-status');
  if (parts.length === 0 && !isFromNobody(mail)) return undefined;
  const own = withoutBrackets(mail.messageId ?? '');
  const returned = mail.attachments.filter(({ contentType }) => /rfc822/.test(contentType)).map(contentOf);
  const mails = [raw, mail.text ?? '', ...returned].flatMap(idsIn).filter((id) => id !== own);
  const reports = parts.flatMap((part) => readDeliveryStatus(contentOf(part)));
  return {
    mails: [...new Set([...addressesOf(mail).flatMap((address) => idInAddress(address, host)), ...mails])],
    reports: reports.length > 0 ? reports : readProse(mail.text ?? ''),
  };
};

/** Takes a raw mail (RFC 822) apart; `host` is that of our own Message-IDs. */
export async function readInbound(raw: Buffer, host: string): Promise<InboundMail> {
  const mail = await parseMail(raw);
  const references = [mail.references ?? []].flat().toReversed();
  const bounce = bounceOf(mail, raw.toString('latin1'), host);
  return {
    id: withoutBrackets(mail.messageId ?? createHash('sha256').update(raw).digest('hex')),
    sender: senderOf(mail),
    subject: mail.subject ?? '',
    answers: [...new Set([mail.inReplyTo ?? '', ...references].map(withoutBrackets).filter(Boolean))],
    isAutomatic: isAutomatic(mail),
    comment: beforeQuotation(new EmailReplyParser().parseReply(mail.text ?? '')),
    ...(bounce && { bounce }),
  };
}
