import { periodNamed, cyclePeriodOf } from '../../../domain/calendar/cycles';
import { evaluationFact } from '../../../domain/needs/evaluation-needs';
import { learnFact, type Facts } from '../../../domain/facts/facts';
import type { CycleKey } from '../../../domain/shared/keys';
import { concerns, isMet } from '../../../domain/needs/needs';
import { seed } from '../../support/seed';

const { kpis, minimumCoverage } = seed.evaluation;
const good = { market: '20', finance: '30', technology: '10', cooperation: '95', brand: '4' };
const signedOff = (cycle: CycleKey, period: string, actuals: Readonly<Record<string, string>> = good) =>
  evaluationFact({ cycle, period }, { kpis, actuals, minimumCoverage });
const knowing = (...facts: readonly ReturnType<typeof signedOff>[]): Facts => facts.reduce<Facts>(learnFact, {});
const market = { kpi: 'market', attainmentAtLeastPercent: 100 } as const;
const mature = { score: 80, consecutiveQuarters: 2 } as const;

test('an indicator is attained as exactly as it was measured: a hair under its target is under it', () => {
  expect(isMet(market, {})).toBe(false);
  expect(isMet(market, knowing(signedOff('quarterly', '2027-Q1')))).toBe(true);
  const hair = { ...good, market: '19.9999999' };
  expect(signedOff('quarterly', '2027-Q1', hair)).toMatchObject({ attained: { market: '99' }, points: '99' });
  expect(isMet(market, knowing(signedOff('quarterly', '2027-Q1', hair)))).toBe(false);
  const far = knowing(signedOff('quarterly', '2027-Q1', { ...good, market: '50' }));
  expect(isMet({ ...market, attainmentAtLeastPercent: 250 }, far)).toBe(true); // the score is capped, what is attained is not
  expect(isMet({ ...market, attainmentAtLeastPercent: 251 }, far)).toBe(false);
});

test('the latest period with data for the indicator counts, of two that end together the longer one', () => {
  const low = { ...good, market: '10' };
  expect(isMet(market, knowing(signedOff('quarterly', '2027-Q2', low), signedOff('quarterly', '2027-Q1')))).toBe(false);
  const { market: _, ...without } = good;
  expect(isMet(market, knowing(signedOff('quarterly', '2027-Q1'), signedOff('quarterly', '2027-Q2', without)))).toBe(
    true,
  );
  expect(isMet(market, knowing(signedOff('annual', '2027', low), signedOff('quarterly', '2027-Q4')))).toBe(false);
});

test('two quarters in a row score 80 or more: the latest two, that follow each other, and none without a score', () => {
  const quarters = (...periods: readonly (readonly [string, object?])[]) =>
    knowing(...periods.map(([period, actuals]) => signedOff('quarterly', period, { ...good, ...actuals })));
  expect(isMet(mature, quarters(['2027-Q4']))).toBe(false);
  expect(isMet(mature, quarters(['2027-Q4'], ['2028-Q1']))).toBe(true);
  expect(isMet(mature, quarters(['2027-Q3'], ['2028-Q1']))).toBe(false);
  const poor = { market: '11.9', cooperation: '50' };
  expect(isMet(mature, quarters(['2027-Q3'], ['2027-Q4', poor], ['2028-Q1']))).toBe(false);
  expect(isMet(mature, quarters(['2027-Q3', poor], ['2027-Q4'], ['2028-Q1']))).toBe(true);
  const incomplete = { market: '', finance: '' };
  expect(isMet(mature, quarters(['2027-Q4'], ['2028-Q1', incomplete]))).toBe(false);
  expect(isMet(mature, knowing(signedOff('monthly', '2028-01'), signedOff('monthly', '2028-02')))).toBe(false);
});

test('the phases whose milestones need it are told of an evaluation', () => {
  const [alignment, deepening, convergence] = seed.phases;
  if (!alignment || !deepening || !convergence) throw new Error('The seed has three phases.');
  const quarter = signedOff('quarterly', '2027-Q1');
  expect([alignment, deepening, convergence].map((phase) => concerns(phase, quarter))).toEqual([false, true, true]);
  const month = signedOff('monthly', '2027-03', { cooperation: '95' });
  expect([deepening, convergence].map((phase) => concerns(phase, month))).toEqual([false, false]);
});

test('a period is found again by its name', () => {
  for (const [cycle, day] of [
    ['monthly', '2027-03-31'],
    ['quarterly', '2027-12-01'],
    ['annual', '2028-02-29'],
  ] as const)
    expect(periodNamed(cycle, cyclePeriodOf(cycle, day).name)).toEqual(cyclePeriodOf(cycle, day));
});
