import type { Approval } from '../../domain/approvals/approvals';
import { bounceOf, doubtOf, verdictOf } from '../../domain/mail/bounces';
import { seesTitleOnly } from '../../domain/approvals/closings';
import type { DeliveryReport } from '../../domain/mail/delivery-status';
import type { Programme } from '../../domain/programme/programme';
import { isFrom, repliedTo, replyOf, writersAt, type Unheard } from '../../domain/mail/replies';
import { inAscii, readInbound, type InboundMail } from '../../infra/smtp/inbound';
import type { Services } from '../../infra/services';
import { storable } from '../../infra/host/storable';
import type { InboundRecord } from '../../infra/store/inbound-mails';
import type { Receive } from '../http/deps';
import { createKeeping } from './kept-replies';
import { hasPart } from '../access/parts';
import type { Person } from '../../domain/shared/keys';
import type { Letter } from '../../domain/mail/letters';

type ReceivingDeps = Pick<
  Services,
  'outbox' | 'directory' | 'readModel' | 'evidenceFiles' | 'inbound' | 'bring' | 'knock' | 'publicUrl'
> & {
  readonly now: () => Date;
};

type Report = NonNullable<InboundMail['bounce']>;

type Became = Pick<InboundRecord, 'became' | 'reason'>;

/** Whoever has a seat in a matter, or asked for it, and sees more of it than its title. */
const mayComment = (approval: Approval, person: Person): boolean =>
  !seesTitleOnly(approval, person) && (hasPart(approval, person) || approval.request.requester === person);

const withStorableReason = (report: DeliveryReport): DeliveryReport => ({ ...report, reason: storable(report.reason) });

const unheard = (reason: Unheard): Became => ({
  became: reason === 'automatic' || reason === 'not_final' ? 'ignored' : 'refused',
  reason,
});

/**
 * What comes back by mail, whichever door it comes by: a bounce or a reply is brought to the post, anything else is only recorded. No
 * mail is answered here. One that comes twice is the same mail.
 */
export const createReceiving = (deps: ReceivingDeps): Receive => {
  const { outbox, directory, readModel, evidenceFiles, inbound, bring, knock, publicUrl, now } = deps;
  const keep = createKeeping(evidenceFiles);
  const host = new URL(publicUrl).hostname;

  const heed = async (mail: InboundMail): Promise<Became> => {
    if (mail.bounce) return bounced(mail, mail.bounce);
    return mail.isAutomatic ? unheard('automatic') : commented(mail);
  };

  const bounced = async (mail: InboundMail, { mails, reports }: Report): Promise<Became> => {
    const { id, sender } = mail;
    const letters = await lettersAnswered(mails);
    const [first] = letters;
    if (!first) return unheard('thread_unknown');
    const programme = await directory.definition(first.programme);
    // An absence notice comes from nobody as well, and somebody may write to the address that is for servers.
    if (isFrom(sender, first, programme)) return mail.isAutomatic ? unheard('automatic') : commented(mail);
    const address = first.address ?? first.to;
    const verdict = verdictOf(reports.map(withStorableReason), inAscii(address));
    if (verdict.is === 'notFinal') return unheard('not_final');
    const happening =
      verdict.is === 'failed'
        ? bounceOf(programme, { ...verdict.report, letters, address })
        : doubtOf(programme, { ...verdict, letters, address });
    if (!happening) return unheard('automatic');
    await bring(first.programme, { id, happening });
    return verdict.is === 'failed' ? { became: 'bounce' } : { became: 'doubt', reason: verdict.doubt };
  };

  const commented = async (mail: InboundMail): Promise<Became> => {
    const { id, sender, answers, comment, attachments } = mail;
    const letters = await lettersAnswered(answers);
    const [first] = letters;
    if (!first) return unheard('thread_unknown');
    const programme = await directory.definition(first.programme);
    const about = repliedTo(letters);
    const view = about === undefined ? undefined : await readModel.approval(about);
    const takesPart = (person: Person) => view !== undefined && mayComment(view.approval, person);
    const reply = replyOf(letters, sender, programme, takesPart);
    if (reply === 'no_part') await refuse(programme, about ?? '', sender);
    if (typeof reply === 'string') return unheard(reply);
    if (comment === '' && attachments.length === 0) return unheard('empty');
    const said = await keep(first.programme, reply.person, mail);
    await bring(first.programme, {
      id,
      happening: {
        type: 'approval.commented',
        ...reply,
        ...said,
        source: id,
        ...(letters.every(({ kind }) => kind === 'commentKept') && { answersReceipt: true }),
      },
    });
    return { became: 'comment' };
  };

  /** Tells somebody of the programme, once a day and matter, why what they wrote about another's matter is not kept. */
  const refuse = async (programme: Programme, about: string, sender: string): Promise<void> => {
    const at = now().toISOString();
    const letters = writersAt(sender, programme).map((to): Letter => {
      const id = [programme.key, about, at.slice(0, 10), to, 'commentRefused'].join('/');
      return { id, programme: programme.key, at, to, kind: 'commentRefused', about };
    });
    await outbox.add(letters);
    await knock(programme.key);
  };

  /** Those of the mail that is answered directly; a mail program that names only the thread is followed back through it. */
  const lettersAnswered = async (answers: readonly string[]): Promise<readonly Letter[]> => {
    for (const id of answers) {
      const letters = await outbox.carriedBy([id]);
      if (letters.length > 0) return letters;
    }
    return [];
  };

  return async (raw) => {
    const mail = await readInbound(raw, host);
    const known = await inbound.find(mail.id);
    if (known) return known;
    const record: InboundRecord = {
      id: mail.id,
      at: now().toISOString(),
      sender: mail.sender,
      subject: storable(mail.subject),
      ...(await heed(mail)),
    };
    await inbound.record(record);
    return record;
  };
};
