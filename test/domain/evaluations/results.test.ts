import fc from 'fast-check';
import { combined } from '../../../domain/evaluations/combinations';
import { evaluate, type Evaluated } from '../../../domain/evaluations/results';
import { rated } from '../../../domain/evaluations/ratings';
import { exactText, parseExact, ratio, rounded, toHundredths } from '../../../domain/shared/rationals';
import { tried } from '../../support/laws';
import type { Guard, Kpi, Method } from '../../../domain/programme/evaluation-plans';

const title = { zh: '指标', en: 'KPI' };
const kpi = (key: string, more: Partial<Kpi> = {}): Kpi => ({
  key,
  title: { zh: key, en: key },
  indicator: title,
  weight: 10_000,
  target: { number: '20', unit: '%', better: 'higher' },
  ...more,
});
const delay = kpi('delay', { target: { number: '3', unit: 'days', better: 'lower' } });
const brand = kpi('brand', { target: { rubric: title, raters: 2 } });

const all: readonly Method[] = ['quantitative', 'qualitative', 'thirdParty', 'self'];
const plans = {
  quantitative: { weight: 4000 },
  qualitative: { weight: 3000 },
  thirdParty: { weight: 2000 },
  self: { weight: 1000 },
};
const evaluated = (more: Partial<Evaluated> = {}) =>
  evaluate({
    kpis: [],
    actuals: {},
    minimumCoverage: 80,
    guards: {},
    guardActuals: {},
    methods: ['quantitative'],
    plans,
    points: {},
    ...more,
  });
const judged = (points: readonly (number | undefined)[], methods = all, more: Partial<Evaluated> = {}) =>
  evaluated({
    methods,
    points: Object.fromEntries(all.flatMap((one, at) => (points[at] === undefined ? [] : [[one, ratio(points[at])]]))),
    ...more,
  });
const codes = ({ reasons }: { readonly reasons: readonly { readonly code: string }[] }) =>
  reasons.map(({ code }) => code);

describe('an indicator with a floor and a cap of its own', () => {
  test.each([
    ['at its floor counts', kpi('kpi', { floor: '12' }), '12', '60.00', 'nearFloor'],
    ['a hair under its floor earns nothing', kpi('kpi', { floor: '12' }), '11.9999999', '0.00', 'underFloor'],
    ['a higher floor cuts off earlier', kpi('kpi', { floor: '16' }), '15.9', '0.00', 'underFloor'],
    ['a lower floor lets more count', kpi('kpi', { floor: '4' }), '5', '25.00', 'scored'],
    ['no floor at all lets everything count', kpi('kpi', { floor: '0' }), '2', '10.00', 'scored'],
    ['without a floor nothing is still nothing', kpi('kpi', { floor: '0' }), '-2', '0.00', 'underFloor'],
    ['a cap at the target', kpi('kpi', { cap: '20' }), '25', '100.00', 'capped'],
    ['a cap beyond the usual one', kpi('kpi', { cap: '30' }), '40', '150.00', 'capped'],
    ['lower is better: at the floor', { ...delay, floor: '4' }, '4', '75.00', 'nearFloor'],
    ['lower is better: beyond the floor', { ...delay, floor: '4' }, '4.01', '0.00', 'underFloor'],
    ['lower is better: the cap', { ...delay, cap: '2' }, '1', '150.00', 'capped'],
    ['lower is better: nothing at all is its own cap', { ...delay, cap: '2' }, '0', '150.00', 'scored'],
    ['a rubric that starts at level 3', { ...brand, floor: '3' }, '2', '0.00', 'underFloor'],
    ['a rubric that ends at level 4', { ...brand, cap: '4' }, '5', '100.00', 'capped'],
  ])('%s', (_, one, actual, score, state) => {
    expect(evaluated({ kpis: [one], actuals: { [one.key]: actual } }).scores[0]).toMatchObject({ score, state });
  });

  test.each([
    [kpi('kpi'), '11.9', { floor: '12', margin: '-0.1' }],
    [kpi('kpi'), '12.5', { floor: '12', margin: '0.5', atStake: '62.50' }],
    [delay, '5.5', { floor: '5', margin: '-0.5' }],
    [delay, '4.9', { floor: '5', margin: '0.1', atStake: '61.22' }],
  ])('says how far %j is from its floor', (one, actual, said) => {
    expect(evaluated({ kpis: [one], actuals: { [one.key]: actual } }).scores[0]).toMatchObject(said);
  });
});

