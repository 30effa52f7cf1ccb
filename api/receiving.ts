import { bounceOf, doubtOf, verdictOf } from '../domain/bounces';
import type { DeliveryReport } from '../domain/delivery-status';
import type { Letter } from '../domain/letters';
import { isFrom, replyOf, type Unheard } from '../domain/replies';
import { inAscii, readInbound, type InboundMail } from '../infra/inbound-mail';
import type { Services } from '../infra/services';
import { storable } from '../infra/storable';
import type { InboundRecord } from '../infra/store/inbound-mails';

type ReceivingDeps = Pick<Services, 'outbox' | 'directory' | 'inbound' | 'bring' | 'publicUrl'> & {
  readonly now: () => Date;
};

/** Longer than this nobody writes by hand; what is beyond stays in the writer's own mailbox. */
const LONGEST_COMMENT = 20_000;

type Report = NonNullable<InboundMail['bounce']>;

type Became = Pick<InboundRecord, 'became' | 'reason'>;

const withStorableReason = (report: DeliveryReport): DeliveryReport => ({ ...report, reason: storable(report.reason) });

const unheard = (reason: Unheard): Became => ({
  became: reason === 'automatic' || reason === 'not_final' ? 'ignored' : 'refused',
  reason,
});

/**
 * What comes back by mail, whichever door it comes by: a bounce or a reply is brought to the post, anything else is only recorded. No
 * mail is answered here. One that comes twice is the same mail.
 */
export const createReceiving = ({ outbox, directory, inbound, bring, publicUrl, now }: ReceivingDeps) => {
  const host = new URL(publicUrl).hostname;

  const heed = async (mail: InboundMail): Promise<Became> => {
    if (mail.bounce) return bounced(mail, mail.bounce);
    return mail.isAutomatic ? unheard('automatic') : commented(mail);
  };

  const bounced = async ({ id, sender }: InboundMail, { mails, reports }: Report): Promise<Became> => {
    const letters = await lettersAnswered(mails);
    const [first] = letters;
    if (!first) return unheard('thread_unknown');
    const programme = await directory.definition(first.programme);
    if (isFrom(sender, first, programme)) return unheard('automatic'); // an absence notice comes from nobody as well
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

  const commented = async ({ id, sender, answers, comment }: InboundMail): Promise<Became> => {
    const letters = await lettersAnswered(answers);
    const [first] = letters;
    if (!first) return unheard('thread_unknown');
    const reply = replyOf(letters, sender, await directory.definition(first.programme));
    if (typeof reply === 'string') return unheard(reply);
    const said = storable(comment).slice(0, LONGEST_COMMENT);
    if (said === '') return unheard('empty');
    await bring(first.programme, {
      id,
      happening: {
        type: 'approval.commented',
        ...reply,
        comment: said,
        source: id,
        ...(letters.every(({ kind }) => kind === 'commentKept') && { answersReceipt: true }),
      },
    });
    return { became: 'comment' };
  };

  /** Those of the mail that is answered directly; a mail program that names only the thread is followed back through it. */
  const lettersAnswered = async (answers: readonly string[]): Promise<readonly Letter[]> => {
    for (const id of answers) {
      const letters = await outbox.carriedBy([id]);
      if (letters.length > 0) return letters;
    }
    return [];
  };

  return async (raw: Buffer): Promise<InboundRecord> => {
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

export type Receive = ReturnType<typeof createReceiving>;
