import { briefAmount } from '../../../domain/shared/brief-amounts';

test.each([
  ['0', 'CNY', '0', '0'],
  ['99', 'CNY', '0', '0'],
  ['99999', 'CNY', '999', '999'],
  ['100000', 'CNY', '1,000', '1.00 k'],
  ['999999', 'CNY', '9,999', '9.99 k'],
  ['1000000', 'CNY', '1.00 万', '10.00 k'],
  ['123456789012', 'CNY', '12.34 亿', '1,234.56 M'],
  ['-123456789012', 'CNY', '-12.34 亿', '-1,234.56 M'],
  ['9999999999', 'CNY', '9,999.99 万', '99.99 M'],
  ['12345678', 'JPY', '1,234.56 万', '12.34 M'],
])('%s minor units of %s are %s and %s at a glance', (minor, currency, zh, en) => {
  expect(briefAmount(minor, currency)).toEqual({ zh, en });
});