describe('the raters of a rubric', () => {
  test.each([
    [['4', '5'], 2, '110.00'],
    [['4', '4'], 2, '100.00'],
    [['2', '3'], 2, '70.00'],
    [['2', '4', '3'], 2, '80.00'],
    [['2', '4', '2'], 2, '60.00'],
    [['1', '5', '4'], 2, '100.00'],
    [['3', '4', '4'], 3, '93.33'],
    [['1', '3', '4', '5'], 3, '90.00'],
    [['5'], 1, '120.00'],
  ])('%j of %d raters make %s points', (levels, raters, points) => {
    const result = rated(levels, raters);
    expect('points' in result && toHundredths(result.points)).toBe(points);
  });

  test.each([
    [[], 2, { missing: 'tooFewRaters', more: 2 }],
    [['4'], 2, { missing: 'tooFewRaters', more: 1 }],
    [['2', '4'], 2, { missing: 'furtherRater', more: 1 }],
    [['1', '5'], 2, { missing: 'furtherRater', more: 1 }],
    [['2', '4'], 3, { missing: 'tooFewRaters', more: 1 }],
  ])('%j of %d raters is no result yet', (levels, raters, missing) => {
    expect(rated(levels, raters)).toEqual(missing);
  });

  test('one whose raters are two levels apart has no points, and it is said why', () => {
    const result = evaluated({ kpis: [brand], actuals: { brand: '4' }, ratings: { brand: ['2', '4'] } });
    expect(result).toMatchObject({ kpiTotal: null, scores: [{ actual: '2/4', score: null, missing: 'furtherRater' }] });
    expect(codes(result)).toEqual(['incomplete', 'furtherRater']);
  });
});

describe('the composite of the methods', () => {
  test.each([
    [[90, 80, 85, 100], '87.00', 'B'],
    [[90, 80, undefined, 100], '87.50', 'B'],
    [[90, 80, 85, undefined], '85.56', 'B'],
    [[undefined, 80, 85, 100], '85.00', 'B'],
    [[90, undefined, undefined, undefined], '90.00', 'A'],
    [[undefined, undefined, undefined, undefined], null, 'incomplete'],
  ])('%j make %s, grade %s', (points, total, grade) => {
    const { composite, grades } = judged(points);
    expect([composite, grades.composite]).toEqual([total, grade]);
  });

  test('is made of the methods of the cycle alone', () => {
    expect(judged([90, 80, 85, 100], ['quantitative', 'self']).composite).toBe('92.00');
  });

  test('takes the total of the indicators for the quantitative method, and both totals are told', () => {
    const figures = { kpis: [kpi('market')], actuals: { market: '18' } };
    expect(judged([undefined, 80, 85, 100], all, figures)).toMatchObject({
      kpiTotal: '90.00',
      composite: '87.00',
      grade: 'A',
      grades: { kpiTotal: 'A', composite: 'B' },
      distance: null,
      feeds: { gates: '90.00', pool: '90.00' },
    });
    const feeds = { gates: 'composite', pool: 'kpiTotal' } as const;
    expect(judged([undefined, 80, 85, 100], all, { ...figures, feeds })).toMatchObject({
      grade: 'B',
      distance: { grade: 'A', points: '3.00' },
      feeds: { gates: '87.00', pool: '90.00' },
    });
  });

  test('is not there while too few figures came in, whatever was judged', () => {
    const result = judged([undefined, 80, 85, 100], all, { kpis: [kpi('market')] });
    expect(result).toMatchObject({ kpiTotal: null, composite: null, grade: 'incomplete' });
    expect(codes(result)).toEqual(['incomplete', 'compositeIncomplete']);
  });

  test.each([
    [85, 100, 0],
    [84, 100, 1],
    [100, 85, 0],
    [undefined, 100, 0],
    [85, undefined, 0],
  ])('third party %s and self %s raise %d flags', (third, self, flags) => {
    expect(judged([90, 80, third, self]).flags).toHaveLength(flags);
  });

  test('a programme may let more or less pass', () => {
    const narrower = { ...plans, self: { weight: 1000, divergenceOver: 5 } };
    expect(judged([90, 80, 90, 96], all, { plans: narrower }).flags).toMatchObject([
      { code: 'selfAboveThirdParty', text: { zh: expect.stringContaining('高 6 分，超过 5 分') as string } },
    ]);
  });
});

