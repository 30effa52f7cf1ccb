import { createAttempts } from '../../../infra/store/attempts';
import { createIdempotency } from '../../../infra/store/idempotency';
import { DomainError } from '../../../domain/shared/errors';
import type { Query } from '../../../infra/store/database';
import { createOutbox } from '../../../infra/store/outbox';
import { describeStore } from '../../support/store';
import type { Letter } from '../../../domain/mail/letters';

const aLetter = (n: number, programme = 'east-west'): Letter => ({
  id: `letter-${n}`,
  programme,
  at: '2026-03-02T08:59:00.000Z',
  to: `${n}@east.example`,
  kind: 'task',
  about: 'x',
});
const now = '2026-03-02T09:00:00.000Z';
const later = (seconds: number) => new Date(Date.parse(now) + seconds * 1000).toISOString();

describeStore((store) => {
  describe('the outbox', () => {
    test('hands each letter out once, the oldest first, and only those of the programme', async () => {
      const outbox = createOutbox(store());
      await outbox.add([1, 2, 3].map((n) => aLetter(n)));
      await outbox.add([aLetter(2), aLetter(4, 'another')]);
      const [one, two] = await Promise.all([outbox.take('east-west', 2, now), outbox.take('east-west', 2, now)]);
      expect([...(one ?? []), ...(two ?? [])].map(({ id }) => id).sort()).toEqual(['letter-1', 'letter-2', 'letter-3']);
      expect(await outbox.take('east-west', 5, now)).toEqual([]);
      expect(await outbox.take('another', 5, now)).toEqual([aLetter(4, 'another')]);
    });

    test('gives a letter out again when its sender died, and at once when it was released', async () => {
      const outbox = createOutbox(store());
      await outbox.add([aLetter(1)]);
      await outbox.take('east-west', 1, now);
      expect(await outbox.take('east-west', 1, later(29))).toEqual([]);
      expect(await outbox.take('east-west', 1, later(30))).toEqual([aLetter(1)]);
      await outbox.release(['letter-1'], 'the mail server is away');
      expect(await outbox.take('east-west', 1, later(31))).toEqual([aLetter(1)]);
    });

    test('tells how many letters somebody has claimed and neither sent nor given back', async () => {
      const outbox = createOutbox(store());
      await outbox.add([1, 2, 3].map((n) => aLetter(n)));
      expect(await outbox.claimed('east-west')).toBe(0);
      await outbox.take('east-west', 2, now);
      expect(await outbox.claimed('east-west')).toBe(2);
      expect(await outbox.claimed('another')).toBe(0);
      await outbox.markSent('letter-1', now, 'm1@x');
      await outbox.release(['letter-2'], 'the mail server is away');
      expect(await outbox.claimed('east-west')).toBe(0);
    });

    test('does not hand out again what has left and could not be marked, and marks it once the store takes something', async () => {
      let isFull = false;
      const full = new DomainError('store_unavailable', undefined, { because: 'full' });
      const query: Query = (sql, params) => (isFull ? Promise.reject(full) : store().query(sql, params));
      const outbox = createOutbox({ ...store(), query });
      await outbox.add([aLetter(1), aLetter(2)]);
      await outbox.take('east-west', 1, now);
      isFull = true;
      await expect(outbox.markSent('letter-1', now, 'one')).rejects.toBe(full);
      await expect(outbox.take('east-west', 5, later(31))).rejects.toBe(full);
      isFull = false;
      await outbox.release(['letter-1'], 'the store is full');
      expect(await outbox.take('east-west', 5, later(31))).toEqual([aLetter(2)]);
      expect(await outbox.carriedBy(['one'])).toEqual([aLetter(1)]);
    });

    test('never hands out again what was sent, refused or dropped', async () => {
      const outbox = createOutbox(store());
      await outbox.add([1, 2, 3, 4].map((n) => aLetter(n)));
      await outbox.markSent('letter-1', now, 'm1@x');
      await outbox.markRefused('letter-2', '550 no such mailbox');
      await outbox.markDropped('letter-3', 'the seat has answered');
      await outbox.release(['letter-1', 'letter-2'], 'too late');
      await outbox.add([aLetter(1)]);
      expect(await outbox.take('east-west', 9, later(900))).toEqual([aLetter(4)]);
      expect(await outbox.waiting()).toEqual({ waiting: 1, refused: 1, oldest: expect.stringMatching(/Z$/) });
      expect(await outbox.waiting('another')).toEqual({ waiting: 0, refused: 0 });
    });

    test('hands out what is kept for others when it is due, and says until then what is kept and what has left', async () => {
      const outbox = createOutbox(store());
      await outbox.add([1, 2, 3].map((n) => aLetter(n)));
      await outbox.take('east-west', 9, now);
      await outbox.arrange(
        [
          { id: 'letter-1', mail: 'm1@x' },
          { id: 'letter-2', until: later(60) },
          { id: 'letter-3', mail: 'm3@x' },
        ],
        now,
      );
      await outbox.markSent('letter-1', now, 'm1@x');
      expect(await outbox.take('east-west', 9, later(29))).toEqual([]);
      const taken = [2, 3].map((n) => aLetter(n));
      expect(await outbox.standing('east-west', { taken, since: later(-60) })).toEqual({
        kept: [
          { letter: aLetter(2), until: later(60) },
          { letter: aLetter(3), mail: 'm3@x', isTaken: true },
        ],
        windows: [{ to: '2@east.example', kind: 'task', until: later(60) }],
        left: [{ to: '1@east.example', kind: 'task', at: now }],
      });
      expect((await outbox.standing('east-west', { taken, since: now })).left).toEqual([]);
      expect(await outbox.nextDue('east-west')).toBe(later(60));
      await outbox.release(['letter-3'], 'the mail server is away');
      expect(await outbox.take('east-west', 9, later(59))).toEqual([aLetter(3)]);
      expect(await outbox.take('east-west', 9, later(60))).toEqual([aLetter(2)]);
      const about = { taken: [aLetter(2)], since: now };
      expect((await outbox.standing('east-west', about)).kept.map(({ mail }) => mail)).toEqual([undefined]);
    });

    test('says of what is kept only what is about the same matters, and everything for whom a list goes to', async () => {
      const outbox = createOutbox(store());
      const kept = (n: number, changes: Partial<Letter>) => ({ ...aLetter(n), kind: 'outcome' as const, ...changes });
      const letters = [
        kept(1, { about: 'y' }),
        kept(1, { id: 'letter-2', about: 'z' }),
        kept(1, { id: 'letter-3', about: 'z', address: 'second@east.example' }),
        kept(4, { about: 'z' }),
      ];
      await outbox.add(letters);
      await outbox.arrange(
        letters.map(({ id }, n) => ({ id, until: later(60 - n) })),
        now,
      );
      const about = { taken: [kept(1, { about: 'y' })], since: now };
      const namesOf = ({ kept: all }: { readonly kept: readonly { readonly letter: Letter }[] }) =>
        all.map(({ letter }) => letter.id);
      expect(namesOf(await outbox.standing('east-west', about))).toEqual(['letter-1']);
      expect(namesOf(await outbox.standing('east-west', { ...about, readers: ['1@east.example'] }))).toEqual([
        'letter-1',
        'letter-2',
        'letter-3',
      ]);
      const { windows } = await outbox.standing('east-west', { ...about, taken: letters.slice(0, 3) });
      expect(windows).toEqual([
        { to: '1@east.example', kind: 'outcome', until: later(59) },
        { to: '1@east.example', address: 'second@east.example', kind: 'outcome', until: later(58) },
      ]);
    });

    test('counts nothing that is only kept for a digest as waiting, and names as the oldest what may leave', async () => {
      const outbox = createOutbox(store());
      const tomorrow = new Date(Date.now() + 86_400_000).toISOString();
      await outbox.add([{ ...aLetter(1), kind: 'outcome' }, aLetter(2)]);
      await outbox.arrange(
        [
          { id: 'letter-1', until: tomorrow },
          { id: 'letter-2', until: tomorrow },
        ],
        now,
      );
      expect(await outbox.waiting('east-west')).toEqual({ waiting: 1, refused: 0, oldest: tomorrow });
      await outbox.arrange([{ id: 'letter-1', until: now }], now);
      expect(await outbox.waiting('east-west')).toMatchObject({ waiting: 2 });
    });

    test('says by which mails somebody was asked about a matter in its round, and which of them have left', async () => {
      const outbox = createOutbox(store());
      const to = (n: number, changes: Partial<Letter>): Letter => ({
        ...aLetter(n),
        to: 'a@east.example',
        round: 2,
        ...changes,
      });
      const close = to(9, { kind: 'ended' });
      await outbox.add([
        to(1, { seats: ['s'] }),
        to(2, { kind: 'reminder' }),
        to(3, { round: 1 }),
        to(4, { to: 'b@east.example' }),
        to(5, {}),
        close,
      ]);
      await outbox.markSent('letter-1', now, 'm1@x');
      await outbox.markDropped('letter-5', 'the seat has answered');
      expect(await outbox.askedBefore(close)).toEqual([
        { kind: 'task', seats: ['s'], messageId: 'm1@x' },
        { kind: 'reminder', seats: [] },
      ]);
    });

    test('says of each mail by which a matter asks whether it has left, and to whom it is still out or was refused', async () => {
      const outbox = createOutbox(store());
      const { at } = aLetter(1);
      const [sent, waits, refused, again] = ['sent', 'waits', 'refused', 'again'].map((name) => `${name}@east.example`);
      const to = (person = '', id = person): Letter => ({ ...aLetter(0), id, to: person });
      await outbox.add([to(sent), to(waits), to(refused), to(again), { ...to(again, 'second'), address: 'b@x' }]);
      await outbox.add([
        { ...to(sent, 'copy'), kind: 'copy' },
        { ...to(sent, 'elsewhere'), about: 'y' },
      ]);
      await outbox.markSent(sent ?? '', now, 'one@x');
      for (const person of [refused, again]) await outbox.markRefused(person ?? '', '550 no such mailbox');
      const waiting = [waits, again].map((person) => ({ to: person, askedAt: at }));
      expect(await outbox.asking('east-west', 'x')).toEqual([{ to: sent, askedAt: at, leftAt: now }, ...waiting]);
      const people = [sent, waits, refused, again].map((person) => person ?? '');
      expect(await outbox.stillOut('east-west', 'x', people)).toEqual({
        waiting: [waits, again],
        refused: [to(refused)],
      });
      await outbox.markSent('second', now, 'two@x');
      expect(await outbox.stillOut('east-west', 'x', people)).toMatchObject({ waiting: [waits], refused: [{}] });
    });
  });

  test('a refused try to decide is kept with its reason', async () => {
    const attempts = createAttempts(store());
    const attempt = {
      at: now,
      approval: 'x',
      seat: 's',
      person: 'p@east.example',
      verdict: 'approve',
      code: 'too_late',
    } as const;
    await attempts.recordAttempt(attempt);
    await attempts.recordAttempt({ ...attempt, code: 'already_closed' });
    expect(await attempts.attemptsOf('x')).toEqual([attempt, { ...attempt, code: 'already_closed' }]);
    expect(await attempts.attemptsOf('y')).toEqual([]);
  });

  describe('a request with an Idempotency-Key', () => {
    const answer = { status: 201, body: { programme: 'east-west' } };

    test('is worked on once, however often and however close together it is sent', async () => {
      let worked = 0;
      const work = async () => {
        worked += 1;
        return answer;
      };
      const doors = [createIdempotency(store()), createIdempotency(store())];
      const key = () => doors.map(({ once }) => once('key', 'POST /programmes', 'hash', work));
      const results = await Promise.all([...key(), ...key()]);
      expect(worked).toBe(1);
      expect(results.filter(({ replayed }) => !replayed)).toEqual([{ ...answer, replayed: false }]);
      expect(await doors[0]?.once('key', 'POST /programmes', 'hash', work)).toEqual({ ...answer, replayed: true });
    });

    test('with another content or to another place is refused', async () => {
      const { once } = createIdempotency(store());
      await once('key', 'POST /programmes', 'hash', async () => answer);
      for (const [route, hash] of [
        ['POST /programmes', 'another'],
        ['POST /elsewhere', 'hash'],
      ] as const)
        await expect(once('key', route, hash, async () => answer)).rejects.toMatchObject({
          code: 'idempotency_conflict',
        });
    });

    test('that its process recognises stands for one content alone, unless it was refused', async () => {
      const { forOne } = createIdempotency(store());
      const send = (hash: string, work = async () => answer) => forOne('key', 'POST /decisions', hash, work);
      await expect(send('wrong', () => Promise.reject(new Error('no reason')))).rejects.toThrow('no reason');
      expect(await send('right')).toEqual(answer);
      expect(await send('right')).toEqual(answer);
      await expect(send('another')).rejects.toMatchObject({ code: 'idempotency_conflict' });
      await expect(send('right', () => Promise.reject(new Error('no worker')))).rejects.toThrow('no worker');
      await expect(send('another')).rejects.toMatchObject({ code: 'idempotency_conflict' });
    });

    test('that failed may be sent again', async () => {
      const { once } = createIdempotency(store());
      const failing = once('key', 'POST /programmes', 'hash', () => Promise.reject(new Error('no worker')));
      await expect(failing).rejects.toThrow('no worker');
      expect(await once('key', 'POST /programmes', 'hash', async () => answer)).toEqual({ ...answer, replayed: false });
    });

    test('whose first sender died is worked on by the next', async () => {
      const insert = `insert into idempotency (key, route, body_hash, claimed_by, claimed_at) values ('key', 'r', 'h', 'dead', now() - interval '21 seconds')`;
      await store().query(insert);
      const { once } = createIdempotency(store());
      expect(await once('key', 'r', 'h', async () => answer)).toEqual({ ...answer, replayed: false });
    });
  });
});
