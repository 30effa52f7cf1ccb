import { createLedger } from '../../../infra/store/ledger';
import { createOutbox } from '../../../infra/store/outbox';
import { describeStore, opened, told } from '../../support/store';
import type { Letter } from '../../../domain/mail/letters';

const DAY_MS = 24 * 3600 * 1000;
const now = Date.now();
const daysAgo = (days: number) => new Date(now - days * DAY_MS).toISOString();

const letter = (id: string, about = 'x', programme = 'east-west'): Letter => ({
  id,
  programme,
  at: daysAgo(400),
  to: 'director@east.example',
  kind: 'task',
  about,
});

describeStore((store) => {
  const outbox = () => createOutbox(store(), { days: 100 });
  const kept = async () =>
    (await store().query<{ id: string }>('select id from outbox order by id')).map(({ id }) => id);
  const settled = async (letters: readonly Letter[], days: number) => {
    await outbox().add(letters);
    await Promise.all(letters.map(({ id }) => outbox().markSent(id, daysAgo(days), `${id}@x`)));
  };
  const openApproval = async (id: string) => {
    await createLedger(store()).append(told(id, [opened({ approval: id })]));
    await store().query('delete from outbox');
  };
  const close = (id: string, days: number) =>
    createLedger(store()).append(
      told(id, [{ type: 'approval.closed', approval: id, outcome: 'withdrawn' }], { from: 2 }).map((entry) => ({
        ...entry,
        at: daysAgo(days),
      })),
    );

  test('a letter goes once it has been settled for longer than letters are kept, whatever became of it', async () => {
    await settled([letter('old')], 101);
    await settled([letter('new')], 99);
    await settled([letter('elsewhere', 'x', 'another')], 101);
    await outbox().add([letter('waits'), letter('refused'), letter('dropped')]);
    await outbox().markRefused('refused', '550');
    await outbox().markDropped('dropped', 'nothing to say');
    await store().query(`update outbox set settled_at = $1 where id in ('refused', 'dropped')`, [daysAgo(101)]);
    await store().query('update outbox set queued_at = $1', [daysAgo(500)]);
    expect(await outbox().forget('east-west', now)).toBe(3);
    expect(await kept()).toEqual(['elsewhere', 'new', 'waits']);
  });

  test('letters about an approval stay until it has been over for as long, and with them what a reminder answers', async () => {
    await openApproval('a-1');
    await settled([letter('asks', 'a-1')], 300);
    expect(await outbox().forget('east-west', now)).toBe(0);
    expect(await outbox().askedBefore(letter('reminds', 'a-1'))).toMatchObject([{ messageId: 'asks@x' }]);
    expect(await outbox().asking('east-west', 'a-1')).toHaveLength(1);
    await close('a-1', 99);
    expect(await outbox().forget('east-west', now)).toBe(0);
    expect(await outbox().forget('east-west', now + 2 * DAY_MS)).toBe(1);
  });

  test('many that stay do not keep those behind them, and many go at one time', async () => {
    await openApproval('a-1');
    const many = (name: string, about: string) =>
      Array.from({ length: 700 }, (_, index) => letter(`${name}-${index}`, about));
    await settled(many('stays', 'a-1'), 300);
    await settled(many('goes', 'x'), 200);
    expect(await outbox().forget('east-west', now)).toBe(700);
    expect(await kept()).toEqual(
      many('stays', 'a-1')
        .map(({ id }) => id)
        .sort(),
    );
  });

  test('a programme is looked through once a day', async () => {
    const one = outbox();
    expect(await one.forget('east-west', now)).toBe(0);
    await settled([letter('old')], 101);
    expect(await one.forget('east-west', now + DAY_MS - 1)).toBe(0);
    expect(await one.forget('east-west', now + DAY_MS)).toBe(1);
  });

  test('what left within the last minute, and what is old, is found without reading all that has left', async () => {
    await settled([letter('old')], 101);
    const plan = await store().transaction(async (query) => {
      await query('set local enable_seqscan = off');
      const rows = await query<Record<string, string>>(
        `explain select letter->>'to' from outbox where programme = 'east-west' and state = 'sent' and settled_at > now()`,
      );
      return rows.map((row) => row['QUERY PLAN']).join('\n');
    });
    expect(plan).toMatch(/outbox_settled/);
  });
});
