import { simpleParser, type ParsedMail } from 'mailparser';

/** A header that says that a part is text, with the lines that it is folded onto. */
const TEXT_PART = /^content-type:[ \t]*text\/(?:plain|html)\b[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*/gim;

/** Charsets that a program names without having looked. */
const NAMED_BY_HABIT = /^(?:utf-?8|us-ascii|ascii)$/i;

/** What mails without a charset are in, nearly always: it holds GB2312 and GBK. */
const GB18030 = 'gb18030';

const isKnown = (charset: string): boolean => {
  try {
    return new TextDecoder(charset).encoding !== '';
  } catch {
    return false;
  }
};

/** What the HTML of a mail says that it is in. */
const charsetInHtml = ({ html }: ParsedMail): string | undefined => {
  const [, charset] = /<meta[^>]+charset\s*=\s*["']?([\w-]+)/i.exec(html || '') ?? [];
  return charset !== undefined && !NAMED_BY_HABIT.test(charset) && isKnown(charset) ? charset : undefined;
};

/** A raw mail whose text parts are said to be in a charset, where they said none or one by habit. */
function saidToBeIn(charset: string, raw: Buffer): Buffer {
  const mail = raw.toString('latin1');
  const [head = ''] = mail.split(/\r?\n\r?\n/, 1);
  const named = mail.replace(TEXT_PART, (header) => {
    const [whole, said] = /charset\s*=\s*"?([^\s";]+)"?/i.exec(header) ?? [];
    if (whole === undefined) return `${header.replace(/;\s*$/, '')}; charset=${charset}`;
    return said !== undefined && NAMED_BY_HABIT.test(said) ? header.replace(whole, `charset=${charset}`) : header;
  });
  const isTyped = /^content-type:/im.test(head);
  return Buffer.from(isTyped ? named : `Content-Type: text/plain; charset=${charset}\r\n${named}`, 'latin1');
}

const isGarbled = ({ text, html }: ParsedMail): boolean => `${text ?? ''}${html || ''}`.includes('\ufffd');

/** A mail within a mail stays what it is: a file, not more words of whoever sent it on. */
const parse = (raw: Buffer): Promise<ParsedMail> =>
  simpleParser(raw, { skipImageLinks: true, keepDeliveryStatus: true, ignoreEmbedded: true } as object);

/** Takes a raw mail apart; where its text is not what it is said to be in, as its HTML says, and else as GB18030, if that can be read. */
export async function parseMail(raw: Buffer): Promise<ParsedMail> {
  const mail = await parse(raw);
  if (!isGarbled(mail)) return mail;
  const again = await parse(saidToBeIn(charsetInHtml(mail) ?? GB18030, raw));
  return isGarbled(again) ? mail : again;
}
