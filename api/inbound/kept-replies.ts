import { lookedAt, type Attached, type KeptWithComment, type LeftOut } from '../../domain/approvals/comments';
import { DomainError } from '../../domain/shared/errors';
import { fitness } from '../../domain/evidence/files';
import { holdsToken, withoutTokens } from '../../domain/mail/tokens';
import { parseMail } from '../../infra/smtp/charsets';
import type { InboundFile, InboundMail } from '../../infra/smtp/inbound';
import { storable } from '../../infra/host/storable';
import type { EvidenceFiles } from '../../infra/store/evidence-files';
import type { Person } from '../../domain/shared/keys';

/** So much of a comment stands in the record itself, in UTF-16 units; all of it is kept beside. */
const LONGEST_COMMENT = 20_000;

const LONGEST_NAME = 300;

const beginningOf = (text: string): string =>
  text.length <= LONGEST_COMMENT ? text : text.slice(0, LONGEST_COMMENT).replace(/[\ud800-\udbff]$/, '');

const nameOf = (name: string): string => storable(name.trim()).slice(0, LONGEST_NAME);

/** Whether a mail or text that came along holds a link by which its bearer decides: it can't be taken out of a file that stays what it is. */
async function bearsLink({ mediaType, bytes }: InboundFile): Promise<boolean> {
  if (mediaType.startsWith('text/')) return holdsToken(bytes.toString('utf8'));
  if (mediaType !== 'message/rfc822') return false;
  const { text = '', html } = await parseMail(bytes);
  return holdsToken(`${text}${html || ''}`);
}

/** What a reply says, and what is kept with it: the whole of it where it says more, its files, and which of them are not kept. */
export type KeptReply = { readonly comment: string } & Partial<KeptWithComment>;

/** Keeps replies as evidence is kept: by hash, once, checked whenever it is read. */
export const createKeeping = (files: Pick<EvidenceFiles, 'file'>) => {
  /** What a scanner finds something in is left out; where no scanner or place can be reached, whoever brings the mail brings it again. */
  const keptUnlessInfected = async (programme: string, filing: Parameters<EvidenceFiles['file']>[1]) => {
    try {
      return await files.file(programme, filing);
    } catch (error) {
      if (error instanceof DomainError && error.code === 'file_infected') return undefined;
      throw error;
    }
  };

  const attach = async (programme: string, by: Person, file: InboundFile): Promise<Attached | LeftOut> => {
    const { size, bytes } = file;
    const name = nameOf(file.name);
    const found = fitness({ ...file, name });
    if ('why' in found) return { name, size, why: found.why };
    const { mediaType } = found;
    if (await bearsLink({ ...file, mediaType })) return { name, size, why: 'link' };
    const kept = await keptUnlessInfected(programme, { bytes, name, mediaType, by });
    return kept ? { hash: kept.hash, name, mediaType, size } : { name, size, why: 'infected' };
  };

  /** The whole text, where it is not what the comment says already. */
  const wholeOf = async (programme: string, by: Person, { text, subject }: InboundMail, comment: string) => {
    const said = storable(withoutTokens(text));
    if (said === comment) return {};
    const bytes = Buffer.from(said);
    const name = nameOf(`${subject.slice(0, LONGEST_NAME - 10) || 'mail'}.txt`);
    const kept = await keptUnlessInfected(programme, { bytes, name, mediaType: 'text/plain', by });
    return kept ? { whole: { hash: kept.hash, size: bytes.length } } : {};
  };

  return async (programme: string, by: Person, mail: InboundMail): Promise<KeptReply> => {
    const comment = beginningOf(storable(withoutTokens(mail.comment)));
    const looked = lookedAt(mail.attachments);
    const attachments: Attached[] = [];
    const leftOut: LeftOut[] = [];
    for (const file of looked.files) {
      const kept = await attach(programme, by, file); // one at a time: each is read back and checked
      if ('why' in kept) leftOut.push(kept);
      else attachments.push(kept);
    }
    leftOut.push(...looked.leftOut.map((each) => ({ ...each, name: nameOf(each.name) })));
    return {
      comment,
      ...(await wholeOf(programme, by, mail, comment)),
      ...(attachments.length > 0 && { attachments }),
      ...(leftOut.length > 0 && { leftOut }),
    };
  };
};
