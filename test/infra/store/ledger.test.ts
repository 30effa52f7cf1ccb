import fc from 'fast-check';
import type { Entry } from '../../../domain/record/ledger';
import { rebuild } from '../../../cli/rebuild';
import { verify } from '../../../cli/verify';
import type { Database } from '../../../infra/store/database';
import { genesis, rowOf, type LedgerRow } from '../../../infra/store/chain';
import { createLedger, LedgerConflict } from '../../../infra/store/ledger';
import { createNumbers } from '../../../infra/store/numbers';
import { createOutbox } from '../../../infra/store/outbox';
import { createReadModel } from '../../../infra/store/read-model';
import { aDecision } from '../../support/approvals';
import { tried } from '../../support/laws';
import { aProgramme, describeStore, emptyStore, opened, told } from '../../support/store';

const id = 'east-west:agreement:framework:1';
const approval = told(id, [
  opened(),
  ...['chair', 'plan', 'money'].flatMap((key) =>
    ['east', 'west'].map((party) => ({
      type: 'approval.decided' as const,
      approval: id,
      decision: aDecision(`${party}.board.${key}`),
    })),
  ),
  { type: 'approval.closed', approval: id, outcome: 'approved' },
]);
const completed = (process: string, programme = 'east-west'): readonly Entry[] =>
  told(process, [{ type: 'programme.completed' }], { programme });

const started = (): Entry => {
  const definition = aProgramme();
  return {
    programme: 'stroke-registry',
    process: 'stroke-registry',
    number: 1,
    at: '2026-09-01T08:00:00.000Z',
    happening: { type: 'programme.started', definition, version: 'v1', by: 'office@spree.example' },
  };
};

/** Every row of the read model, table by table. */
const readModel = async ({ query }: Database) => {
  const tables = ['programmes', 'people', 'phases', 'milestones', 'agreements', 'evaluations', 'approvals', 'tasks'];
  const rows = await Promise.all(tables.map((table) => query(`select * from ${table}`)));
  return rows.map((each) => each.map((row) => JSON.stringify(row)).sort());
};

