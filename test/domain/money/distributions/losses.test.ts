import { compute } from '../../../../domain/money/distributions/computing';
import { nothingCarried, type Carried, type Computed } from '../../../../domain/money/distributions/lines';
import type { DistributionPlan } from '../../../../domain/programme/distribution-plans';
import type { DomainError } from '../../../../domain/shared/errors';
import { item, plainPlan, runOf } from '../../../support/runs';

const plan = (caps: Readonly<Record<string, string>>, shares = { a: 5_000, b: 3_000, c: 2_000 }): DistributionPlan => ({
  ...plainPlan,
  losses: { shares, caps, makeWholeFirst: true },
});
const borne = (caps: Readonly<Record<string, string>>, loss: string, losses: Carried['losses'] = {}) =>
  steps(compute(runOf(plan(caps), [item(`-${loss}`)], { carried: { ...nothingCarried, losses } })));
/** Each amount that was split at once, with what each bears of it. */
const steps = ({ groups, lines }: Computed) =>
  groups.map(({ key, amount }) => [
    amount,
    Object.fromEntries(lines.filter(({ group }) => group === key).map(({ payee, amount: one }) => [payee, one])),
  ]);

describe('a loss of 1,000 by 50, 30 and 20 per cent', () => {
  // Source: docs/rules/money.md, "Tiers".
  test.each([
    ['below every cap is split at once', { c: '201', a: '501' }, [['-1000', { a: '-500', b: '-300', c: '-200' }]]],
    ['that reaches a cap exactly is, too', { c: '200' }, [['-1000', { a: '-500', b: '-300', c: '-200' }]]],
    [
      'beyond a cap: the rest by the ratio of the others',
      { c: '50' },
      [
        ['-50', { c: '-50' }],
        ['-950', { a: '-594', b: '-356' }],
      ],
    ],
    [
      'that passes another cap when it is split anew',
      { c: '50', b: '350' },
      [
        ['-50', { c: '-50' }],
        ['-350', { b: '-350' }],
        ['-600', { a: '-600' }],
      ],
    ],
    [
      'beyond two caps at once, the rest to whoever has none',
      { b: '10', c: '20' },
      [
        ['-10', { b: '-10' }],
        ['-20', { c: '-20' }],
        ['-970', { a: '-970' }],
      ],
    ],
    ['whoever may bear nothing bears nothing', { c: '0' }, [['-1000', { a: '-625', b: '-375' }]]],
  ])('%s', (_title, caps, expected) => {
    expect(borne(caps as Readonly<Record<string, string>>, '1000')).toEqual(expected);
  });

  test('whoever has borne their cap before bears no more of it, nor does one who has borne more', () => {
    for (const before of ['50', '70'])
      expect(borne({ c: '50' }, '1000', { c: before })).toEqual([['-1000', { a: '-625', b: '-375' }]]);
  });

  test('each loss of a run counts towards the caps of the next', () => {
    const given: DistributionPlan = { ...plan({ c: '50' }), projects: { pilot: { shares: plainPlan.shares } } };
    const run = runOf(given, [item('-100'), item('-1000', { project: 'pilot' })]);
    expect(steps(compute(run))).toEqual([
      ['-100', { a: '-50', b: '-30', c: '-20' }],
      ['-30', { c: '-30' }],
      ['-970', { a: '-606', b: '-364' }],
    ]);
  });

  test('is refused where the caps leave a part to nobody, or to nobody with a share', () => {
    const refusal = (given: DistributionPlan) => {
      try {
        compute(runOf(given, [item('-1000')]));
      } catch (error) {
        return error as DomainError;
      }
      return undefined;
    };
    const said = {
      code: 'loss_beyond_caps',
      message: 'The caps leave a part of the loss that nobody bears.',
      facts: { field: 'losses.caps', why: { zh: '各方承担上限之外尚有亏损无人承担。' } },
    };
    expect(refusal(plan({ a: '500', b: '300', c: '199' }))).toMatchObject(said);
    expect(refusal(plan({ a: '999' }, { a: 10_000, b: 0, c: 0 }))).toMatchObject(said);
    expect(refusal(plan({ a: '1000' }, { a: 10_000, b: 0, c: 0 }))).toBeUndefined();
  });

  test('units that are left over are told as what was added to a loss', () => {
    const { lines } = compute(runOf(plan({}), [item('-1001')]));
    expect(lines.map(({ amount, byRemainder }) => [amount, byRemainder])).toEqual([
      ['-501', '-1'],
      ['-300', '0'],
      ['-200', '0'],
    ]);
  });
});

describe('losses are made whole', () => {
  test('or stay as they are, whatever else is shared', () => {
    const losses = { shares: plainPlan.shares, caps: {}, makeWholeFirst: false };
    const carried = { ...nothingCarried, losses: { a: '30', b: '10' } };
    const computed = compute(runOf({ ...plainPlan, losses }, [item('1000')], { carried }));
    expect([computed.totals, computed.carried.losses]).toEqual([{ a: '450', b: '350', c: '200' }, carried.losses]);
  });

  test('only where all rules of the run agree on it', () => {
    const carried = { ...nothingCarried, losses: { a: '10' } };
    const losses = { shares: plainPlan.shares, caps: {}, makeWholeFirst: false };
    const given: DistributionPlan = { ...plan({}), projects: { pilot: { losses } } };
    const wholes = (...items: readonly Parameters<typeof item>[]) =>
      compute(
        runOf(
          given,
          items.map((each) => item(...each)),
          { carried },
        ),
      ).lines.filter(({ tier }) => tier === 'makeWhole').length;
    expect([
      wholes(['100']),
      wholes(['100'], ['100', { project: 'pilot' }]),
      wholes(['9', { project: 'pilot' }]),
    ]).toEqual([1, 0, 0]);
  });

  test('out of each profit in proportion to it, losses of the same run as well', () => {
    const given: DistributionPlan = {
      ...plan({}),
      categories: { licence: { title: { zh: '', en: '' }, shares: { a: 0, b: 0, c: 10_000 } } },
      projects: { pilot: { shares: plainPlan.shares } },
    };
    const items = [item('-100', { project: 'pilot' }), item('300'), item('100', { category: 'licence' })];
    const computed = compute(runOf(given, items));
    expect(steps(computed)).toEqual([
      ['-100', { a: '-50', b: '-30', c: '-20' }],
      ['100', { a: '50', b: '30', c: '20' }],
      ['225', { a: '101', b: '79', c: '45' }],
      ['75', { c: '75' }],
    ]);
    expect(computed.carried.losses).toEqual({});
    expect(computed.groups.map(({ bucket }) => bucket)).toEqual([
      '0001-01-01/project/pilot',
      undefined,
      '0001-01-01',
      '0001-01-01/category/licence',
    ]);
  });
});
