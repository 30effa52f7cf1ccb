import { createHash } from 'node:crypto';
import { ApplicationFailure, heartbeat, log } from '@temporalio/activity';
import { asksForAction, type Notice } from '../domain/chats/messages';
import { NoticeDelayed, NoticeRefused } from '../infra/chats/posting';
import type { NoticeMessage } from '../infra/chats/messages';
import type { ActivityDeps } from './deps';

/** How many notices are taken at once. */
const BATCH = 50;

/** The same for every try, and the only thing by which a receiver can tell two notices apart. */
const idOf = (notice: Notice) => `msg_${createHash('sha256').update(notice.id).digest('hex').slice(0, 32)}`;

const openWords = { zh: ['登录查看'], en: ['Sign in to see it'], both: ['登录查看 · Sign in to see it'] } as const;

export const createNoticeActivities = (deps: ActivityDeps) => {
  const { notices, notifier, readModel, directory, publicUrl } = deps;

  /** A sentence and the way to a page that needs a sign-in; what waits is told there, not here. */
  const compose = async (notice: Notice): Promise<NoticeMessage> => {
    const { parties, language: common, governance } = await directory.definition(notice.programme);
    const party = governance.notices?.find(({ key }) => key === notice.channel)?.party;
    const language = (party !== undefined && parties[party]?.language) || common;
    const { zh, en } = notice.sentence;
    const path = asksForAction(notice) ? '/inbox' : `/programmes/${notice.programme}`;
    return {
      notice,
      id: idOf(notice),
      lines: language === 'both' ? [zh, en] : [language === 'zh' ? zh : en],
      link: new URL(path, publicUrl).href,
      linkWords: openWords[language][0],
    };
  };

  const isOver = async (notice: Notice) =>
    asksForAction(notice) && (await readModel.approval(notice.about))?.state !== 'open';

  /** Sends one notice and says so; answers the reason when it may be sent later. */
  const send = async (notice: Notice): Promise<string | undefined> => {
    try {
      if (await isOver(notice)) return void (await notices.markDropped(notice.id, 'nothing waits any longer'));
      await notifier.send(await compose(notice));
      return void (await notices.markSent(notice.id));
    } catch (error) {
      const { message } = error as Error;
      if (error instanceof NoticeRefused) {
        log.warn('a notice was refused', { programme: notice.programme, channel: notice.channel, reason: message });
        return void (await notices.markRefused(notice.id, message));
      }
      await notices.release(notice.id, message, error instanceof NoticeDelayed ? error.notBefore : undefined);
      return message;
    }
  };

  return {
    /**
     * Sends what waits for a programme's chats. Harmless a second time: a notice is marked as it leaves, so at most the one under way at
     * a crash goes out again, under the same id. What can't be sent now stays, and the next attempt takes it up once its time has come.
     */
    deliverNotices: async (programme: string): Promise<void> => {
      let failed: string | undefined;
      for (;;) {
        const taken = await notices.take(programme, BATCH, new Date().toISOString());
        for (const notice of taken) {
          heartbeat();
          failed = (await send(notice)) ?? failed;
        }
        if (taken.length === 0 || failed !== undefined) break;
      }
      const { waiting } = await notices.waiting(programme);
      if (waiting > 0)
        throw ApplicationFailure.retryable(`${waiting} notices wait: ${failed ?? 'not yet'}`, 'notices_unavailable');
    },
  };
};
