import { compute } from '../../../../domain/money/distributions/computing';
import { nothingCarried, type Carried, type Computed, type Tier } from '../../../../domain/money/distributions/lines';
import type { DistributionPlan } from '../../../../domain/programme/distribution-plans';
import { item, plainPlan, runOf } from '../../../support/runs';

const company: DistributionPlan = { ...plainPlan, form: 'company', capital: '100000' };
const kept = ({ lines }: Computed, tier: Tier) =>
  lines.filter((line) => line.tier === tier).map(({ amount }) => amount);
const won = (amount: string, carried: Partial<Carried> = {}, plan = company) => {
  const computed = compute(runOf(plan, [item(amount)], { carried: { ...nothingCarried, ...carried } }));
  const { deficit, reserve } = computed.carried;
  return { offset: kept(computed, 'offset'), reserve: kept(computed, 'reserve'), left: { deficit, reserve } };
};

describe('a company', () => {
  // Source: 公司法; docs/rules/money.md, "Tiers".
  test('sets a tenth of its profit aside, rounded down', () => {
    expect(won('1009')).toEqual({ offset: [], reserve: ['100'], left: { deficit: '0', reserve: '100' } });
    expect(won('9')).toEqual({ offset: [], reserve: [], left: { deficit: '0', reserve: '0' } });
  });

  test('until that is half of its capital, and no more where it has more', () => {
    expect(won('1000000', { reserve: '49950' })).toMatchObject({ reserve: ['50'], left: { reserve: '50000' } });
    expect(won('1000000', { reserve: '60000' })).toMatchObject({ reserve: [], left: { reserve: '60000' } });
    const { capital: _capital, ...unregistered } = company;
    expect(won('1000', {}, unregistered)).toMatchObject({ reserve: [], left: { reserve: '0' } });
  });

  test('covers its losses first, as far as its profit goes, and sets a tenth of the rest aside', () => {
    expect(won('300', { deficit: '500' })).toEqual({
      offset: ['300'],
      reserve: [],
      left: { deficit: '200', reserve: '0' },
    });
    expect(won('1500', { deficit: '500' })).toEqual({
      offset: ['500'],
      reserve: ['100'],
      left: { deficit: '0', reserve: '100' },
    });
  });

  test('keeps a loss of a run, which the profit of the same run covers', () => {
    const plan: DistributionPlan = { ...company, projects: { pilot: { shares: { a: 0, b: 0, c: 10_000 } } } };
    const computed = compute(runOf(plan, [item('-400', { project: 'pilot' }), item('1400')]));
    expect(computed.groups.map(({ tier, amount, bucket }) => [tier, amount, bucket])).toEqual([
      ['offset', '-400', '0001-01-01/project/pilot'],
      ['offset', '400', undefined],
      ['reserve', '100', undefined],
      ['contribution', '900', '0001-01-01'],
    ]);
    expect(Object.keys(computed.groups[1] ?? {})).not.toContain('bucket');
    expect(computed.carried).toMatchObject({ deficit: '0', losses: {} });
  });

  test('alone does so: by contract a deficit and a reserve of before stay as they are', () => {
    const contract: DistributionPlan = { ...company, form: 'contract' };
    expect(won('1000', { deficit: '500', reserve: '7' }, contract)).toEqual({
      offset: [],
      reserve: [],
      left: { deficit: '500', reserve: '7' },
    });
  });
});
