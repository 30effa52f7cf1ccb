import fc from 'fast-check';
import type { Entry, Happening } from '../../../domain/record/ledger';
import { inOrderOfAccounts } from '../../../domain/money/journal/balances';
import { reversalOf, type Transaction } from '../../../domain/money/journal/transactions';
import { verify } from '../../../cli/verify';
import { createJournal } from '../../../infra/store/journal/reading';
import { createLedger } from '../../../infra/store/ledger';
import { JournalConflict } from '../../../infra/store/journal/projection';
import { attemptsOf, balancesOf, paid, someSteps, transactionsAfter } from '../../support/journal';
import { tried } from '../../support/laws';
import { describeStore, emptyStore, told } from '../../support/store';

const bringing = (...transactions: readonly Transaction[]): Happening => ({
  type: 'programme.completed',
  ...(transactions.length === 1 ? { transaction: transactions[0] } : { transactions }),
});
const entries = (process: string, ...transactions: readonly Transaction[]): readonly Entry[] =>
  told(
    process,
    transactions.map((each) => bringing(each)),
  );
const [a, b] = [paid('a', '2027-01-31', '90071992547409931234567'), paid('b', '2027-02-01', '45')];
const back = reversalOf(a, { key: 'a/back', date: '2027-02-02', what: a.what });