describeStore((store) => {
  /** As whoever writes past the ledger would put other entries in the place of a chain. */
  const chainAnew = async (entries: readonly Entry[]) => {
    const rows: LedgerRow[] = [];
    for (const entry of entries) rows.push(rowOf(entry, rows.length + 1, rows.at(-1)?.hash ?? genesis));
    await store().query('delete from ledger');
    await store().query('insert into ledger select * from json_populate_recordset(null::ledger, $1::json)', [
      JSON.stringify(rows),
    ]);
    await store().query('update chains set sequence = $1, hash = $2', [rows.length, rows.at(-1)?.hash]);
  };

  test('keeps entries in order, each with the hash of the one before', async () => {
    const ledger = createLedger(store());
    await ledger.append(approval);
    const entries = await ledger.entries('east-west', { limit: 100 });
    expect(entries.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(entries.map(({ previousHash }) => previousHash)).toEqual([
      '0'.repeat(64),
      ...entries.map(({ hash }) => hash).slice(0, -1),
    ]);
    expect(entries[1]?.happening).toEqual(approval[1]?.happening);
    expect(await ledger.entries('east-west', { after: 6, limit: 1 })).toEqual([entries[6]]);
    expect(await ledger.entriesOf(id)).toEqual(entries);
    expect(await ledger.verify('east-west')).toEqual({ ok: true, entries: 8 });
  });

  test('takes the same entry twice without a trace, and refuses another content under its number', async () => {
    const ledger = createLedger(store());
    await ledger.append(approval.slice(0, 2));
    await ledger.append(approval);
    await ledger.append(approval);
    await createLedger(store()).append(approval); // by a process that does not remember it
    expect((await ledger.verify('east-west')).entries).toBe(8);
    const forged = { ...approval[1], at: '2026-03-02T09:00:00.000Z' } as Entry;
    await expect(createLedger(store()).append([forged])).rejects.toThrow(LedgerConflict);
    await expect(ledger.append([forged])).rejects.toThrow(LedgerConflict);
    await expect(ledger.append([forged])).rejects.toMatchObject({ code: 'ledger_conflict', process: id, number: 2 });
  });

  test('takes the entries of one process in their order, whoever brings which, and refuses one whose predecessor is missing', async () => {
    const ledger = createLedger(store());
    await ledger.append(approval.slice(0, 2));
    const late = { code: 'ledger_gap', process: id, number: 4 };
    await expect(ledger.append(approval.slice(3, 4))).rejects.toMatchObject(late);
    expect((await ledger.verify('east-west')).entries).toBe(2);
    await ledger.append([...approval.slice(3, 5), ...approval.slice(2, 4)]);
    expect((await ledger.entriesOf(id)).map(({ number }) => number)).toEqual([1, 2, 3, 4, 5]);
    expect(await ledger.verify('east-west')).toEqual({ ok: true, entries: 5 });
  });

  test('writes again in silence what it has lost, and says before what it lacks', async () => {
    const ledger = createLedger(store());
    await ledger.append(approval.slice(0, 1));
    const letters = async () => (await store().query('select from outbox')).length;
    const before = await letters();
    const lacking = await ledger.lacking(approval);
    expect(lacking).toEqual(approval.slice(1));
    await ledger.restore(lacking);
    expect(await ledger.lacking(approval)).toEqual([]);
    expect(await letters()).toBe(before);
    expect(await ledger.verify('east-west')).toEqual({ ok: true, entries: 8 });
  });

  test('gives the same chain however retries of the same entries are interleaved', async () => {
    await createLedger(store()).append(approval);
    const expected = (await createLedger(store()).entries('east-west', { limit: 100 })).map(({ hash }) => hash);
    // A process writes in order, one append after another, and may repeat any of them at any time after.
    const script = fc.array(fc.tuple(fc.nat({ max: 7 }), fc.nat({ max: 7 })), { maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(script, async (repeats) => {
        await emptyStore(store());
        const ledger = createLedger(store());
        const another = createLedger(store());
        for (const end of approval.keys()) {
          const again = repeats.map(([from, length]) => approval.slice(from, Math.min(from + length, end + 1)));
          const all = [approval.slice(0, end + 1), ...again];
          await Promise.all(all.map((entries, index) => (index % 2 === 0 ? ledger : another).append(entries)));
        }
        expect((await ledger.entries('east-west', { limit: 100 })).map(({ hash }) => hash)).toEqual(expected);
      }),
      tried(10),
    );
  });

  test('folds on from what another process wrote, whoever of them comes next', async () => {
    const ledgers = [createLedger(store()), createLedger(store())];
    for (const [index, entry] of approval.entries()) await ledgers[index % 3 === 0 ? 0 : 1]?.append([entry]);
    const folded = await readModel(store());
    expect((await createReadModel(store()).approval(id))?.approval.decisions).toHaveLength(6);
    expect(await createLedger(store()).verify('east-west')).toEqual({ ok: true, entries: 8 });
    await createLedger(store()).rebuild();
    expect(await readModel(store())).toEqual(folded);
  });

  test('joins appends that come in together, and a bad one fails only itself', async () => {
    const ledger = createLedger(store());
    await ledger.append(completed('first'));
    const conflict = completed('first').map((entry) => ({ ...entry, at: '2026-05-05T00:00:00.000Z' }));
    const results = await Promise.allSettled([
      ...['a', 'b', 'c'].map((process) => ledger.append(completed(process))),
      ledger.append(conflict),
      ...['d', 'e'].map((process) => ledger.append(completed(process, 'another'))),
    ]);
    expect(results.map(({ status }) => status)).toEqual([
      'fulfilled',
      'fulfilled',
      'fulfilled',
      'rejected',
      'fulfilled',
      'fulfilled',
    ]);
    expect(await ledger.verify('east-west')).toEqual({ ok: true, entries: 4 });
    expect(await ledger.verify('another')).toEqual({ ok: true, entries: 2 });
  });

  test('keeps one chain when several ledgers write to it at once', async () => {
    const ledgers = [1, 2, 3].map(() => createLedger(store()));
    await Promise.all(
      Array.from({ length: 30 }, (_, n) => ledgers[n % 3]?.append(completed(`process-${n}`, `programme-${n % 2}`))),
    );
    expect(await ledgers[0]?.verify('programme-0')).toEqual({ ok: true, entries: 15 });
    expect(await ledgers[0]?.verify('programme-1')).toEqual({ ok: true, entries: 15 });
  });

  test.each([
    [
      'a changed content',
      `update ledger set entry = replace(entry, 'approve', 'reject') where sequence = 3`,
      3,
      /hash/,
    ],
    ['a removed entry', 'delete from ledger where sequence = 4', 5, /missing/],
    ['a removed end', 'delete from ledger where sequence = 8', 8, /end/],
    ['a changed index', `update ledger set type = 'approval.closed' where sequence = 2`, 2, /index/],
    ['a changed process', `update ledger set process = 'another' where sequence = 2`, 2, /index/],
    ['a changed number', `update ledger set number = 20 where sequence = 2`, 2, /index/],
    ['a changed instant', `update ledger set at = at + interval '1 second' where sequence = 2`, 2, /index/],
    ['an end that others come after', `update chains set sequence = 7`, 9, /end/],
    ['a changed hash', `update ledger set hash = 'f' where sequence = 5`, 5, /hash/],
  ])('finds %s', async (_what, tamper, brokenAt, why) => {
    const ledger = createLedger(store());
    await ledger.append(approval);
    await store().query(tamper);
    expect(await ledger.verify('east-west')).toMatchObject({
      ok: false,
      brokenAt,
      why: { en: expect.stringMatching(why) },
    });
  });

  test('finds that a process left a number out', async () => {
    const ledger = createLedger(store());
    await ledger.append(approval);
    await chainAnew(approval.filter(({ number }) => number !== 3));
    expect(await ledger.verify('east-west')).toMatchObject({
      ok: false,
      brokenAt: 3,
      why: { en: /Entry 3 of process/ },
    });
  });

  test('walks a record of many pages, also what was appended meanwhile, and counts it without reading it', async () => {
    const ledger = createLedger(store());
    const many = told(
      id,
      Array.from({ length: 1_200 }, () => ({ type: 'programme.completed' as const })),
    );
    await ledger.append(many.slice(0, 1_100));
    await ledger.append(completed('z', 'z'));
    const walk = ledger.verifyAll();
    const first = walk.next();
    await ledger.append(many);
    expect((await first).value).toMatchObject({ programme: 'east-west', ok: true });
    expect((await walk.next()).value).toEqual({ programme: 'z', ok: true, entries: 1 });
    expect(await ledger.verify('east-west')).toEqual({ ok: true, entries: 1_200 });
    expect((await ledger.entriesOf(id)).map(({ number }) => number)).toEqual(many.map(({ number }) => number));
    expect(await ledger.countOf(id)).toBe(1_200);
    expect(await ledger.countOf('nobody')).toBe(0);
    await store().query('delete from ledger where sequence = 600');
    expect(await ledger.verify('east-west')).toMatchObject({ ok: false, entries: 599, brokenAt: 601 });
  });

  test('knows the numbers of more processes than it remembers', async () => {
    const ledger = createLedger(store());
    const processes = ['a', 'b', 'c', 'd'];
    const entries = processes.map((process) =>
      told(
        process,
        ['completed', 'ended'].map((how) => ({ type: `programme.${how}` as 'programme.ended' })),
      ),
    );
    await ledger.append(entries.flatMap(([first]) => first ?? []));
    await ledger.append(entries.flatMap(([, second]) => second ?? []));
    const rows = await ledger.entries('east-west', { limit: 100 });
    const numbers = createNumbers(store().query, 2);
    for (const row of rows) {
      await numbers.recall([row]);
      expect(numbers.expected(row)).toBe(row.number);
    }
  });

  test('keeps what a person typed, also what some databases refuse', async () => {
    const ledger = createLedger(store());
    const comment = '“不同意” \u0000 \ud800 🙂 \\u0000';
    const decision = aDecision('east.board.chair', 'reject', { comment });
    await ledger.append(told(id, [opened(), { type: 'approval.decided', approval: id, decision }]));
    const [, kept] = await ledger.entriesOf(id);
    expect(kept?.happening).toEqual({ type: 'approval.decided', approval: id, decision });
    expect((await ledger.verify('east-west')).ok).toBe(true);
    const beside = { type: 'another', comment };
    await ledger.append(told('b', [{ type: 'programme.completed', ...{ beside } }]));
    expect(await ledger.verify('east-west')).toEqual({ ok: true, entries: 3 });
    await store().query(`update ledger set type = 'another' where sequence = 3`);
    expect(await ledger.verify('east-west')).toMatchObject({
      ok: false,
      brokenAt: 3,
      why: { en: expect.stringMatching(/index/) },
    });
  });

  test('takes from a declared order no content that was not hashed', async () => {
    const ledger = createLedger(store());
    await ledger.append([started()]);
    const [before] = await ledger.entriesOf('stroke-registry');
    await store().query(`update ledger set declared = replace(declared::text, 'east', 'north')::json`);
    const [after] = await createLedger(store()).entriesOf('stroke-registry');
    expect(after).toEqual(before);
  });

  test('keeps a definition in its declared order, since that order breaks ties', async () => {
    const ledger = createLedger(store());
    const entry = started();
    await ledger.append([entry]);
    const [kept] = await ledger.entriesOf('stroke-registry');
    expect(JSON.stringify(kept?.happening)).toContain(JSON.stringify(aProgramme().parties));
    expect((await ledger.verify('stroke-registry')).ok).toBe(true);
  });

  test('builds the same read model again from the ledger, and sends nothing again', async () => {
    const ledger = createLedger(store());
    await ledger.append([started()]);
    for (const entry of approval) await ledger.append([entry]);
    const live = await readModel(store());
    const { waiting } = await createOutbox(store()).waiting();
    expect(live[7]).toHaveLength(6);
    await store().query(`delete from tasks where seat like 'east%'`);
    await store().query(`update programmes set state = 'lost'`);
    const said: string[] = [];
    expect(await rebuild(store(), (line) => said.push(line))).toBe(0);
    expect(said).toEqual([expect.stringMatching(/again from 9 entries/)]);
    expect(await readModel(store())).toEqual(live);
    expect((await createOutbox(store()).waiting()).waiting).toBe(waiting);
  });

  test('folds whatever people decide live as it folds it again', async () => {
    const verdicts = ['approve', 'approveWithConditions', 'requestChanges', 'reject', 'abstain', 'recuse'] as const;
    const seats = ['chair', 'plan', 'money'].flatMap((key) => [`east.board.${key}`, `west.board.${key}`]);
    const decisions = fc.array(fc.record({ seat: fc.constantFrom(...seats), verdict: fc.constantFrom(...verdicts) }));
    await fc.assert(
      fc.asyncProperty(decisions, async (decided) => {
        await emptyStore(store());
        const ledger = createLedger(store());
        const entries = told(id, [
          opened(),
          ...decided.map(({ seat, verdict }) => ({
            type: 'approval.decided' as const,
            approval: id,
            decision: aDecision(seat, verdict),
          })),
        ]);
        await Promise.all(entries.map((entry) => ledger.append([entry])));
        const live = await readModel(store());
        await ledger.rebuild();
        expect(await readModel(store())).toEqual(live);
      }),
      tried(15),
    );
  });

  test('says in a sentence a programme whether its record is whole', async () => {
    const said: string[] = [];
    const check = () => verify(store(), (line) => said.push(line));
    expect(await check()).toBe(0);
    await createLedger(store()).append(approval);
    expect(await check()).toBe(0);
    await store().query('delete from ledger where sequence = 4');
    expect(await check()).toBe(1);
    expect(said).toEqual([
      'The ledger is empty: no programme has been started yet.',
      'east-west: 8 entries, every one as it was written.',
      expect.stringContaining('BROKEN at entry 5'),
    ]);
  });
});
