import { compute } from '../../../../domain/money/distributions/computing';
import { nothingCarried, type Computed } from '../../../../domain/money/distributions/lines';
import { usualRelease } from '../../../../domain/money/distributions/tiers/pools';
import type { DistributionPlan, PoolPlan } from '../../../../domain/programme/distribution-plans';
import { item, plainPlan, runOf } from '../../../support/runs';

const pool = (given: Partial<PoolPlan> = {}): PoolPlan => ({
  share: 10_000,
  release: usualRelease,
  points: 'agreed',
  ...given,
});
const plan = (given: Partial<PoolPlan> = {}): DistributionPlan => ({ ...plainPlan, pool: pool(given) });
const incentives = ({ lines }: Computed) =>
  Object.fromEntries(lines.filter(({ tier }) => tier === 'incentive').map(({ payee = '', amount }) => [payee, amount]));
const released = (given: DistributionPlan, more: Parameters<typeof runOf>[2]) =>
  incentives(compute(runOf(given, [item('1000')], more)));

describe('the pool', () => {
  // Source: docs/rules/money.md, "Tiers".
  test.each([
    ['0', {}],
    ['59.999', {}],
    ['60', { a: '500' }],
    ['79.999', { a: '500' }],
    ['80.0', { a: '1000' }],
    ['100', { a: '1000' }],
  ])('is released by a total of %s as usual where nothing else is agreed', (score, expected) => {
    expect(released(plan(), { score, points: { a: '1' } })).toEqual(expected);
  });

  test.each([
    ['whole points', { a: '82', b: '95', c: '0' }, { a: '463', b: '537' }],
    [
      'points with decimals, finer of one than of another',
      { a: '8.2', b: '9.5', c: '0.03' },
      { a: '462', b: '536', c: '2' },
    ],
    ['a fraction beside a whole', { b: '0.5', c: '2' }, { b: '200', c: '800' }],
    ['points of none but one', { c: '0.001' }, { c: '1000' }],
    ['no points at all', { a: '0', b: '0.0' }, {}],
  ])('is shared by %s', (_title, points, expected) => {
    expect(released(plan(), { score: '80', points })).toEqual(expected);
  });

  test('is cut from what is above the base, rounded down, and released rounded down', () => {
    const computed = compute(runOf(plan({ share: 3_333 }), [item('1001')], { score: '60', points: { b: '1' } }));
    // 333.6333 are cut: 333; half of it is 166.5: 166
    expect([incentives(computed), computed.carried.pool]).toEqual([{ b: '166' }, '167']);
    expect(computed.groups.at(-1)).toEqual({ key: '3', tier: 'pool', amount: '167', weights: {} });
    expect(computed.lines.at(-1)).toEqual({ key: '3', group: '3', tier: 'pool', amount: '167', byRemainder: '0' });
  });

  test('is released as the last rules that agree on one say, and stays where none do', () => {
    const half = [{ share: 5_000 }];
    const given: DistributionPlan = {
      ...plan(),
      versions: [{ from: '2026-01-01' }, { from: '2026-03-01', pool: pool({ release: half }) }],
    };
    const points = { a: '1' };
    const march = item('1000', { date: '2026-03-01' });
    expect(released(given, { score: '80', points })).toEqual({ a: '1000' });
    expect(incentives(compute(runOf(given, [item('1000'), march], { score: '80', points })))).toEqual({ a: '1000' });
    const { pool: agreed } = plan({ release: half });
    const before: DistributionPlan = {
      ...plainPlan,
      versions: [{ from: '2026-01-01', ...(agreed && { pool: agreed }) }, { from: '2026-03-01' }],
    };
    expect(incentives(compute(runOf(before, [item('1000'), march], { score: '80', points })))).toEqual({ a: '500' });
    const ofPilot: DistributionPlan = { ...plainPlan, projects: { apart: { pool: pool({ release: half }) } } };
    const items = [item('100', { project: 'apart' }), item('100')];
    const carried = { ...nothingCarried, pool: '50' };
    expect(incentives(compute(runOf(ofPilot, items, { score: '80', points, carried })))).toEqual({ a: '75' });
    const none = compute(runOf(plainPlan, [item('100')], { score: '80', points, carried }));
    expect([incentives(none), none.carried.pool]).toEqual([{}, '50']);
  });

  test('is released by no total beyond the last step that has a bound', () => {
    const bounded = plan({ release: [{ below: '60', share: 10_000 }] });
    expect(released(bounded, { score: '59', points: { a: '1' } })).toEqual({ a: '1000' });
    expect(released(bounded, { score: '60', points: { a: '1' } })).toEqual({});
  });
});
