import fc from 'fast-check';
import {
  amountText,
  decimalOf,
  exponentOf,
  groupedText,
  isMinor,
  minorOf,
  sumOf,
} from '../../../domain/shared/amounts';

test.each([
  ['CNY', 2],
  ['JPY', 0],
  ['KWD', 3],
  ['CLF', 4],
  ['constructor', 2],
])('%s has %d decimals', (currency, places) => {
  expect(exponentOf(currency)).toBe(places);
});

test.each([
  ['1005', 'KWD', '1.005', 'KWD 1.005'],
  ['1234567', 'JPY', '1234567', 'JPY 1,234,567'],
  ['-3', 'CNY', '-0.03', 'CNY -0.03'],
  ['-100000000', 'CNY', '-1000000.00', 'CNY -1,000,000.00'],
  ['9007199254740993', 'CNY', '90071992547409.93', 'CNY 90,071,992,547,409.93'],
])('%s %s is typed as %s and read as %s', (minor, currency, typed, read) => {
  expect([decimalOf(minor, currency), amountText(minor, currency)]).toEqual([typed, read]);
});

test.each([
  ['1.005', 'CNY'],
  ['0.5', 'JPY'],
  ['1e3', 'CNY'],
  ['', 'CNY'],
  ['--1', 'CNY'],
])('%j is no amount in %s', (typed, currency) => {
  expect(minorOf(typed, currency)).toBeUndefined();
});

test('whatever is typed comes back as it was', () => {
  fc.assert(
    fc.property(
      fc.bigInt({ min: -(10n ** 35n), max: 10n ** 35n }),
      fc.constantFrom('CNY', 'JPY', 'KWD', 'UYW'),
      (minor, currency) => {
        expect(minorOf(decimalOf(minor, currency), currency)).toBe(String(minor));
        expect(isMinor(String(minor))).toBe(true);
      },
    ),
  );
});

test('amounts are whole, without leading zeros, and add up beyond 2^53', () => {
  expect(['007', '-0', '1.5', '', '+1', ' 1'].filter(isMinor)).toEqual([]);
  expect(sumOf(['9007199254740993', 9_007_199_254_740_993n])).toBe(18_014_398_509_481_986n);
  expect(groupedText('5', 2)).toBe('0.05');
});
