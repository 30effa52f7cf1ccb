import { createHash } from 'node:crypto';
import { ApplicationFailure, heartbeat, log } from '@temporalio/activity';
import { asksForAction, type ChatMessage } from '../domain/chats/messages';
import { ChatDelayed, ChatRefused } from '../infra/chats/notifier';
import type { ChatPosting } from '../infra/chats/messages';
import type { ActivityDeps } from './deps';

/** How many messages are taken at once. */
const BATCH = 50;

/** The same for every try, and the only thing by which a receiver can tell two messages apart. */
const idOf = (message: ChatMessage) => `msg_${createHash('sha256').update(message.id).digest('hex').slice(0, 32)}`;

const openWords = { zh: ['登录查看'], en: ['Sign in to see it'], both: ['登录查看 · Sign in to see it'] } as const;

export const createChatActivities = (deps: ActivityDeps) => {
  const { chatMessages, notifier, readModel, directory, publicUrl } = deps;

  /** A sentence and the way to a page that needs a sign-in; what waits is told there, not here. */
  const compose = async (message: ChatMessage): Promise<ChatPosting> => {
    const { parties, language: common, governance } = await directory.definition(message.programme);
    const party = governance.notices?.find(({ key }) => key === message.channel)?.party;
    const language = (party !== undefined && parties[party]?.language) || common;
    const { zh, en } = message.sentence;
    const path = asksForAction(message) ? '/inbox' : `/programmes/${message.programme}`;
    return {
      message,
      id: idOf(message),
      lines: language === 'both' ? [zh, en] : [language === 'zh' ? zh : en],
      link: new URL(path, publicUrl).href,
      linkWords: openWords[language][0],
    };
  };

  const isOver = async (message: ChatMessage) =>
    asksForAction(message) && (await readModel.approval(message.about))?.state !== 'open';

  /** Sends one message and says so; answers the reason when it may be sent later. */
  const send = async (message: ChatMessage): Promise<string | undefined> => {
    try {
      if (await isOver(message)) return void (await chatMessages.markDropped(message.id, 'nothing waits any longer'));
      await notifier.send(await compose(message));
      return void (await chatMessages.markSent(message.id));
    } catch (error) {
      const { message: reason } = error as Error;
      if (error instanceof ChatRefused) {
        log.warn('a chat message was refused', { programme: message.programme, channel: message.channel, reason });
        return void (await chatMessages.markRefused(message.id, reason));
      }
      await chatMessages.release(message.id, reason, error instanceof ChatDelayed ? error.notBefore : undefined);
      return reason;
    }
  };

  return {
    /**
     * Sends what waits for a programme's chats. Harmless a second time: a message is marked as it leaves, so at most the one under way at
     * a crash goes out again, under the same id. What can't be sent now stays, and the next attempt takes it up once its time has come.
     */
    deliverNotices: async (programme: string): Promise<void> => {
      let failed: string | undefined;
      for (;;) {
        const taken = await chatMessages.take(programme, BATCH, new Date().toISOString());
        for (const message of taken) {
          heartbeat();
          failed = (await send(message)) ?? failed;
        }
        if (taken.length === 0 || failed !== undefined) break;
      }
      const { waiting } = await chatMessages.waiting(programme);
      if (waiting > 0)
        throw ApplicationFailure.retryable(
          `${waiting} chat messages wait: ${failed ?? 'not yet'}`,
          'notices_unavailable',
        );
    },
  };
};
