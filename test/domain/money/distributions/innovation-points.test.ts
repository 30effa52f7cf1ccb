import type { Innovation } from '../../../../domain/innovations/innovations';
import { compute } from '../../../../domain/money/distributions/computing';
import {
  assertNotGiven,
  countedIn,
  pointsFrom,
  type Accepted,
} from '../../../../domain/money/distributions/innovation-points';
import { agreedRules } from '../../../../domain/money/distributions/rules';
import { formulaOf, reasonsOf } from '../../../../domain/money/distributions/words';
import type { DistributionPlan } from '../../../../domain/programme/distribution-plans';
import { usualRelease } from '../../../../domain/money/distributions/tiers/pools';
import { item, plainPlan, runOf } from '../../../support/runs';

const pool = { share: 1_000, release: usualRelease, points: { technology: 10, service: 4, model: 0 } };
const byKind: DistributionPlan = { ...plainPlan, pool };

const accepted = (key: string, acceptedOn: string, given: Partial<Innovation> = {}): Accepted => ({
  key,
  title: { zh: key, en: key },
  kind: 'technology',
  party: 'a',
  state: 'accepted',
  acceptedOn,
  ...given,
});

const register = [
  accepted('first-day', '2026-01-01'),
  accepted('last-day', '2026-03-31', { kind: 'service', party: 'b' }),
  accepted('before', '2025-12-31'),
  accepted('after', '2026-04-01'),
  accepted('no-points', '2026-02-01', { kind: 'model' }),
  accepted('kind-of-none', '2026-02-01', { kind: 'management' }),
  accepted('of-nobody-paid', '2026-02-01', { party: 'd' }),
  { ...accepted('dropped', '2026-02-01'), state: 'dropped' as const },
  accepted('second', '2026-02-02', { party: 'b' }),
];
const counted = (plan: DistributionPlan) => countedIn(agreedRules(plan), register, '2026-01-01', '2026-03-31');

test('what was accepted in the period gives points by its kind to the party that proposed it', () => {
  const all = counted(byKind) ?? [];
  expect(all.map(({ key, party, on, points }) => [key, party, on, points])).toEqual([
    ['first-day', 'a', '2026-01-01', '10'],
    ['last-day', 'b', '2026-03-31', '4'],
    ['second', 'b', '2026-02-02', '10'],
  ]);
  expect(pointsFrom(all)).toEqual({ a: '10', b: '14' });
});

test('nothing is counted where the parties agree on points for each run', () => {
  expect(counted(plainPlan)).toBeUndefined();
  expect(counted({ ...plainPlan, pool: { ...pool, points: 'agreed' } })).toBeUndefined();
});

test('each counts by the rules of the day on which it was accepted', () => {
  const later = { ...pool, points: { technology: 3 } };
  const versions = [{ from: '2025-01-01' }, { from: '2026-02-01', pool: later }];
  expect(counted({ ...byKind, versions })?.map(({ key, points }) => [key, points])).toEqual([
    ['first-day', '10'],
    ['second', '3'],
  ]);
  const ended = [
    { from: '2025-01-01', until: '2025-12-31' },
    { from: '2026-04-01', pool: { ...pool, points: 'agreed' as const } },
  ];
  expect(counted({ ...byKind, versions: ended })).toBeUndefined();
  expect(counted({ ...plainPlan, projects: { pilot: { pool } } })?.length).toBe(3);
});

test('points that are counted are not given as well', () => {
  expect(() => assertNotGiven([], { a: '1' })).toThrow(
    expect.objectContaining({ code: 'invalid_input', facts: expect.objectContaining({ field: 'points.a' }) }),
  );
  expect(() => assertNotGiven([], {})).not.toThrow();
  expect(() => assertNotGiven([], undefined)).not.toThrow();
  expect(() => assertNotGiven(undefined, { a: '1' })).not.toThrow();
});

test('a line of the pool says which innovations gave its weight, and a pool that nobody gets why', () => {
  const innovations = counted(byKind) ?? [];
  const input = runOf(byKind, [item('1000000')], { score: '80', points: pointsFrom(innovations), innovations });
  const result = compute(input);
  const line = result.lines.find(({ tier, payee }) => tier === 'incentive' && payee === 'b');
  const group = result.groups.find(({ key }) => key === line?.group);
  expect(line?.amount).toBe('58333');
  expect(line && group && formulaOf(group, line, 'CNY', innovations)).toEqual({
    zh: 'CNY 1,000.00 × 7/12 = 583.333333…，取 583.33（激励分值 14：last-day 4、second 10）',
    en: 'CNY 1,000.00 × 7/12 = 583.333333…, so 583.33 (14 points: last-day 4, second 10)',
  });
  const none = runOf(byKind, [item('1000000')], { score: '80', points: {}, innovations: [] });
  expect(reasonsOf(none, compute(none)).map(({ en }) => en)).toContain(
    'No innovation of the period gives points: the pool is carried, CNY 1,000.00.',
  );
});
