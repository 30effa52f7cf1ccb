import { createLedger } from '../../../infra/store/ledger';
import { createChatMessages } from '../../../infra/store/chat-messages';
import { aProgramme, describeStore, opened, told } from '../../support/store';
import type { ChatChannel } from '../../../domain/programme/chat-channels';

const now = '2026-03-02T09:00:00.000Z';
const later = (seconds: number) => new Date(Date.parse(now) + seconds * 1000).toISOString();
const chat: ChatChannel = { key: 'chat', kind: 'slack', events: ['opened'] };

describeStore((store) => {
  /** Enters a programme with these chats and opens an approval in it, which calls for a message to each. */
  const open = async (...chats: readonly ChatChannel[]) => {
    const given = aProgramme();
    const definition = { ...given, key: 'east-west', governance: { ...given.governance, notices: chats } };
    const ledger = createLedger(store());
    await ledger.append(
      told('east-west', [{ type: 'programme.started', definition, version: 'v1', by: 'a@b.example' }]),
    );
    const entries = told('east-west:agreement:framework:1', [opened()]);
    await ledger.append(entries);
    return { ledger, entries, messages: createChatMessages(store()) };
  };
  const take = ({ take: taking }: ReturnType<typeof createChatMessages>, at = now) => taking('east-west', 9, at);

  describe('the messages of a programme', () => {
    test('are written with the entry that calls for them, once however often it is told', async () => {
      const { entries, messages } = await open(
        chat,
        { ...chat, key: 'other' },
        { ...chat, key: 'deaf', events: ['phase'] },
      );
      await createLedger(store()).append(entries);
      expect((await take(messages)).map(({ channel, about }) => [channel, about])).toEqual([
        ['chat', 'east-west:agreement:framework:1'],
        ['other', 'east-west:agreement:framework:1'],
      ]);
    });

    test('are none where no chat is named', async () => {
      const { messages } = await open();
      expect(await messages.waiting()).toEqual({ waiting: 0, refused: 0 });
    });

    test('are handed out once, and again when their sender died', async () => {
      const { messages } = await open(chat);
      expect(await take(messages)).toHaveLength(1);
      expect(await take(messages, later(59))).toEqual([]);
      expect(await take(messages, later(60))).toHaveLength(1);
      expect(await messages.take('another', 9, later(600))).toEqual([]);
    });

    test('that failed are handed out at once, or at the instant that the receiver named', async () => {
      const { messages } = await open(chat);
      const [message] = await take(messages);
      await messages.release(message?.id ?? '', 'no answer');
      expect(await take(messages, later(1))).toHaveLength(1);
      await messages.release(message?.id ?? '', '429', later(30));
      expect(await take(messages, later(29))).toEqual([]);
      expect(await take(messages, later(30))).toHaveLength(1);
    });

    test('that are sent, refused or dropped are never handed out again, not even after a rebuild', async () => {
      const { ledger, messages } = await open(chat, { ...chat, key: 'b' }, { ...chat, key: 'c' });
      const [one, two, three] = (await take(messages)).map(({ id }) => id);
      await messages.markSent(one ?? '');
      await messages.markRefused(two ?? '', 'answered 404');
      await messages.markDropped(three ?? '', 'closed');
      await messages.release(one ?? '', 'too late');
      await ledger.rebuild();
      expect(await take(messages, later(900))).toEqual([]);
      expect(await messages.waiting('east-west')).toEqual({ waiting: 0, refused: 1 });
    });
  });
});
