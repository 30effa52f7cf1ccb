import { chineseDay, englishDay } from '../../domain/calendar/said-days';
import type { Mail } from '../../mail/mail';
import { disputeTitle } from '../../domain/disputes/titles';
import { disputeThen } from '../../domain/disputes/words';
import { tierOf } from '../../domain/disputes/disputes';
import { partyOf } from '../../domain/programme/parties';
import type { Programme } from '../../domain/programme/programme';
import { text } from '../../domain/shared/sentences';
import { localDateOf } from '../../domain/calendar/zones';
import type { MailReader, ThingMailDeps } from './readers';
import { titleIn } from '../../domain/programme/titles';
import type { Letter } from '../../domain/mail/letters';

/** Tells how a dispute stands now: its tier and until when, the terms that a party has confirmed, or how it ended. */
export const createDisputeMails =
  ({ readModel, page }: ThingMailDeps) =>
  async ({ about, to }: Letter, programme: Programme, reader: MailReader): Promise<Mail | undefined> => {
    const disputes = (await readModel.head(programme.key))?.disputes;
    const dispute = disputes?.find(({ key }) => key === about);
    if (!dispute || !partyOf(programme, to)) return undefined;
    const raiser = titleIn(programme.parties, dispute.party);
    const until = dispute.clock && localDateOf(dispute.clock.endsAt, reader.zone);
    const { settlement, award } = dispute;
    return {
      ...reader.common,
      kind: 'information',
      title: disputeTitle(dispute),
      lines: [
        text(`提出方：${raiser.zh}`, `Raised by: ${raiser.en}`),
        ...(until === undefined
          ? []
          : [text(`本层级期限：${chineseDay(until)}`, `This tier lasts until: ${englishDay(until)}`)]),
        ...(settlement ? [text(`和解条件：${settlement.terms}`, `Terms of settlement: ${settlement.terms}`)] : []),
        ...(award
          ? [
              text(
                `裁决（${chineseDay(award.on)}）：${award.summary}`,
                `Award of ${englishDay(award.on)}: ${award.summary}`,
              ),
            ]
          : []),
        ...(tierOf(dispute) === undefined ? [] : [disputeThen(dispute)]),
      ],
      link: page(`/programmes/${programme.key}/disputes/${about}`),
    };
  };
