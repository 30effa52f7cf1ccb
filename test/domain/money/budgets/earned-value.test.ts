import fc from 'fast-check';
import { earnedValue, type EarnedValue, type Figure, type Work } from '../../../../domain/money/budgets/earned-value';
import { add, compare, parseExact, ratio, times } from '../../../../domain/shared/rationals';

const title = { zh: '工作', en: 'Work' };
/** So many pieces of work, of which the first are planned and done by the day. */
const works = (all: number, planned: number, done: number): readonly Work[] =>
  Array.from({ length: all }, (_, at) => ({
    title,
    plannedOn: at < planned ? '2026-03-31' : '2026-09-30',
    ...(at < done && { doneOn: '2026-03-31' }),
  }));
const measured = (budget: string, actual: string, done: readonly Work[], places = 2) =>
  earnedValue({ budget, actual, works: done, on: '2026-03-31', places });

const shown = (figure: Figure) => ('none' in figure ? figure.none.en : figure.shown);
const exact = (figure: Figure) => ('none' in figure ? 'n/a' : figure.exact);
const figures = ['pv', 'ev', 'ac', 'cv', 'sv', 'cpi', 'spi', 'eac', 'vac', 'tcpi'] as const;
const told = (figure: Figure) => ('none' in figure ? figure.none.zh : figure.shown);
const all = (value: EarnedValue, as: (figure: Figure) => string = shown) =>
  Object.fromEntries(figures.map((each) => [each, as(value[each])]));

describe('what a budget has earned', () => {
  // By hand: BAC 100,000.00; half is planned, four of ten are done, 60,000.00 are spent.
  // CV = 40,000 - 60,000; SV = 40,000 - 50,000; CPI = 2/3; SPI = 4/5; EAC = 100,000 / (2/3); TCPI = 60,000 / 40,000.
  test('behind its plan and over its cost', () => {
    const value = measured('10000000', '6000000', works(10, 5, 4));
    expect(all(value)).toEqual({
      pv: '50,000.00',
      ev: '40,000.00',
      ac: '60,000.00',
      cv: '-20,000.00',
      sv: '-10,000.00',
      cpi: '0.67',
      spi: '0.80',
      eac: '150,000.00',
      vac: '-50,000.00',
      tcpi: '1.50',
    });
    expect(exact(value.cpi)).toBe('2/3');
    expect(value).toMatchObject({ planned: 5, done: 4, works: 10, on: '2026-03-31' });
  });

  // By hand: BAC 400,000.00; one of four is planned, two are done, 160,000.00 are spent.
  // CPI = 200/160 = 1.25, SPI = 2, EAC = 320,000, TCPI = 200,000 / 240,000 = 5/6.
  test('ahead of its plan and under its cost', () => {
    expect(all(measured('40000000', '16000000', works(4, 1, 2)), exact)).toEqual({
      pv: '10000000',
      ev: '20000000',
      ac: '16000000',
      cv: '4000000',
      sv: '10000000',
      cpi: '1.25',
      spi: '2',
      eac: '32000000',
      vac: '8000000',
      tcpi: '5/6',
    });
  });

  test('thirds are kept exactly, and shown to the fen, half away from zero', () => {
    const value = measured('10000', '5000', works(3, 2, 1));
    expect(exact(value.ev)).toBe('10000/3');
    expect(all(value)).toMatchObject({ ev: '33.33', pv: '66.67', cv: '-16.67', eac: '150.00' });
    expect(shown(measured('1', '0', works(2, 1, 1)).ev)).toBe('0.01');
    expect(shown(measured('10', '0', works(4, 0, 1), 0).ev)).toBe('3');
  });

  test('beyond 2^53 no unit is lost', () => {
    const value = measured('900719925474099301', '900719925474099300', works(1, 1, 1));
    expect(exact(value.cv)).toBe('1');
    expect(exact(value.cpi)).toBe('900719925474099301/900719925474099300');
  });

  test('done and paid to the last unit it needs nothing more', () => {
    const value = all(measured('10000', '9000', works(2, 2, 2)));
    expect(value).toMatchObject({ tcpi: '0.00', eac: '90.00', vac: '10.00', spi: '1.00' });
  });
});

