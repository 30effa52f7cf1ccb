import vectors from '../../domain/vectors/kpi.json';
import { startApp, type App } from '../../support/app';

let app: App;
beforeAll(async () => {
  app = await startApp({ withWorker: false });
});
afterAll(() => app?.stop());

interface Scored {
  readonly scores: readonly { readonly kpi: string; readonly score: string | null; readonly state: string }[];
  readonly coverage: number;
  readonly kpiTotal: string | null;
  readonly composite: string | null;
  readonly grade: string;
  readonly flags: readonly { readonly code: string }[];
  readonly reasons: readonly { readonly code: string; readonly text: { readonly zh: string } }[];
}

/** Anyone may compute: no token is sent. */
const preview = <Body = Record<string, unknown>>(what: 'score' | 'evaluation-dates', body: object | string) =>
  app.raw<Body>('POST', `/api/v1/previews/${what}`, {
    headers: { 'content-type': 'application/json' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });

const kpi = (key: string, weight: string, atLeast: number) => ({ key, weight, target: { atLeast, unit: '%' } });
const kpis = [
  kpi('market', '25%', 20),
  kpi('revenue', '25%', 30),
  kpi('tech', '20%', 10),
  kpi('success', '20%', 95),
  { key: 'brand', weight: '10%', target: { rubric: '显著提升' } },
];
const definition = { kpis };
const scored = (more: object) => preview<Scored>('score', { definition, ...more });
const actuals = (market: unknown, revenue: unknown, tech: unknown, success: unknown, brand: unknown) => ({
  ...{ market, revenue, tech, success, brand },
});

describe('the score of some figures', () => {
  /** Source: docs/rules/evaluation.md, "Total and grade". */
  test.each([
    [actuals(20, 30, 10, 95, 4), '100.00', 'A'],
    [actuals(18, 27, 9, 90.25, 3), '90.00', 'A'],
    [actuals(30, 45, 10, 95, '4'), '110.00', 'A'],
    [actuals('11.9', '30', '10', '95', '4'), '75.00', 'C'],
    [actuals(18, 27, 9, 90.25, undefined), '91.11', 'A'],
    [actuals(null, 27, 9, 90.25, ''), null, 'incomplete'],
  ])('%j is %s, grade %s', async (figures, kpiTotal, grade) => {
    const { status, body } = await scored({ actuals: figures });
    expect({ status, ...body }).toMatchObject({ status: 200, kpiTotal, grade });
  });

  test.each(vectors.cases)('worked example $id', async ({ actuals: figures, scores, coverageBp, total, grade }) => {
    const { body } = await scored({ actuals: figures });
    expect(body).toMatchObject({ coverage: coverageBp, kpiTotal: total, grade });
    expect(Object.fromEntries(body.scores.map((one) => [one.kpi, one.score]))).toEqual(scores);
  });

  test.each([
    [{ quantitative: 90, qualitative: 80, thirdParty: 85, self: 100 }, '87.00', 0],
    [{ quantitative: 90, qualitative: 80, self: 100 }, '87.50', 0],
    [{ quantitative: 90, qualitative: 80, thirdParty: null, self: 100 }, '87.50', 0],
    [{ quantitative: 90, qualitative: 80, thirdParty: 84, self: 100 }, '86.80', 1],
    [{ quantitative: 90, qualitative: [4, 4], thirdParty: 85, self: { east: 90, west: 110 } }, '93.00', 0],
    [{ quantitative: 90, qualitative: { ratings: { anna: 2, ben: 4 } }, thirdParty: 85 }, '88.33', 0],
  ])('the methods %j make %s with %d flags', async (methods, composite, flags) => {
    const { body } = await scored({ methods });
    expect(body).toMatchObject({ composite });
    expect(body.flags).toHaveLength(flags);
  });

  test('of a rubric follows its raters, and figures of both parties what becomes of them', async () => {
    const parted = await scored({
      actuals: { ...actuals(20, 30, 10, 95, ['2', '4']), market: { east: 20, west: 21 } },
    });
    expect(parted.body.scores.filter(({ state }) => state === 'missing').map(({ kpi: key }) => key)).toEqual([
      'market',
      'brand',
    ]);
    expect(parted.body.reasons.map(({ code }) => code)).toEqual([
      'incomplete',
      'partiesDiffer',
      'furtherRater',
      'compositeIncomplete',
    ]);
    const agreed = await scored({
      actuals: { ...actuals(20, 30, 10, 95, [2, 4, 4]), market: { east: 20, west: '20.0' } },
    });
    expect(agreed.body).toMatchObject({ kpiTotal: '100.00', coverage: 10_000 });
  });

  test('judges guards beside it, and names what the cycle does not ask for', async () => {
    const evaluation = {
      kpis,
      cycles: { monthly: { kpis: ['success'], guards: ['delivery'] } },
      guards: { delivery: { atLeast: '95%' }, care: {} },
    };
    const asked = {
      evaluation,
      cycle: 'monthly',
      actuals: { success: 95, market: 1 },
      guards: { delivery: 94.9, care: true },
    };
    const { body } = await preview<Scored>('score', asked);
    expect(body).toMatchObject({
      kpiTotal: '100.00',
      guards: [{ guard: 'delivery', state: 'failed', missedBy: '0.1' }],
      ignored: ['actuals.market', 'guards.care'],
    });
  });

  test('takes the plan as YAML, as a running programme has it, and with weights as numbers', async () => {
    const yaml = 'kpis:\n  - { key: one, weight: 100%, target: { atMost: 3, unit: days }, floor: 4 }\n';
    expect((await preview('score', { definition: yaml, actuals: { one: 4.5 } })).body).toMatchObject({
      kpiTotal: '0.00',
      scores: [{ state: 'underFloor', margin: '-0.5', floor: '4' }],
    });
    const numbers = { kpis: [{ key: 'one', weight: 10_000, target: { number: '20', unit: '%', better: 'higher' } }] };
    expect((await preview('score', { definition: numbers, actuals: { one: '17.99' } })).body).toMatchObject({
      kpiTotal: '89.95',
      grade: 'B',
      distance: { grade: 'A', points: '0.05' },
    });
  });
});

describe('what cannot be scored', () => {
  const one = { kpis: [kpi('one', '100%', 20)] };
  const asked = (more: object) => ({ definition: one, actuals: { one: 20 }, ...more });
  test.each([
    ['no plan at all', { actuals: {} }, 'definition'],
    ['two plans', { ...asked({}), evaluation: one }, 'definition'],
    ['an unknown indicator', asked({ actuals: { won: 1 } }), 'actuals.won'],
    ['an unknown guard', asked({ guards: { care: 1 } }), 'guards.care'],
    ['an unknown method', asked({ methods: { gut: 90 } }), 'methods.gut'],
    ['a word for a number', asked({ actuals: { one: 'NaN' } }), 'actuals.one'],
    ['an endless number', asked({ actuals: { one: 'Infinity' } }), 'actuals.one'],
    ['an exponent beyond all bounds', asked({ actuals: { one: '1e999' } }), 'actuals.one'],
    ['a hundred digits more', asked({ actuals: { one: '9'.repeat(101) } }), 'actuals.one'],
    ['an unknown level', { definition, actuals: { brand: 6 } }, 'actuals.brand'],
    ['an unknown level of one rater', { definition, actuals: { brand: [4, 9] } }, 'actuals.brand'],
    ['levels for a number', asked({ actuals: { one: [4, 5] } }), 'actuals.one'],
    ['more points than there are', asked({ methods: { self: 121 } }), 'methods.self'],
    ['points below nothing', asked({ methods: { self: -1 } }), 'methods.self'],
    ['weights of 90 %', { definition: { kpis: kpis.slice(0, 4) } }, 'evaluation.kpis'],
    ['methods of 90 %', { definition: { ...one, methods: { quantitative: '90%' } } }, 'evaluation.methods'],
    ['a floor above the target', { definition: { kpis: [{ ...one.kpis[0], floor: 21 }] } }, 'evaluation.kpis.0.floor'],
    ['a list', { definition: '[1, 2]' }, 'evaluation'],
    ['no YAML', { definition: '{ kpis: [' }, 'definition'],
    ['an unknown cycle', asked({ cycle: 'weekly' }), 'cycle'],
  ])('%s is refused at its field', async (_, body, field) => {
    const { status, body: problem } = await preview<{ errors?: { path: string }[]; facts?: { field: string } }>(
      'score',
      body,
    );
    expect([status, problem.facts?.field ?? problem.errors?.[0]?.path]).toEqual([422, field]);
  });

  test('a number that JSON cannot hold, and a programme that there is not', async () => {
    const endless = '{"definition":{"kpis":[{"key":"one","weight":"100%","target":{"atLeast":1e400,"unit":"%"}}]}}';
    expect((await preview('score', endless)).status).toBe(422);
    expect((await preview('score', '{"definition":{},"actuals":{"one":1e400}}')).status).toBe(422);
    expect((await app.post('/previews/score', { programme: 'moon' })).status).toBe(404);
  });

  test('huge and tiny numbers are counted exactly', async () => {
    const { body } = await preview('score', asked({ actuals: { one: '1e99' } }));
    expect(body).toMatchObject({ kpiTotal: '120.00' });
    expect((await preview('score', asked({ actuals: { one: '-1e-99' } }))).body).toMatchObject({ kpiTotal: '0.00' });
  });
});

describe('the dates of evaluations', () => {
  const dates = (more: object) => preview<{ items: readonly Record<string, unknown>[] }>('evaluation-dates', more);

  test('tell when each opens, until when its figures come in and when it is due', async () => {
    const evaluation = { kpis: [{ ...kpi('one', '100%', 20), cutOff: { workingDay: 3 } }] };
    const { body } = await dates({
      evaluation,
      calendar: 'cn',
      cycle: 'quarterly',
      from: '2026-01-01',
      to: '2026-06-30',
    });
    expect(body.items).toMatchObject([
      {
        period: '2026-Q1',
        part: 'whole',
        opensAt: '2026-04-01T00:00:00+08:00',
        cutOffs: [{ kind: 'kpi', key: 'one', workingDay: 3, date: '2026-04-03' }],
        due: '2026-04-15',
      },
      { period: '2026-Q2', due: '2026-07-14' },
    ]);
  });

  test('name the first and the last period in part', async () => {
    const { body } = await dates({ calendar: 'cn', cycle: 'monthly', from: '2026-08-31', to: '2026-10-15' });
    expect(body.items.map(({ period, part, covers }) => [period, part, covers])).toEqual([
      ['2026-08', 'first', { from: '2026-08-31', to: '2026-08-31' }],
      ['2026-09', 'whole', { from: '2026-09-01', to: '2026-09-30' }],
      ['2026-10', 'last', { from: '2026-10-01', to: '2026-10-15' }],
    ]);
    expect(body.items[0]?.title).toEqual({
      zh: '2026-08（不足期：2026年8月31日至2026年8月31日）',
      en: expect.stringContaining('in part') as string,
    });
  });

  test('of a special evaluation count from the day of its trigger', async () => {
    expect((await dates({ calendar: 'cn', cycle: 'special', from: '2026-09-30' })).body.items).toMatchObject([
      { cycle: 'special', due: '2026-10-20', opensAt: '2026-09-30T00:00:00+08:00' },
    ]);
  });

  test.each([
    ['nothing to count from', { calendar: 'cn' }, 'from'],
    ['no calendar', { from: '2026-01-01' }, 'calendar'],
    ['a day that there is not', { calendar: 'cn', from: '2026-02-30' }, 'from'],
    ['an end before the beginning', { calendar: 'cn', from: '2026-02-03', to: '2026-01-01' }, 'to'],
    ['a thousand years', { calendar: 'cn', from: '2026-02-03', to: '9999-01-01', cycle: 'monthly' }, 'to'],
  ])('%s is refused at its field', async (_, body, field) => {
    const { status, body: problem } = await preview<{ errors?: { path: string }[]; facts?: { field: string } }>(
      'evaluation-dates',
      body,
    );
    expect([status, problem.facts?.field ?? problem.errors?.[0]?.path]).toEqual([422, field]);
  });
});
