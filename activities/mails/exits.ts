import type { Mail } from '../../mail/mail';
import { exitWatchTitles } from '../../domain/strategy/exits';
import type { Programme } from '../../domain/programme/programme';
import { text } from '../../domain/shared/sentences';
import type { Letter } from '../../domain/mail/letters';
import type { MailReader, ThingMailDeps } from './readers';

/** Tells that something may call for the programme's exit. */
export const createExitMails =
  ({ readModel, page }: ThingMailDeps) =>
  async ({ about }: Letter, programme: Programme, reader: MailReader): Promise<Mail | undefined> => {
    const found = (await readModel.head(programme.key))?.exitTriggers.find(({ key }) => key === about);
    if (!found) return undefined;
    const { zh, en } = exitWatchTitles[found.watch];
    return {
      ...reader.common,
      kind: 'information',
      title: text(`退出触发条件：${zh}`, `A trigger of the exit: ${en}`),
      lines: [
        found.why,
        text(
          '合作计划不会因此自动终止；是否退出由阶段门决定。',
          'Nothing ends by itself: whether to exit is decided at a gate.',
        ),
      ],
      link: page(`/programmes/${programme.key}/strategy#exit`),
    };
  };