describe('process guards', () => {
  const guard = (more: Partial<Guard> = {}): Guard => ({ title: { zh: '客户满意度', en: 'Satisfaction' }, ...more });
  test.each([
    [guard({ atLeastPercent: 90 }), '90', 'passed'],
    [guard({ atLeastPercent: 90 }), '89.9999999999999999', 'failed'],
    [guard({ atLeastPercent: 90 }), undefined, 'unknown'],
    [guard({ atLeastPercent: 90 }), ' ', 'unknown'],
    [guard({ atMost: '3', unit: 'days' }), '3', 'passed'],
    [guard({ atMost: '3', unit: 'days' }), '3.5', 'failed'],
    [guard({ computed: 'risksInHand' }), '99.99', 'failed'],
    [guard({ computed: 'onTime' }), '285/3', 'passed'],
    [guard(), 'pass', 'passed'],
    [guard(), 'fail', 'failed'],
    [guard(), undefined, 'unknown'],
  ])('%j with %s is %s', (one, actual, state) => {
    const result = evaluated({ guards: { one }, guardActuals: actual === undefined ? {} : { one: actual } });
    expect(result.guards).toMatchObject([{ guard: 'one', state }]);
    expect(codes(result)).toEqual({ passed: [], failed: ['guardFailed'], unknown: ['guardUnknown'] }[state]);
  });

  test('whose figure was counted says it in decimals, never as more than it is', () => {
    const { reasons } = evaluated({ guards: { one: guard({ computed: 'onTime' }) }, guardActuals: { one: '284/3' } });
    expect(reasons.map(({ text }) => text.en)).toContain('Satisfaction is 94.6666%, below 95% (by 0.3333%): not kept.');
  });

  test('never move the score', () => {
    const figures = { kpis: [kpi('market')], actuals: { market: '20' } };
    const failed = evaluated({
      ...figures,
      guards: { one: guard({ atLeastPercent: 90 }) },
      guardActuals: { one: '1' },
    });
    expect(failed.kpiTotal).toBe(evaluated(figures).kpiTotal);
  });
});

describe('the reasons of a result', () => {
  test('name what is missing, who is under the floor and by how much, and the way to the next grade', () => {
    const market = kpi('market', { weight: 9000 });
    const result = evaluated({
      kpis: [market, { ...brand, weight: 1000 }],
      actuals: { market: '11.9' },
      missing: { brand: 'partiesDiffer' },
    });
    expect(result.reasons.map(({ text }) => text.en)).toEqual([
      'brand missing (10 % of the weights): the weights of the others make up the whole.',
      'market is 11.9%, below its floor of 12% (by 0.1%): it earns nothing.',
      'brand: the parties report different figures, so there is none.',
      '60.00 points from grade D.',
    ]);
  });

  test.each([
    ['17.99', 'B', '0.05'],
    ['17.9999', 'B', '0.01'],
    ['13.9', 'D', '0.50'],
    ['18', 'A', undefined],
  ])('%s of 20 is grade %s, and %s points more are enough for the next', (actual, grade, points) => {
    const result = evaluated({ kpis: [kpi('market')], actuals: { market: actual } });
    expect([result.grade, result.distance?.points]).toEqual([grade, points]);
  });
});

describe('figures of both parties', () => {
  test.each([
    ['same', { a: '20', b: '20.0' }, { value: '20' }],
    ['same', { a: '20', b: '20.1' }, { missing: 'partiesDiffer' }],
    ['same', { a: 'pass', b: 'pass' }, { value: 'pass' }],
    ['same', { a: 'pass', b: 'fail' }, { missing: 'partiesDiffer' }],
    ['sum', { a: '0.1', b: '0.2' }, { value: '0.3' }],
    ['mean', { a: '1', b: '2' }, { value: '1.5' }],
    ['mean', { a: '-1', b: '2' }, { value: '0.5' }],
    ['sum', { a: '20' }, { missing: 'partyMissing' }],
    ['same', { a: '20', b: ' ' }, { missing: 'partyMissing' }],
    ['mean', {}, { missing: 'notReported' }],
  ] as const)('%s of %j is %j', (how, values, result) => {
    expect(combined(['a', 'b'], values, how)).toEqual(result);
  });

  test('the mean of three loses nothing', () => {
    expect(combined(['a', 'b', 'c'], { a: '1', b: '1', c: '0' }, 'mean')).toEqual({ value: '2/3' });
  });
});

describe('laws of exact numbers', () => {
  const number = fc.tuple(fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }), fc.bigInt({ min: 1n, max: 10n ** 6n }));
  test('what is written is read as the same number, and rounding never crosses it', () => {
    fc.assert(
      fc.property(number, ([of, over]) => {
        const value = ratio(of, over);
        const read = parseExact(exactText(value));
        expect(read && read.of * over === of * read.over).toBe(true);
        const [low, high] = [parseExact(rounded(value, 2, 'down')), parseExact(rounded(value, 2, 'up'))];
        expect(low && low.of * over <= of * low.over).toBe(true);
        expect(high && high.of * over >= of * high.over).toBe(true);
      }),
      tried(200),
    );
  });
});
