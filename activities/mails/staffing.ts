import { isPost, missingIn } from '../../domain/staffing/staffing';
import { postTitle, vacancyWords } from '../../domain/staffing/words';
import type { Letter } from '../../domain/mail/letters';
import type { Programme } from '../../domain/programme/programme';
import { titlesOf } from '../../domain/programme/titles';
import { text } from '../../domain/shared/sentences';
import type { Mail } from '../../mail/mail';
import type { MailReader, ThingMailDeps } from './readers';

/** Tells that a post is vacant for longer than the programme allows; nothing once it is filled. */
export const createStaffingMails =
  ({ readModel, page }: ThingMailDeps) =>
  async ({ about }: Letter, programme: Programme, reader: MailReader): Promise<Mail | undefined> => {
    const post = (await readModel.head(programme.key))?.staffing.find(({ key }) => key === about);
    if (!post || !isPost(post) || missingIn(post) === 0) return undefined;
    const { zh, en } = postTitle(titlesOf(programme), post);
    return {
      ...reader.common,
      kind: 'information',
      title: text(`岗位空缺超期：${zh}`, `A post is vacant for too long: ${en}`),
      lines: [
        vacancyWords(post),
        text(
          '请该方服务办公室补齐人员并登记到岗。',
          'The office of that party has to fill it, and record who has come.',
        ),
      ],
      link: page(`/programmes/${programme.key}/staffing`),
    };
  };
