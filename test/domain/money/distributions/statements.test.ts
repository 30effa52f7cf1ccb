import { amountIn, type Conversion } from '../../../../domain/money/distributions/statements';
import { item } from '../../../support/runs';

const at = (rate: string): Conversion => ({ rate, on: '2026-03-31', source: 'bank' });
const inCurrency = (amount: string, own: string, currency: string, rate: string) =>
  amountIn(item(amount, { currency: own }), currency, { [own]: at(rate) });

describe('an item in another currency', () => {
  // Source: docs/rules/money.md, "Versions of ratios".
  test.each([
    // 10,001 JPY × 0.0475 = 475.0475 CNY
    ['10001', 'JPY', 'CNY', '0.0475', 47505n],
    // 1.005 KWD × 23.45 = 23.56725 CNY
    ['1005', 'KWD', 'CNY', '23.45', 2357n],
    // 100.00 CNY × 0.0425 = 4.25 KWD
    ['10000', 'CNY', 'KWD', '0.0425', 4250n],
    // 0.01 CNY × 20 = 0.2 JPY and 0.03 CNY × 20 = 0.6 JPY
    ['1', 'CNY', 'JPY', '20', 0n],
    ['3', 'CNY', 'JPY', '20', 1n],
    // half a unit is rounded away from zero, of a cost as well
    ['5', 'USD', 'CNY', '0.1', 1n],
    ['-5', 'USD', 'CNY', '0.1', -1n],
    ['4', 'USD', 'CNY', '0.1', 0n],
    // beyond what a double holds
    ['9007199254740993', 'JPY', 'KWD', '1', 9007199254740993000n],
    ['9007199254740993', 'KWD', 'JPY', '1', 9007199254741n],
  ])('%s %s in %s at %s', (amount, own, currency, rate, expected) => {
    expect(inCurrency(amount, own, currency, rate)).toBe(expected);
  });

  test('in the currency of the programme needs no rate, and none that is stated changes it', () => {
    expect(amountIn(item('-7'), 'CNY')).toBe(-7n);
    expect(inCurrency('7', 'CNY', 'CNY', '9')).toBe(7n);
  });

  test.each([
    ['none', {}],
    ['one for another currency', { EUR: at('1') }],
    ['one of zero', { USD: at('0') }],
    ['one below zero', { USD: at('-1') }],
    ['no number', { USD: at('seven') }],
  ])('is not converted by %s', (_title, conversions) => {
    expect(() => amountIn(item('1', { currency: 'USD' }), 'CNY', conversions)).toThrow(
      new RangeError('No rate is stated for USD.'),
    );
  });
});
