import { createHash } from 'node:crypto';
import { domainToASCII } from 'node:url';
import type { Attachment, HeaderValue, ParsedMail } from 'mailparser';
import { detectExtension, detectMimeType } from 'nodemailer/lib/mime-funcs/mime-types';
import { readProse } from '../../domain/mail/delivery-prose';
import { readDeliveryStatus, type DeliveryReport } from '../../domain/mail/delivery-status';
import { ownWords } from '../../domain/mail/quotations';
import { parseMail } from './charsets';

/** A file that came with a mail. */
export interface InboundFile {
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
  readonly bytes: Buffer;
}

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
  /** What the person wrote, as far as it can be told from what they quote. */
  readonly comment: string;
  /** All that it says, in text. */
  readonly text: string;
  readonly attachments: readonly InboundFile[];
  /** Set when it reports on the delivery of mails; `mails` are those that it names. */
  readonly bounce?: { readonly mails: readonly string[]; readonly reports: readonly DeliveryReport[] };
}

const withoutBrackets = (id: string) => id.trim().replace(/^<|>$/g, '');

const idsIn = (text: string): readonly string[] =>
  [...text.matchAll(/^[> \t]*(?:X-Original-|Original-)?Message-ID:\s*<([^<>\s]+)>/gim)].flatMap(([, id]) => id ?? []);

const header = (mail: ParsedMail, name: string): string => {
  const value: HeaderValue | undefined = mail.headers.get(name);
  return typeof value === 'string' ? value.toLowerCase() : '';
};

/** How programs begin the subject of what they answer by themselves; people who answer such a mail have "Re:" before it. */
const ANSWERED_BY_ITSELF =
  /^\s*\[?(?:自动回复|自动答复|自動回覆|自動回復|自動応答|auto(?:matic)?(?:[- ]?(?:reply|response|answer))|out of (?:the )?office|automatische antwort|abwesenheitsnotiz|réponse automatique|respuesta automática|resposta automática|risposta automatica)\s*(?:[:：\]-]|$)/i;

/** An absence notice or the like, which a program sends for a person. */
const answersForPerson = (mail: ParsedMail): boolean =>
  header(mail, 'auto-submitted') === 'auto-replied' ||
  ANSWERED_BY_ITSELF.test(mail.subject ?? '') ||
  header(mail, 'precedence') === 'auto_reply' ||
  ['x-autoreply', 'x-autorespond'].some((name) => mail.headers.has(name));

const isAutomatic = (mail: ParsedMail): boolean => {
  const submitted = header(mail, 'auto-submitted');
  return (
    (submitted !== '' && submitted !== 'no') ||
    answersForPerson(mail) ||
    /\b(?:all|oof|autoreply)\b/.test(header(mail, 'x-auto-response-suppress')) ||
    ['bulk', 'junk', 'list'].includes(header(mail, 'precedence')) ||
    ['list', 'x-loop', 'x-ms-exchange-inbox-rules-loop'].some((name) => mail.headers.has(name)) ||
    isReport(mail) ||
    isFromNobody(mail)
  );
};

/** A report of whatever kind (RFC 6522): on a delivery, on a mail that was read, on one that is called a nuisance. */
const isReport = ({ headerLines }: ParsedMail): boolean =>
  headerLines.some(({ key, line }) => key === 'content-type' && /^content-type:\s*multipart\/report\b/i.test(line));

/** Names and mailboxes under which mail servers write. */
const SERVERS =
  /^(?:mailer[-_. ]?daemon|post[-_. ]?master|mdaemon|(?:internet )?mail[-. ]deliver(?:y|er)?(?:[-. ](?:sub)?(?:system|service))?|(?:system|mail) administrator|interscan.*|系统管理员|系統管理員|邮件系统|系统退信|邮件投递系统)$/i;

/** From `<>`, MAILER-DAEMON or postmaster, or another name that no person has. */
const isFromServer = ({ from }: ParsedMail): boolean => {
  const [{ address = '', name = '' } = {}] = from?.value ?? [];
  return (
    (from !== undefined && address === '') ||
    [address.replace(/@.*$/, ''), name].some((each) => SERVERS.test(each.replaceAll('"', '')))
  );
};

/** A mail whose envelope named nobody: what can't be delivered of it comes back to nobody. */
const isFromNobody = (mail: ParsedMail): boolean =>
  isFromServer(mail) ||
  mail.headerLines.some(({ key, line }) => key === 'return-path' && /:\s*<(?:mailer-daemon[^>]*)?>\s*$/i.test(line));

const senderOf = (mail: ParsedMail): string => (mail.from?.value[0]?.address ?? '').toLowerCase();

const addressesOf = (mail: ParsedMail): readonly string[] =>
  [mail.to, mail.cc].flat().flatMap((field) => field?.value.flatMap(({ address }) => address ?? []) ?? []);

/** Where servers write down to which address of ours they delivered a mail, whomever its headers name. */
const DELIVERED_TO = ['delivered-to', 'x-original-to', 'envelope-to', 'x-envelope-to'];

