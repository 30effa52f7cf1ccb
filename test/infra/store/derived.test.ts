import type { Happening } from '../../../domain/record/ledger';
import { deriveOld } from '../../../infra/store/derived';
import { createLedger } from '../../../infra/store/ledger';
import { createReadModel } from '../../../infra/store/read-model';
import { aProgramme, describeStore, told } from '../../support/store';

const programme = aProgramme();
const office = Object.values(programme.governance.office.people)[0] ?? '';

describeStore((store) => {
  const start = async (key: string, ...more: readonly Happening[]) => {
    const started = {
      type: 'programme.started',
      definition: { ...programme, key },
      version: 'v1',
      by: office,
    } as const;
    const phase = { phase: programme.phases[0]?.key ?? '', startsOn: '2026-09-01', endsOn: '2027-05-31' };
    await createLedger(store()).append(
      told(key, [started, { type: 'phase.opened', ...phase }, ...more], { programme: key }),
    );
  };
  const stuckTimes = (count: number): readonly Happening[] =>
    Array.from({ length: count }, (_, index) => ({
      type: 'process.stuck',
      work: 'planApproval',
      number: index + 1,
      code: 'not_found',
      reason: 'It is not there.',
    }));
  const lists = async () => ({
    programmes: await createReadModel(store()).programmes({ person: office, hasRole: true, limit: 10 }),
    errands: await createReadModel(store()).errandsOf(office, { limit: 100 }),
    officers: await createReadModel(store()).officers(10),
    found: await createReadModel(store()).search({ typed: 'office', limit: 100 }),
  });

  test('what an older program wrote of a programme is worked out once when the store is opened', async () => {
    for (let number = 0; number < 25; number += 1) await start(`programme-${number}`);
    const before = await lists();
    expect(before.programmes.count).toBe(25);
    expect(before.errands.count).toBeGreaterThanOrEqual(25);
    const { query } = store();
    await query('update programmes set title = null, derived = 0');
    await query('update people set has_role = false, stands_in = false, is_officer = false');
    await query('delete from waits');
    await query('delete from errands');
    expect(before.found.length).toBeGreaterThan(0);
    await query('delete from findables');
    expect((await lists()).errands.count).toBe(0);
    expect((await lists()).found).toEqual([]);
    expect(await deriveOld(store())).toBe(25);
    expect(await lists()).toEqual(before);
    expect(await deriveOld(store())).toBe(0);
  });

  test('a rebuild works it out as the appends did', async () => {
    await start('programme-1', { type: 'programme.completed' });
    await start('programme-2');
    const before = await lists();
    await createLedger(store()).rebuild();
    expect(await lists()).toEqual(before);
  });

  test('a rebuild keeps the order of what a programme is made of, over many pages of its record', async () => {
    await start('programme-1', ...stuckTimes(250));
    await createLedger(store()).append(
      told(
        'programme-1',
        Array.from({ length: 120 }, (_, index) => ({
          type: 'process.freed',
          work: 'planApproval',
          number: 2 * index + 1,
        })),
        { programme: 'programme-1', from: 253 },
      ),
    );
    const things = async () => ({
      lists: await lists(),
      head: await createReadModel(store()).head('programme-1'),
      rows: await store().query('select * from process_faults order by position'),
      waits: await store().query('select * from waits order by position'),
      errands: await store().query('select * from errands order by person, position'),
    });
    const before = await things();
    expect(before.rows).toHaveLength(250);
    await createLedger(store()).rebuild();
    expect(await things()).toEqual(before);
  });

  test('what a programme waits for is written again only where it has become another', async () => {
    await start('programme-1', ...stuckTimes(3));
    const written = () =>
      store().query<{ version: string }>(
        'select xmin::text as version, position, since, value::text from waits order by position',
      );
    const before = await written();
    await createLedger(store()).append(told('another', stuckTimes(1), { programme: 'programme-1' }));
    const after = await written();
    expect(after).toHaveLength(before.length + 1);
    const versions = new Set(before.map(({ version }) => version));
    const content = ({ version: _, ...row }: (typeof after)[number]) => JSON.stringify(row);
    const same = new Set(before.map(content));
    const kept = after.filter((row) => same.has(content(row)));
    expect(kept.length).toBeGreaterThan(0);
    expect(kept.filter(({ version }) => !versions.has(version))).toEqual([]);
  });

  test('once a programme is over nobody has an errand in it any longer', async () => {
    await start('programme-1', ...stuckTimes(3));
    expect((await createReadModel(store()).errandsOf(office, { limit: 10 })).count).toBeGreaterThan(0);
    await createLedger(store()).append(
      told('programme-1', [{ type: 'programme.completed' }], { programme: 'programme-1', from: 6 }),
    );
    expect((await createReadModel(store()).errandsOf(office, { limit: 10 })).count).toBe(0);
    const before = await lists();
    await createLedger(store()).rebuild();
    expect(await lists()).toEqual(before);
  });

  test('nobody has an errand in a programme that is over', async () => {
    await start('programme-1', { type: 'programme.completed' });
    expect((await createReadModel(store()).errandsOf(office, { limit: 10 })).count).toBe(0);
  });
});
