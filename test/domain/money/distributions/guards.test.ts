import type { Group } from '../../../../domain/money/distributions/lines';
import { assertFair } from '../../../../domain/money/distributions/tiers/guards';
import { DomainError } from '../../../../domain/shared/errors';

const group = (amount: string, weights: Group['weights'] = {}): Group => ({
  key: '1',
  tier: 'contribution',
  amount,
  weights,
});
const alone = { a: '10000', b: '0' };
const both = { a: '1', b: '9999' };
const met = (net: bigint, ...groups: readonly Group[]) => {
  try {
    assertFair('partnership', groups, net);
  } catch (error) {
    return error instanceof DomainError ? [error.code, error.facts.payee, error.message] : error;
  }
  return undefined;
};
const takesAll = ['one_takes_all', 'a', 'In a partnership nobody may take all of the profit.'];
const bearsAll = ['one_bears_all', 'a', 'In a partnership nobody may bear all of the loss.'];

describe('in a partnership', () => {
  // Source: 合伙企业法, article 33.
  test.each([
    ['a profit that only one has a share of', 100n, [group('100', alone)], takesAll],
    ['a profit of which the other has a share, however small', 1n, [group('1', both)], undefined],
    ['a tier for one beside a tier for both', 2n, [group('1', alone), group('1', both)], undefined],
    ['a loss of one beside a profit of both', 1n, [group('-1', alone), group('2', both)], undefined],
    ['a profit of one beside a loss of both', 1n, [group('-1', both), group('2', alone)], takesAll],
    ['a loss that only one bears', -100n, [group('-100', alone)], bearsAll],
    ['a loss that both bear', -100n, [group('-100', both)], undefined],
    [
      'a loss of one beside a profit of both, with a loss in all',
      -1n,
      [group('-2', alone), group('1', both)],
      bearsAll,
    ],
    [
      'a profit of one beside a loss of both, with a loss in all',
      -1n,
      [group('-2', both), group('1', alone)],
      undefined,
    ],
    ['what is kept for the next run', 3n, [group('1'), group('2', alone)], takesAll],
    ['what nobody gets', 3n, [group('3')], undefined],
    ['no profit and no loss', 0n, [group('2', alone), group('-2', alone)], undefined],
  ])('%s', (_title, net, groups, refusal) => {
    expect(met(net, ...groups)).toEqual(refusal);
  });

  test('says so in Chinese as well', () => {
    const said = (net: bigint, amount: string) => {
      try {
        assertFair('partnership', [group(amount, alone)], net);
      } catch (error) {
        return (error as DomainError).facts.why;
      }
      return undefined;
    };
    expect(said(1n, '1')).toMatchObject({ zh: '合伙形式下不得将全部利润分配给一方。' });
    expect(said(-1n, '-1')).toMatchObject({ zh: '合伙形式下不得由一方承担全部亏损。' });
  });
});

test.each(['contract', 'company'] as const)('by a %s one may take all and bear all', (form) => {
  expect(() => assertFair(form, [group('1', alone)], 1n)).not.toThrow();
  expect(() => assertFair(form, [group('-1', alone)], -1n)).not.toThrow();
});