/** The mails of ours whose own address for bounces this one came to. */
const idsInAddresses = (mail: ParsedMail, host: string): readonly string[] => [
  ...addressesOf(mail).flatMap((address) => idInAddress(address, host)),
  ...mail.headerLines.flatMap(({ key, line }) => (DELIVERED_TO.includes(key) ? idInAddress(line, host) : [])),
];

const contentOf = ({ content }: Attachment) => content.toString('utf8');

/** What mail programs call a file of which they know nothing: its name may tell more. */
const UNTOLD = /^application\/(?:octet-stream|x-download|force-download|binary)$/;

const fileOf = ({ filename, contentType, content }: Attachment, index: number): InboundFile => {
  const mediaType = contentType.toLowerCase();
  const name = filename?.trim() || `attachment-${index + 1}.${detectExtension(mediaType)}`;
  return {
    name,
    mediaType: UNTOLD.test(mediaType) ? detectMimeType(name) : mediaType,
    size: content.length,
    bytes: content,
  };
};

/** `bounces+<id>@…`: the envelope's sender names the mail, whatever the report leaves out. */
const idInAddress = (address: string, host: string): readonly string[] => {
  const [, id] = /\+([0-9a-f]{32})@/.exec(address) ?? [];
  return id ? [`${id}@${host}`] : [];
};

const DELIVERY_STATUS = /^message\/(?:global-)?delivery-status$/;

/** An address with its domain as name servers know it, in lower case. */
export const inAscii = (address: string): string => {
  const at = address.lastIndexOf('@');
  const domain = domainToASCII(address.slice(at + 1));
  return domain === '' ? address.toLowerCase() : `${address.slice(0, at).toLowerCase()}@${domain}`;
};

const namedInAscii = ({ address, others, ...report }: DeliveryReport): DeliveryReport => ({
  address: address && inAscii(address),
  ...(others && { others: others.map(inAscii) }),
  ...report,
});

/** A mail that is returned, whole or its headers, in ASCII or UTF-8 (RFC 3462, RFC 6533). */
const RETURNED = /rfc822|^message\/global(?:-headers)?$/;

/** Tells of something else than a delivery: that a mail was read, or is called a nuisance. */
const TELLS_ELSE = /^message\/(?:global-)?disposition-notification$|^message\/feedback-report$/;

/** A report on a delivery, what a server says, or what comes back to nobody or to an address that only servers are told. */
const isAboutDelivery = (mail: ParsedMail, host: string): boolean => {
  const types = mail.attachments.map(({ contentType }) => contentType);
  if (types.some((type) => TELLS_ELSE.test(type))) return false;
  if (isFromServer(mail)) return true;
  const isForServers = isFromNobody(mail) || idsInAddresses(mail, host).length > 0;
  if (types.some((type) => DELIVERY_STATUS.test(type))) return isForServers || isReport(mail);
  return isForServers && !answersForPerson(mail);
};

const bounceOf = (mail: ParsedMail, raw: string, host: string): InboundMail['bounce'] => {
  if (!isAboutDelivery(mail, host)) return undefined;
  const own = withoutBrackets(mail.messageId ?? '');
  const contents = (type: RegExp) =>
    mail.attachments.filter(({ contentType }) => type.test(contentType)).map(contentOf);
  const mails = [raw, mail.text ?? '', ...contents(RETURNED), ...contents(DELIVERY_STATUS)].flatMap(idsIn);
  const reports = contents(DELIVERY_STATUS)
    .flatMap(readDeliveryStatus)
    .filter(({ action }) => action !== 'unclear');
  const failed = header(mail, 'x-failed-recipients')
    .split(/[\s,]+/)
    .filter((each) => each.includes('@'));
  const prose = { subject: mail.subject ?? '', text: mail.text ?? '', failed };
  const named = [...idsInAddresses(mail, host), ...mails, ...answersOf(mail)];
  return {
    mails: [...new Set(named)].filter((id) => id !== own),
    reports: (reports.length > 0 ? reports : [readProse(prose)]).map(namedInAscii),
  };
};

const answersOf = (mail: ParsedMail): readonly string[] => {
  const references = [mail.references ?? []].flat().toReversed();
  return [...new Set([mail.inReplyTo ?? '', ...references].map(withoutBrackets).filter(Boolean))];
};

/** Takes a raw mail (RFC 822) apart; `host` is that of our own Message-IDs. */
export async function readInbound(raw: Buffer, host: string): Promise<InboundMail> {
  const mail = await parseMail(raw);
  const bounce = bounceOf(mail, raw.toString('latin1'), host);
  return {
    id: withoutBrackets(mail.messageId ?? createHash('sha256').update(raw).digest('hex')),
    sender: senderOf(mail),
    subject: mail.subject ?? '',
    answers: answersOf(mail),
    isAutomatic: isAutomatic(mail),
    comment: ownWords(mail.text ?? '', addressesOf(mail)),
    text: (mail.text ?? '').trim(),
    attachments: mail.attachments.map(fileOf),
    ...(bounce && { bounce }),
  };
}
