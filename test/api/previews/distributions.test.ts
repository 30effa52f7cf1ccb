import vectors from '../../domain/vectors/money.json';
import { startApp, type App } from '../../support/app';

let app: App;
beforeAll(async () => {
  app = await startApp({ withWorker: false });
});
afterAll(() => app?.stop());

interface Amount {
  readonly amount: string;
  readonly minor: string;
}

interface Shown {
  readonly net: Amount;
  readonly totals: Readonly<Record<string, Amount>>;
  readonly lines: readonly (Amount & {
    readonly key: string;
    readonly tier: string;
    readonly payee?: string;
    readonly byRemainder: string;
    readonly formula: { readonly zh: string; readonly en: string };
  })[];
  readonly carried: { readonly pool: Amount };
  readonly released: Readonly<Record<string, Amount>>;
  readonly kept: Readonly<Record<string, Amount>>;
  readonly reasons: readonly { readonly en: string }[];
  readonly hash: string;
  readonly code: string;
  readonly field: string;
  readonly detailEn: string;
}

/** Anyone may compute: no token is sent. */
const preview = (body: object) =>
  app.raw<Shown>('POST', '/api/v1/previews/distribution', {
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
const amounts = (of: Readonly<Record<string, Amount>>) => Object.values(of).map(({ amount }) => amount);
const minors = (of: Readonly<Record<string, Amount>>) => Object.values(of).map(({ minor }) => minor);

const shares = { a: 45, b: 35, c: 20 };
const tiered = {
  shares: { a: '45%', b: '35%', c: '20%' },
  base: { amount: '1,000,000.00', shares: { a: '60%', b: '40%', c: '0%' } },
  pool: { percent: 10 },
};

describe('the worked examples', () => {
  test.each(vectors.cases)('$id $desc', async ({ amountFen, weights, expectFen }) => {
    const ratio = Object.fromEntries(weights.map((weight, at) => [`p${at}`, weight]));
    const { status, body } = await preview({ distribution: { shares: ratio }, amount: { minor: amountFen } });
    expect({ status, minors: minors(body.totals) }).toEqual({ status: 200, minors: expectFen });
  });

  test('one to twenty fen by 45, 35 and 20', async () => {
    const all = await Promise.all(
      vectors.table45_35_20_1to20.map(async (_, at) => {
        const { body } = await preview({ distribution: { shares }, amount: { minor: String(at + 1) } });
        return minors(body.totals);
      }),
    );
    expect(all).toEqual(vectors.table45_35_20_1to20);
  });

  test('the tiers: base, pool by points, contribution; each line says how it comes about', async () => {
    const { body } = await preview({
      distribution: tiered,
      amount: '1,234,567.89',
      score: 80,
      points: { a: 82, b: 95, c: 0 },
    });
    expect(amounts(body.totals)).toEqual(['705866.98', '486478.69', '42222.22']);
    expect(
      body.lines.map(({ key, tier, amount, byRemainder, formula }) => [key, tier, amount, byRemainder, formula.en]),
    ).toEqual([
      ['1.a', 'base', '600000.00', '0', 'CNY 1,000,000.00 × 3/5 = 600000.00'],
      ['1.b', 'base', '400000.00', '0', 'CNY 1,000,000.00 × 2/5 = 400000.00'],
      ['2.a', 'contribution', '95000.00', '1', 'CNY 211,111.11 × 9/20 = 94999.999500…, so 95000.00, +0.01 by rounding'],
      ['2.b', 'contribution', '73888.89', '1', 'CNY 211,111.11 × 7/20 = 73888.888500…, so 73888.89, +0.01 by rounding'],
      ['2.c', 'contribution', '42222.22', '0', 'CNY 211,111.11 × 4/20 = 42222.222000…, so 42222.22'],
      ['3.a', 'incentive', '10866.98', '0', 'CNY 23,456.78 × 82/177 = 10866.982824…, so 10866.98'],
      ['3.b', 'incentive', '12589.80', '1', 'CNY 23,456.78 × 95/177 = 12589.797175…, so 12589.80, +0.01 by rounding'],
    ]);
    expect(body.hash).toMatch(/^[0-9a-f]{64}$/);
  });

  test('100.03 with 33.33 held', async () => {
    const { body } = await preview({ distribution: { shares }, amount: '100.03', held: { amount: '33.33' } });
    expect([amounts(body.released), amounts(body.kept)]).toEqual([
      ['30.02', '23.34', '13.34'],
      ['14.99', '11.67', '6.67'],
    ]);
  });
});

describe('currencies', () => {
  test.each([
    ['JPY', '100001', ['45001', '35000', '20000']],
    ['KWD', '1.005', ['0.452', '0.352', '0.201']],
    ['CNY', '90071992547409.93', ['40532396646334.47', '31525197391593.47', '18014398509481.99']],
  ])('%s %s', async (currency, amount, expected) => {
    const { body } = await preview({ distribution: { shares }, currency, amount });
    expect(amounts(body.totals)).toEqual(expected);
  });

  test.each([
    // The pool is 900,719,925,374,099; the rest of the excess 8,106,479,328,366,894
    ['JPY', '1,000,000', '9007199254740993', '80', ['4065198375657057', '3320705013410557', '1621295865673379'], '0'],
    // Half of a pool of 900,719,925,374,099.311 is released
    [
      'KWD',
      '1,000,000.005',
      '9007199254740993.123',
      '79.99',
      ['3856557037011080.022', '3078986389369484.684', '1621295865673378.761'],
      '450359962687049.656',
    ],
  ])('%s: all tiers, beyond what a double holds', async (currency, most, amount, score, expected, carried) => {
    const distribution = { ...tiered, base: { ...tiered.base, amount: most } };
    const { body } = await preview({ distribution, currency, amount, score, points: { a: 82, b: 95, c: 0 } });
    expect([amounts(body.totals), body.carried.pool.amount]).toEqual([expected, carried]);
  });

  test('100.003 KWD with 33.333 held', async () => {
    const { body } = await preview({
      distribution: { shares },
      currency: 'KWD',
      amount: '100.003',
      held: { amount: '33.333' },
    });
    expect([amounts(body.released), amounts(body.kept)]).toEqual([
      ['30.002', '23.334', '13.334'],
      ['14.999', '11.667', '6.667'],
    ]);
  });

  test('a finer part than a currency has is refused at its field', async () => {
    const { status, body } = await preview({ distribution: { shares }, currency: 'JPY', amount: '1.5' });
    expect({ status, ...body }).toMatchObject({ status: 422, code: 'invalid_input', facts: { field: 'amount' } });
  });
});

describe('what is refused', () => {
  const versions = [{ from: '2026-01-01', until: '2026-03-31' }, { from: '2026-05-01' }];
  const one = { kind: 'income', amount: 1 };
  test.each([
    [
      'no rule in force',
      { distribution: { shares, versions }, amount: 1, on: '2026-04-15' },
      'rules_missing',
      'No rule in force on 2026-04-15.',
    ],
    ['shares that are no whole', { distribution: { shares: { a: '45%', b: '35%' } }, amount: 1 }, 'invalid_input', ''],
    [
      'versions that overlap',
      {
        distribution: { shares, versions: [{ from: '2026-01-01', until: '2026-06-30' }, { from: '2026-05-01' }] },
        amount: 1,
      },
      'definition_invalid',
      'overlaps',
    ],
    [
      'all profit to one',
      { distribution: { shares: { a: 1, b: 0 }, form: 'partnership' }, amount: 1 },
      'definition_invalid',
      'partnership',
    ],
    [
      'no rate',
      {
        distribution: { shares },
        statement: { from: '2026-01-01', until: '2026-03-31', lines: [{ ...one, currency: 'USD' }] },
      },
      'invalid_input',
      'rate',
    ],
    [
      'a day outside',
      {
        distribution: { shares },
        statement: { from: '2026-01-01', until: '2026-03-31', lines: [{ ...one, date: '2026-04-01' }] },
      },
      'invalid_input',
      'period',
    ],
    ['nothing to share by', { amount: 1 }, 'invalid_input', ''],
    ['a programme that is not there', { programme: 'nowhere', amount: 1 }, 'unauthorised', ''],
    ['more held than there is', { distribution: { shares }, amount: 1, held: { amount: 2 } }, 'invalid_input', 'held'],
    [
      'a day outside, prorated',
      {
        distribution: { shares, method: 'proratedByDays' },
        statement: { from: '2026-01-01', until: '2026-03-31', lines: [{ ...one, date: '2026-04-01' }] },
      },
      'invalid_input',
      'period',
    ],
    [
      'a payer that has no share',
      { distribution: { shares }, statement: { from: '2026-01-01', until: '2026-03-31', payer: 'z', lines: [one] } },
      'invalid_input',
      '"z" has no share',
    ],
    [
      'a pool below zero',
      { distribution: tiered, amount: 1, carried: { pool: '-5' } },
      'invalid_input',
      'carried.pool',
    ],
    [
      'losses below zero',
      { distribution: { shares }, amount: 1, carried: { losses: { a: { minor: '-5' } } } },
      'invalid_input',
      'carried.losses.a',
    ],
    [
      'a base that is used up by less than nothing',
      { distribution: tiered, amount: 1, carried: { baseUsed: { all: -5 } } },
      'invalid_input',
      'carried.baseUsed',
    ],
    [
      'less held than nothing',
      { distribution: { shares }, amount: 1, held: { amount: '-0.5' } },
      'invalid_input',
      'held',
    ],
    [
      'a rate that can’t be written out',
      {
        distribution: { shares },
        statement: {
          from: '2026-01-01',
          until: '2026-03-31',
          lines: [{ ...one, currency: 'USD' }],
          conversions: { USD: { rate: 1e30, on: '2026-03-31', source: 'bank' } },
        },
      },
      'invalid_input',
      'rate',
    ],
    [
      'a prototype’s name',
      { distribution: { shares }, amount: 1, points: { constructor: 1 } },
      'invalid_input',
      'has no share',
    ],
  ])('%s', async (_, body, code, words) => {
    const answer = await preview(body);
    expect(answer.status).toBeLessThan(500);
    expect([answer.body.code, answer.body.detailEn]).toEqual([code, expect.stringContaining(words)]);
  });
});
