import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { score } from '../../../domain/evaluations/evaluations';
import { parseDecimal, ratio, toHundredths } from '../../../domain/shared/rationals';
import { tried } from '../../support/laws';
import type { Kpi } from '../../../domain/programme/evaluation-plans';

const title = { zh: '指标', en: 'KPI' };
const number = (key: string, weight: number, target: string, better: 'higher' | 'lower' = 'higher'): Kpi => ({
  key,
  title,
  indicator: title,
  weight,
  target: { number: target, unit: '%', better },
});
const brand: Kpi = { key: 'brand', title, indicator: title, weight: 1000, target: { rubric: title, raters: 2 } };
const kpis: readonly Kpi[] = [
  number('market', 2500, '20'),
  number('revenue', 2500, '30'),
  number('tech', 2000, '10'),
  number('success', 2000, '95'),
  brand,
];
const scored = (actuals: Record<string, string>, of = kpis) => score({ kpis: of, actuals, minimumCoverage: 80 });
const single = (kpi: Kpi, actual: string) => scored({ [kpi.key]: actual }, [kpi]).scores[0]?.score;

describe('the score of an evaluation', () => {
  const given = ([market = '', revenue = '', tech = '', success = '', level = '']: readonly string[]) => ({
    ...{ market, revenue, tech, success, brand: level },
  });
  test.each([
    ['every target met is 100', ['20', '30', '10', '95', '4'], '100.00', 'A'],
    ['nine tenths of it is an A just so', ['18', '27', '9', '90.25', '3'], '90.00', 'A'],
    ['what is over the target counts up to the cap', ['30', '45', '10', '95', '4'], '110.00', 'A'],
    ['under the floor of 0.60 is nothing', ['11.9', '30', '10', '95', '4'], '75.00', 'C'],
    ['a missing tenth is weighed out', ['18', '27', '9', '90.25', ''], '91.11', 'A'],
    ['more than a fifth missing is incomplete', ['', '27', '9', '90.25', ''], null, 'incomplete'],
    ['no data at all is incomplete', [], null, 'incomplete'],
    ['nothing reached is an E, never negative', ['-5', '0', '0', '0', '1'], '0.00', 'E'],
    ['the grade looks at the exact value, not at the one shown', ['18', '27', '9', '90.24', '3'], '90.00', 'B'],
  ])('%s', (_, actuals, total, grade) => {
    expect(scored(given(actuals))).toMatchObject({ total, grade });
  });

  const vectors = JSON.parse(readFileSync(join(__dirname, '..', 'vectors', 'kpi.json'), 'utf8')) as {
    cases: {
      id: string;
      actuals: Record<string, string | number>;
      scores: Record<string, string>;
      coverageBp: number;
      total: string;
      grade: string;
    }[];
  };
  test.each(vectors.cases.map((vector) => [vector.id, vector] as const))('worked example %s', (_, vector) => {
    const actuals = Object.fromEntries(Object.entries(vector.actuals).map(([key, actual]) => [key, String(actual)]));
    const { scores, coverage, total, grade } = scored(actuals);
    expect({ coverageBp: coverage, total, grade }).toEqual({
      coverageBp: vector.coverageBp,
      total: vector.total,
      grade: vector.grade,
    });
    expect(Object.fromEntries(scores.map((one) => [one.kpi, one.score]))).toEqual(vector.scores);
  });

  test.each([
    ['A', '90'],
    ['B', '89.9'],
    ['B', '80'],
    ['C', '79.9'],
    ['D', '69.9'],
    ['D', '60'],
    ['E', '59.9'],
  ])('the grade %s goes to %s of 100', (grade, actual) => {
    expect(scored({ kpi: actual }, [number('kpi', 10_000, '100')]).grade).toBe(grade);
  });

  test('says which data is missing and how much there is', () => {
    expect(scored(given(['18', ' ', '9', '95', '4']))).toMatchObject({
      coverage: 7500,
      total: null,
      scores: [{}, { kpi: 'revenue', actual: null, score: null, weight: 2500 }, {}, {}, {}],
    });
  });

  test('a cycle that looks at some KPIs only is covered by those', () => {
    expect(scored({ market: '20' }, kpis.slice(0, 1))).toMatchObject({ coverage: 10_000, total: '100.00', grade: 'A' });
  });
});

describe('the score of one KPI', () => {
  const lower = number('cost', 10_000, '50', 'lower');
  test.each([
    ['lower is better: half the target is capped', lower, '25', '120.00'],
    ['lower is better: the target over the actual', lower, '62.5', '80.00'],
    ['lower is better: nothing at all is the cap', lower, '0', '120.00'],
    ['lower is better: no accident allowed, none happened', number('kpi', 1, '0', 'lower'), '0', '120.00'],
    ['lower is better: no accident allowed, one happened', number('kpi', 1, '0', 'lower'), '1', '0.00'],
    ['exactly at the floor counts', number('kpi', 1, '10'), '6', '60.00'],
    ['a hair under the floor does not', number('kpi', 1, '10'), '5.9999999999999999999', '0.00'],
    ['is rounded half up', number('kpi', 1, '1000'), '900.05', '90.01'],
    ['level 1', brand, '1', '0.00'],
    ['level 2', brand, '2', '60.00'],
    ['level 5', brand, '5', '120.00'],
  ])('%s', (_, kpi, actual, expected) => {
    expect(single(kpi, actual)).toBe(expected);
  });

  test.each([
    [brand, '6'],
    [brand, '4.5'],
    [brand, 'constructor'],
    [lower, 'many'],
    [lower, '1,5'],
    [lower, 'Infinity'],
  ])('refuses what is no number and no level (%#)', (kpi, actual) => {
    expect(() => single(kpi, actual)).toThrow(expect.objectContaining({ code: 'invalid_input' }));
  });
});

describe('laws of scoring', () => {
  const amount = fc.integer({ min: -5_000, max: 50_000 }).map((n) => String(n / 100));
  test('a total is never negative and never above the cap, and a better actual never lowers it', () => {
    fc.assert(
      fc.property(
        fc.array(amount, { minLength: 4, maxLength: 4 }),
        fc.integer({ min: 1, max: 5 }),
        amount,
        (given, level, more) => {
          const keys = ['market', 'revenue', 'tech', 'success'];
          const actuals = { ...Object.fromEntries(keys.map((key, i) => [key, given[i] ?? ''])), brand: String(level) };
          const total = Number(scored(actuals).total);
          expect(total >= 0 && total <= 120).toBe(true);
          const better = String(Math.max(Number(given[0]), Number(more)));
          expect(Number(scored({ ...actuals, market: better }).total)).toBeGreaterThanOrEqual(total);
        },
      ),
      tried(100),
    );
  });

  test('decimal text is read exactly', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), (n) => {
        expect(parseDecimal(toHundredths(ratio(n, 100n)))).toEqual({ of: n, over: 100n });
      }),
      tried(100),
    );
    expect(parseDecimal('1e-7')).toEqual(ratio(1n, 10n ** 7n));
  });
});
