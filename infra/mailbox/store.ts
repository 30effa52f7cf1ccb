import { mkdir, open, readFile, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import { by } from '../../domain/shared/order';

/** One kept mail: `id` is the millisecond it came in (made unique), `to` the mailbox it was delivered to. */
export interface KeptMail {
  readonly id: string;
  readonly to: string;
}

/** What a list shows of a mail; `at` is the ISO instant it came in. */
export interface MailSummary extends KeptMail {
  readonly at: string;
  readonly from: string;
  readonly subject: string;
  readonly messageId: string;
}

/** A mail taken apart; attachments with their bytes. */
export interface ParsedMail extends MailSummary {
  readonly text: string;
  readonly html: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly attachments: readonly { readonly name: string; readonly type: string; readonly content: Buffer }[];
}

/** The folder of caught mails, one .eml file a delivery; a mail is on the disk before `keep` returns. */
export type MailboxStore = Awaited<ReturnType<typeof openMailboxStore>>;

/** Opens (or makes) the folder; half-written files of a killed process were never acknowledged and are removed. */
export async function openMailboxStore(folder: string) {
  await mkdir(folder, { recursive: true });
  const names = await readdir(folder);
  await Promise.all(names.filter((name) => name.endsWith('.part')).map((name) => rm(join(folder, name))));
  let kept: KeptMail[] = names.flatMap(mailOfName).sort(by(({ id }) => id));
  const summaries = new Map<string, MailSummary>();
  let last = Number(kept.at(-1)?.id ?? 0);

  const find = (id: string) => kept.find((mail) => mail.id === id);
  const source = (mail: KeptMail) => readFile(join(folder, nameOf(mail)));

  async function parse(mail: KeptMail): Promise<ParsedMail> {
    const parsed = await simpleParser(await source(mail), { skipTextToHtml: true, skipImageLinks: true });
    return {
      ...mail,
      at: new Date(Number(mail.id)).toISOString(),
      from: parsed.from?.text ?? '',
      subject: parsed.subject ?? '',
      messageId: parsed.messageId ?? '',
      text: parsed.text ?? '',
      html: parsed.html || '',
      headers: Object.fromEntries(parsed.headerLines.map(({ key, line }) => [key, unfold(line)])),
      attachments: parsed.attachments.map((file, n) => ({
        name: file.filename ?? `attachment-${n + 1}`,
        type: file.contentType,
        content: file.content,
      })),
    };
  }

  async function summarize(mail: KeptMail): Promise<MailSummary> {
    const known = summaries.get(mail.id);
    if (known) return known;
    const { id, to, at, from, subject, messageId } = await parse(mail);
    const summary = { id, to, at, from, subject, messageId };
    summaries.set(id, summary);
    return summary;
  }

  return {
    find,
    source,
    parse,
    /** Newest first; `to` names one mailbox. */
    async list({ to, limit }: { readonly to?: string; readonly limit: number }): Promise<MailSummary[]> {
      const wanted = to ? kept.filter((mail) => mail.to === to.toLowerCase()) : kept;
      return Promise.all(wanted.slice(-limit).reverse().map(summarize));
    },
    count: () => kept.length,
    async keep(to: string, content: Buffer): Promise<void> {
      last = Math.max(Date.now(), last + 1);
      const mail = { id: String(last), to: to.toLowerCase() };
      await writeDurably(folder, nameOf(mail), content);
      // Two mails written at once may end in either order; the list stays in order of arrival.
      kept.splice(kept.findLastIndex((other) => other.id < mail.id) + 1, 0, mail);
    },
    async clear(): Promise<void> {
      const gone = kept;
      kept = [];
      summaries.clear();
      await Promise.all(gone.map((mail) => rm(join(folder, nameOf(mail)), { force: true })));
    },
  };
}

/** The recipient stands in the file's name, so that a list by recipient opens no file. */
const nameOf = ({ id, to }: KeptMail) => `${id}-${encodeURIComponent(to)}.eml`;

function mailOfName(name: string): KeptMail[] {
  const [, id, to] = /^(\d{13})-(.+)\.eml$/.exec(name) ?? [];
  return id && to ? [{ id, to: decodeURIComponent(to) }] : [];
}

const unfold = (line: string) =>
  line
    .slice(line.indexOf(':') + 1)
    .replace(/\r?\n(?=[ \t])/g, '')
    .trim();

async function writeDurably(folder: string, name: string, content: Buffer): Promise<void> {
  const part = join(folder, `${name}.part`);
  const file = await open(part, 'w');
  await file.writeFile(content);
  await file.sync();
  await file.close();
  await rename(part, join(folder, name));
  const directory = await open(folder);
  await directory.sync();
  await directory.close();
}
