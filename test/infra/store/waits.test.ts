import type { Happening } from '../../../domain/record/ledger';
import { whomIn, type WhomAsked } from '../../../domain/programme/whom';
import { createLedger } from '../../../infra/store/ledger';
import { createReadModel } from '../../../infra/store/read-model';
import { aPlan, aPool, aRequest, aSeat, aStage } from '../../support/approvals';
import { aProgramme, describeStore, told } from '../../support/store';

const programme = aProgramme();
const { key } = programme;
const [spree, manzanares] = ['office@spree.example', 'office@manzanares.example'];

const asks = (name: string, dueAt: string, seats = aPool('a').seats): Happening => ({
  type: 'approval.opened',
  request: aRequest({
    programme: key,
    approval: `${key}:request:${name}:1`,
    subject: { kind: 'request', key: name },
    stages: [aStage(aPool('', { seats }))],
  }),
  plan: aPlan({ dueAt }),
});

describeStore((store) => {
  const append = (process: string, happenings: readonly Happening[], from = 1) =>
    createLedger(store()).append(told(process, happenings, { programme: key, from }));
  const start = async () => {
    await append(key, [
      { type: 'programme.started', definition: programme, version: 'v1', by: spree },
      { type: 'phase.opened', phase: 'preparation', startsOn: '2026-09-01', endsOn: '2027-05-31' },
    ]);
    await append(`${key}:things`, [
      { type: 'agreement.approved', agreement: 'consortium', approval: 'x' },
      {
        type: 'evaluation.opened',
        evaluation: `${key}:evaluation:quarterly:2026-Q4`,
        cycle: 'quarterly',
        period: '2026-Q4',
        dueAt: '2026-04-20T17:00:00Z',
      },
    ]);
  };
  const open = (name: string, dueAt: string, seats?: ReturnType<typeof aPool>['seats']) =>
    append(`${key}:request:${name}:1`, [asks(name, dueAt, seats)]);
  const close = (name: string) =>
    append(
      `${key}:request:${name}:1`,
      [{ type: 'approval.closed', approval: `${key}:request:${name}:1`, outcome: 'expired' }],
      2,
    );
  const readModel = () => createReadModel(store());
  const head = async () => {
    const view = await readModel().head(key);
    if (!view) throw new Error('It was started.');
    return view;
  };
  const page = async (limit: number, after?: string) =>
    readModel().waits(await head(), { limit, ...(after !== undefined && { after }) });
  const called = ({ id, kind }: { readonly id: string; readonly kind: string }) =>
    kind === 'approval' ? (id.split(':')[2] ?? id) : kind;

  test('what is nearest stands first among all that waits, what has no deadline last', async () => {
    await start();
    await open('late', '2026-03-09T09:30:00Z');
    await open('later', '2026-05-09T09:30:00Z');
    await open('soon', '2026-04-01T09:30:00Z');
    const { items, count } = await page(100);
    expect(items.map(called)).toEqual(['late', 'soon', 'actuals', 'later', 'submission', 'signature']);
    expect(count).toBe(6);
    expect((await readModel().otherWaits(key)).map(({ kind }) => kind)).toEqual(['actuals', 'submission', 'signature']);
    const errands = await readModel().errandsOf(manzanares, { limit: 10 });
    expect(errands.items.map(({ kind }) => kind)).toEqual(['actuals', 'submission', 'signature']);
    expect((await readModel().approvalsDue(key, 10)).map(({ approval }) => approval.dueAt)).toEqual([
      '2026-03-09T09:30:00Z',
      '2026-04-01T09:30:00Z',
      '2026-05-09T09:30:00Z',
    ]);
  });

  test('of what is due at once the longest wait stands first, then the smaller id', async () => {
    await start();
    await append('c', [asks('zeta', '2026-04-01T09:30:00Z'), asks('alpha', '2026-04-01T09:30:00Z')]);
    await append('d', [asks('beta', '2026-04-01T09:30:00Z')]);
    const { items } = await page(3);
    expect(items.map(called)).toEqual(['beta', 'zeta', 'alpha']);
  });

  test('a place in it neither leaves out nor repeats anything when something before it ends or comes', async () => {
    await start();
    for (const [at, name] of ['a', 'b', 'c', 'd', 'e'].entries()) await open(name, `2026-04-0${at + 1}T09:30:00Z`);
    const first = await page(3);
    expect(first.items.map(called)).toEqual(['a', 'b', 'c']);
    await close('a');
    await close('c');
    await open('new', '2026-03-20T09:30:00Z');
    const second = await page(3, first.next);
    expect(second.items.map(called)).toEqual(['d', 'e', 'actuals']);
    expect(second).toMatchObject({ before: 2, count: 7 });
    await append(
      `${key}:things`,
      [
        {
          type: 'evaluation.opened',
          evaluation: `${key}:evaluation:monthly:2026-03`,
          cycle: 'monthly',
          period: '2026-03',
          dueAt: '2026-04-10T17:00:00Z',
        },
      ],
      3,
    );
    const third = await page(3, second.next);
    expect(third.items.map(called)).toEqual(['submission', 'signature']);
    const whole = await page(100);
    expect(whole.items.map(called)).toEqual(['new', 'b', 'd', 'e', 'actuals', 'actuals', 'submission', 'signature']);
  });

  test('a rebuild keeps the order, and so does what an older program wrote', async () => {
    await start();
    await open('soon', '2026-04-01T09:30:00Z');
    const before = await page(100);
    await createLedger(store()).rebuild();
    expect(await page(100)).toEqual(before);
  });

  describe('of what waits is chosen', () => {
    const seats = [
      aSeat('spree.clinical.lead', { holder: 'stroke@spree.example' }),
      aSeat('manzanares.data.registry', { holder: 'registry@manzanares.example' }),
    ];
    const chosen = async (asked: WhomAsked) =>
      (await readModel().waits(await head(), { limit: 100 }, { whom: whomIn(programme, asked) })).items.map(called);

    test('what is on a group, a party, a person, and on several of these at once', async () => {
      await start();
      await open('clinical', '2026-04-01T09:30:00Z', seats.slice(0, 1));
      await open('both', '2026-04-02T09:30:00Z', seats);
      expect(await chosen({ group: 'clinical' })).toEqual(['clinical', 'both']);
      expect(await chosen({ group: 'data' })).toEqual(['both']);
      expect(await chosen({ group: 'data', party: 'spree' })).toEqual([]);
      expect(await chosen({ person: 'registry@manzanares.example' })).toEqual(['both']);
      expect(await chosen({ person: spree })).toEqual(['actuals', 'submission', 'signature']);
      expect(await chosen({ party: 'manzanares' })).toEqual(['both', 'actuals', 'submission', 'signature']);
      expect(await chosen({ party: 'spree', person: 'registry@manzanares.example' })).toEqual([]);
    });

    test('what is of a kind, and what is overdue, with as many counted as there are', async () => {
      await start();
      await open('late', '2026-03-09T09:30:00Z');
      await open('soon', '2026-04-01T09:30:00Z');
      const of = async (asked: Parameters<ReturnType<typeof readModel>['waits']>[2]) => {
        const { items, count } = await readModel().waits(await head(), { limit: 1 }, asked);
        return [count, ...items.map(called)];
      };
      expect(await of({ kind: 'approval' })).toEqual([2, 'late']);
      expect(await of({ kind: 'submission' })).toEqual([1, 'submission']);
      expect(await of({ kind: 'draw' })).toEqual([0]);
      const overdue = { at: '2026-04-21T00:00:00Z', lateBefore: '2026-04-20T22:00:00Z' };
      expect(await of({ overdue })).toEqual([3, 'late']);
      expect(await of({ overdue, kind: 'actuals' })).toEqual([1, 'actuals']);
    });
  });
});
