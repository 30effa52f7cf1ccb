import type { Mail } from '../api/mails/mail';
import { addDays } from '../domain/dates';
import type { Letter } from '../domain/letters';
import type { Programme } from '../domain/programme';
import { text } from '../domain/sentences';
import type { Text } from '../domain/text';
import type { AgreementView } from '../domain/views';
import { agreementWaits } from '../domain/waiting-agreements';
import { localDateOf } from '../domain/zones';
import type { Reader, ThingMailDeps } from './readers';

/** Where an agreement stands, in one sentence. */
const stands = ({ state, title, expiresOn, endedOn, end }: AgreementView): Text => {
  const { zh, en } = title;
  if (endedOn && state === 'lapsed')
    return text(`${zh}：条件未成就，已失效`, `${en}: lapsed, its conditions were not met`);
  if (endedOn) return text(`${zh}：已于 ${endedOn} 终止`, `${en}: ended with ${endedOn}`);
  if (end) return text(`${zh}：将于 ${end.on} 终止`, `${en}: will end with ${end.on}`);
  return text(
    `${zh}：至 ${expiresOn} 届满，有待通知或决定`,
    `${en}: ends with ${expiresOn}; a notice or a decision is awaited`,
  );
};

/** Tells the office what an agreement waits for now, until when and what happens then; or that it has ended. */
export const createAgreementMails =
  ({ readModel, page }: ThingMailDeps) =>
  async ({ about }: Letter, programme: Programme, reader: Reader): Promise<Mail | undefined> => {
    const view = (await readModel.programme(programme.key))?.agreements.find(({ key }) => key === about);
    if (!view) return undefined;
    const waits = agreementWaits(programme, view);
    if (waits.length === 0 && !view.endedOn && !view.end) return undefined;
    return {
      ...reader.common,
      kind: 'pmoNotice',
      title: stands(view),
      lines: [
        ...waits.flatMap(({ what, dueAt, then }) => [
          dueAt ? text(`${what.zh}（不迟于 ${day(dueAt, reader)}）`, `${what.en} (by ${day(dueAt, reader)})`) : what,
          then,
        ]),
        ...(view.endedOn
          ? [
              text(
                `自 ${addDays(view.endedOn, 1)} 起不再约束各方；存续条款见页面。`,
                `It no longer binds from ${addDays(view.endedOn, 1)}; the page shows what survives.`,
              ),
            ]
          : []),
      ],
      link: page(`/programmes/${programme.key}/agreements/${about}`),
    };
  };

const day = (at: string, { zone }: Reader) => localDateOf(at, zone);