describe('a figure that would divide by nothing says why there is none', () => {
  test('nothing spent', () => {
    expect(all(measured('10000', '0', works(2, 1, 1)))).toMatchObject({
      cpi: 'nothing was spent yet',
      eac: 'nothing was spent yet',
      vac: 'nothing was spent yet',
      tcpi: '0.50',
    });
  });

  test('nothing planned, nothing earned', () => {
    expect(all(measured('10000', '100', works(2, 0, 0)))).toMatchObject({
      spi: 'nothing was planned by then',
      cpi: '0.00',
      eac: 'nothing was earned yet',
      vac: 'nothing was earned yet',
    });
  });

  test('in Chinese as well', () => {
    expect(all(measured('10000', '0', works(2, 0, 1)), told)).toMatchObject({
      cpi: '尚无实际支出',
      spi: '至今没有计划完成的工作',
    });
    expect(all(measured('10000', '10000', works(2, 1, 0)), told)).toMatchObject({
      eac: '尚未完成任何工作',
      tcpi: '预算已全部支出',
    });
    expect(all(measured('10000', '1', []), told)).toMatchObject({ pv: '没有可衡量的工作' });
    expect(all(measured('10000', '1', [{ title }]), told)).toMatchObject({ pv: '并非每项工作都有计划日期' });
  });

  test.each(['10000', '10001'])('a budget of 10000 of which %s are spent', (actual) => {
    expect(all(measured('10000', actual, works(2, 1, 1))).tcpi).toBe('the budget is spent');
  });

  test('no work, or work without a day', () => {
    expect(all(measured('10000', '100', []))).toMatchObject({
      pv: 'there is no work to measure by',
      ev: 'there is no work to measure by',
      cv: 'there is no work to measure by',
      tcpi: 'there is no work to measure by',
      ac: '1.00',
    });
    const undated = [{ title, doneOn: '2026-03-30' }, ...works(1, 1, 0)];
    expect(all(measured('10000', '100', undated))).toMatchObject({
      ev: '50.00',
      pv: 'not all of the work has a planned day',
      sv: 'not all of the work has a planned day',
      cpi: '50.00',
    });
  });

  test('what is done later is not done yet', () => {
    const later: readonly Work[] = [{ title, plannedOn: '2026-04-01', doneOn: '2026-04-01' }];
    expect(measured('100', '0', later)).toMatchObject({ planned: 0, done: 0 });
  });
});

describe('whatever is measured', () => {
  const amount = fc.bigInt({ min: 1n, max: 10n ** 25n });
  const counts = fc.integer({ min: 1, max: 12 }).chain((count) =>
    fc.record({
      count: fc.constant(count),
      planned: fc.integer({ min: 1, max: count }),
      done: fc.integer({ min: 1, max: count }),
    }),
  );

  test('what is earned is the indices times what was spent and planned, and the estimates make the budget', () => {
    fc.assert(
      fc.property(amount, amount, counts, (budget, actual, { count, planned, done }) => {
        const value = measured(budget.toString(), actual.toString(), works(count, planned, done));
        const of = (figure: Figure) => parseExact(exact(figure)) ?? ratio(-1);
        const same = (a: Figure, b: Figure, c: Figure) => expect(compare(of(a), times(of(b), of(c)))).toBe(0);
        same(value.ev, value.cpi, value.ac);
        same(value.ev, value.spi, value.pv);
        same(value.bac, value.eac, value.cpi);
        expect(compare(of(value.bac), add(of(value.eac), of(value.vac)))).toBe(0);
        expect(compare(of(value.ev), add(of(value.cv), of(value.ac)))).toBe(0);
        expect(compare(of(value.ev), add(of(value.sv), of(value.pv)))).toBe(0);
      }),
    );
  });
});
