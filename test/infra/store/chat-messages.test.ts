import { createLedger } from '../../../infra/store/ledger';
import { createNotices } from '../../../infra/store/notices';
import { aProgramme, describeStore, opened, told } from '../../support/store';
import type { NoticeChannel } from '../../../domain/programme/chat-channels';

const now = '2026-03-02T09:00:00.000Z';
const later = (seconds: number) => new Date(Date.parse(now) + seconds * 1000).toISOString();
const chat: NoticeChannel = { key: 'chat', kind: 'slack', events: ['opened'] };

describeStore((store) => {
  /** Enters a programme with these chats and opens an approval in it, which calls for a notice to each. */
  const open = async (...notices: readonly NoticeChannel[]) => {
    const given = aProgramme();
    const definition = { ...given, key: 'east-west', governance: { ...given.governance, notices } };
    const ledger = createLedger(store());
    await ledger.append(
      told('east-west', [{ type: 'programme.started', definition, version: 'v1', by: 'a@b.example' }]),
    );
    const entries = told('east-west:agreement:framework:1', [opened()]);
    await ledger.append(entries);
    return { ledger, entries, notices: createNotices(store()) };
  };
  const take = ({ take: taking }: ReturnType<typeof createNotices>, at = now) => taking('east-west', 9, at);

  describe('the notices of a programme', () => {
    test('are written with the entry that calls for them, once however often it is told', async () => {
      const { entries, notices } = await open(
        chat,
        { ...chat, key: 'other' },
        { ...chat, key: 'deaf', events: ['phase'] },
      );
      await createLedger(store()).append(entries);
      expect((await take(notices)).map(({ channel, about }) => [channel, about])).toEqual([
        ['chat', 'east-west:agreement:framework:1'],
        ['other', 'east-west:agreement:framework:1'],
      ]);
    });

    test('are none where no chat is named', async () => {
      const { notices } = await open();
      expect(await notices.waiting()).toEqual({ waiting: 0, refused: 0 });
    });

    test('are handed out once, and again when their sender died', async () => {
      const { notices } = await open(chat);
      expect(await take(notices)).toHaveLength(1);
      expect(await take(notices, later(59))).toEqual([]);
      expect(await take(notices, later(60))).toHaveLength(1);
      expect(await notices.take('another', 9, later(600))).toEqual([]);
    });

    test('that failed are handed out at once, or at the instant that the receiver named', async () => {
      const { notices } = await open(chat);
      const [notice] = await take(notices);
      await notices.release(notice?.id ?? '', 'no answer');
      expect(await take(notices, later(1))).toHaveLength(1);
      await notices.release(notice?.id ?? '', '429', later(30));
      expect(await take(notices, later(29))).toEqual([]);
      expect(await take(notices, later(30))).toHaveLength(1);
    });

    test('that are sent, refused or dropped are never handed out again, not even after a rebuild', async () => {
      const { ledger, notices } = await open(chat, { ...chat, key: 'b' }, { ...chat, key: 'c' });
      const [one, two, three] = (await take(notices)).map(({ id }) => id);
      await notices.markSent(one ?? '');
      await notices.markRefused(two ?? '', 'answered 404');
      await notices.markDropped(three ?? '', 'closed');
      await notices.release(one ?? '', 'too late');
      await ledger.rebuild();
      expect(await take(notices, later(900))).toEqual([]);
      expect(await notices.waiting('east-west')).toEqual({ waiting: 0, refused: 1 });
    });
  });
});