describeStore((store) => {
  const ask = <T>(sql: string) => store().query<T>(sql);
  const rows = () =>
    ask(`select key, posted, process, number, transactions.date::text, reverses, position, account, amount::text, party, fund, project, budget
      from transactions join postings using (programme, posted) order by posted, position`);
  /** As whoever may stop the store's own watch would. */
  const tamper = (sql: string) =>
    store().transaction(async (query) => {
      await query('set local session_replication_role = replica');
      await query(sql);
    });

  test('posts what entries bring, with them, and again the same on a rebuild', async () => {
    const ledger = createLedger(store());
    await ledger.append([
      ...entries('fund/p/x', a, b),
      ...told('fund/p/y', [bringing(back, paid('c', '2027-02-02', '-1'))]),
    ]);
    const posted = await rows();
    expect(posted).toHaveLength(8);
    expect(posted.slice(0, 2)).toEqual([
      {
        ...{ key: 'a', posted: 1, process: 'fund/p/x', number: 1, date: '2027-01-31', reverses: null, position: 1 },
        ...{ account: 'fund:project', amount: '-90071992547409931234567', party: 'a', fund: 'project' },
        ...{ project: null, budget: null },
      },
      {
        ...{ key: 'a', posted: 1, process: 'fund/p/x', number: 1, date: '2027-01-31', reverses: null, position: 2 },
        ...{ account: 'spent:project', amount: '90071992547409931234567', party: null, fund: 'project' },
        ...{ project: 'pilot', budget: null },
      },
    ]);
    expect(posted[4]).toMatchObject({ key: 'a/back', posted: 3, process: 'fund/p/y', reverses: 'a' });
    expect(await ledger.verify('east-west')).toEqual({ ok: true, entries: 3 });
    await ledger.rebuild();
    expect(await rows()).toEqual(posted);
    expect(await ledger.compareReadModel()).toEqual([]);
    await ledger.append(entries('fund/p/z', paid('d', '2027-02-03', '5')));
    expect(await ledger.verify('east-west')).toEqual({ ok: true, entries: 4 });
  });

  test('posts a transaction once, whoever tells it again', async () => {
    const ledger = createLedger(store());
    await ledger.append(entries('fund/p/x', a));
    const posted = await rows();
    await ledger.append(entries('fund/p/y', a, a));
    expect(await rows()).toEqual(posted);
    expect(await ledger.verify('east-west')).toEqual({ ok: true, entries: 3 });
    await ledger.append(entries('fund/p/z', b));
    expect(await ledger.verify('east-west')).toEqual({ ok: true, entries: 4 });
  });

  test.each([
    ['another content under its key', [a, { ...a, date: '2027-03-01' }], /another content/],
    ['no zero sum', [{ ...b, postings: [...b.postings, { account: 'pool:-', amount: '1' }] }], /sum to zero/],
    ['the reversal of nothing', [back], /not posted/],
    ['a second reversal', [a, back, { ...back, key: 'again' }], /reversed already, by a\/back/],
  ] as const)('refuses an entry with %s, and keeps nothing of it', async (_, transactions, why) => {
    const ledger = createLedger(store());
    const all = entries('fund/p/x', ...transactions);
    for (const entry of all.slice(0, -1)) await ledger.append([entry]);
    const [last] = all.slice(-1);
    const refused = ledger.append(last ? [last] : []);
    await expect(refused).rejects.toThrow(JournalConflict);
    await expect(refused).rejects.toMatchObject({ number: all.length, why: { en: expect.stringMatching(why) } });
    expect(await ledger.verify('east-west')).toEqual({ ok: true, entries: all.length - 1 });
    expect(await rows()).toHaveLength((all.length - 1) * 2);
  });

  test('itself refuses what does not balance, a change, and a second reversal', async () => {
    await createLedger(store()).append(entries('fund/p/x', a, back));
    const header = (key: string, reverses = 'null') =>
      `insert into transactions values ('east-west', '${key}', 3, 'q', 1, '2027-03-01', 'CNY', '{}', ${reverses})`;
    const lines = (...amounts: readonly number[]) =>
      `insert into postings values ${amounts.map((amount, at) => `('east-west', 3, ${at + 1}, '2027-03-01', 'CNY', 'pool:-', ${amount})`).join()}`;
    const tried = (...statements: readonly string[]) =>
      store().transaction(async (query) => {
        for (const statement of statements) await query(statement);
      });
    await expect(tried(header('x'))).rejects.toThrow(/x do not sum to zero/);
    await expect(tried(header('x'), lines(1, -2))).rejects.toThrow(/do not sum to zero/);
    await expect(tried(header('x'), lines(0))).rejects.toThrow(/x do not sum to zero/);
    await expect(tried(header('x', `'a'`), lines(1, -1))).rejects.toThrow(/unique/);
    await expect(tried(header('x', `'nothing'`), lines(1, -1))).rejects.toThrow(/foreign key/);
    await expect(
      tried(`insert into postings values ('east-west', 1, 3, '2027-01-31', 'CNY', 'pool:-', 1)`),
    ).rejects.toThrow(/sum to zero/);
    await expect(tried('update postings set amount = 0')).rejects.toThrow(/never changed/);
    await expect(tried('delete from postings')).rejects.toThrow(/never changed/);
    await expect(tried('truncate transactions cascade')).rejects.toThrow(/never changed/);
    await expect(tried(`update transactions set date = '2027-01-01'`)).rejects.toThrow(/never changed/);
    await tried(header('x'), lines(1, -1));
    expect(await createLedger(store()).verify('east-west')).toMatchObject({
      ok: false,
      why: { en: /The journal has x/ },
    });
  });

  test('loses nothing that is posted while it is made anew', async () => {
    const ledger = createLedger(store());
    await ledger.append(entries('fund/p/x', a));
    let isOver = false;
    const rebuilding = createLedger(store())
      .rebuild()
      .finally(() => (isOver = true));
    let posted = 1;
    while (!isOver) {
      const key = `m${posted}`;
      await ledger.append(entries(key, paid(key, '2027-02-01', String(posted))));
      posted += 1;
    }
    await rebuilding;
    expect(await ask('select count(*) as count from transactions')).toEqual([{ count: posted }]);
    expect(await ledger.verify('east-west')).toEqual({ ok: true, entries: posted });
  });

  test('watches what it holds after a rebuild as before', async () => {
    const ledger = createLedger(store());
    await ledger.append(entries('fund/p/x', a));
    const triggers = () =>
      ask(`select tgname, pg_get_triggerdef(oid) from pg_trigger where not tgisinternal order by 1`);
    const before = await triggers();
    expect(before).toHaveLength(4);
    await ledger.rebuild();
    expect(await triggers()).toEqual(before);
    await expect(ask('update postings set amount = 0')).rejects.toThrow(/never changed/);
  });

  test.each([
    [
      'a changed fen',
      'update postings set amount = amount + 1 where posted = 2 and position = 2',
      2,
      /Transaction b, posting 2: the record says spent:project CNY 0\.45 .*, the journal spent:project CNY 0\.46/,
    ],
    [
      'another account',
      `update postings set account = 'pool:-' where posted = 1 and position = 1`,
      1,
      /Transaction a, posting 1/,
    ],
    [
      'another party',
      `update postings set party = 'b' where posted = 3 and position = 1`,
      3,
      /Transaction a\/back, posting 1/,
    ],
    [
      'a posting that is gone',
      'delete from postings where posted = 2 and position = 2',
      2,
      /Transaction b, posting 2.* the journal nothing/,
    ],
    [
      'a posting more',
      `insert into postings values ('east-west', 2, 3, '2027-02-01', 'CNY', 'pool:-', 0)`,
      2,
      /Transaction b, posting 3: the record says nothing/,
    ],
    ['a posting moved to another day', `update postings set date = '2027-01-01' where posted = 2`, 2, /Transaction b/],
    [
      'a transaction moved to another day',
      `update transactions set date = '2027-01-01' where posted = 2`,
      2,
      /Transaction b/,
    ],
    ['another reversal', `update transactions set reverses = 'b' where posted = 3`, 3, /Transaction a\/back/],
    ['another source', `update transactions set number = 9 where posted = 2`, 2, /another place/],
    ['a transaction that is gone', 'delete from transactions where posted = 3', 3, /Transaction a\/back is not/],
    [
      'a transaction more',
      `insert into transactions values ('east-west', 'x', 4, 'fund/p/x', 2, '2027-03-01', 'CNY', '{}')`,
      2,
      /The journal has x/,
    ],
    [
      'postings more',
      `insert into postings values ('east-west', 9, 1, '2027-03-01', 'CNY', 'pool:-', 0)`,
      3,
      /The journal has 9\/1/,
    ],
  ])('a check of the record finds %s, and a rebuild mends it', async (_, sql, brokenAt, why) => {
    const ledger = createLedger(store());
    await ledger.append(entries('fund/p/x', a, b, back));
    await tamper(sql);
    expect(await ledger.verify('east-west')).toMatchObject({
      ok: false,
      brokenAt,
      why: { en: expect.stringMatching(why) },
    });
    const said: string[] = [];
    expect(await verify(store(), (line) => said.push(line))).toBe(1);
    expect(said[0]).toMatch(why);
    await ledger.rebuild();
    expect(await ledger.verify('east-west')).toEqual({ ok: true, entries: 3 });
  });

  test('holds after any sequence of posts and reversals what the rules say, and sums to zero', async () => {
    await fc.assert(
      fc.asyncProperty(someSteps, async (steps) => {
        await emptyStore(store());
        const ledger = createLedger(store());
        let number = 0;
        for (const made of attemptsOf(steps)) {
          const [entry] = told('fund/p/x', [bringing(made)], { from: number + 1 });
          if (entry)
            await ledger.append([entry]).then(
              () => (number += 1),
              (error: unknown) => expect(error).toBeInstanceOf(JournalConflict),
            );
        }
        const kept = await ask(`select key from transactions order by posted`);
        expect(kept).toEqual(transactionsAfter(steps).map(({ key }) => ({ key })));
        const journal = createJournal(store());
        for (const until of ['2027-01-14', undefined])
          expect(inOrderOfAccounts(await journal.balances('east-west', until))).toEqual(
            balancesOf(transactionsAfter(steps), until),
          );
        expect(await ask('select coalesce(sum(amount), 0)::text as sum from postings')).toEqual([{ sum: '0' }]);
        expect(await ledger.verify('east-west')).toEqual({ ok: true, entries: number });
      }),
      tried(10),
    );
  });
});
