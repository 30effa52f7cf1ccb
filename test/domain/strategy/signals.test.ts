import fc from 'fast-check';
import { cyclePeriodOf } from '../../../domain/calendar/cycles';
import { addDays } from '../../../domain/calendar/dates';
import type { SignalPlan } from '../../../domain/programme/strategy-plans';
import { assessedAs, assessmentKey } from '../../../domain/strategy/assessments';
import { concernsSignal } from '../../../domain/strategy/concerns';
import { valueOf } from '../../../domain/strategy/sources';
import { crossingWords, isBeyond } from '../../../domain/strategy/thresholds';
import { isWatched, nextWatchPeriod, watchItems } from '../../../domain/strategy/watch-plans';
import { newWatch, watchAfter } from '../../../domain/strategy/watches';
import { seed } from '../../support/seed';

const price: SignalPlan = {
  key: 'price',
  title: { zh: '均价', en: 'the price' },
  source: 'figure',
  alertBelow: '0.8',
  alertAbove: '1.2',
  unit: '元/Wh',
  every: 'monthly',
};
const level: SignalPlan = { ...price, source: 'riskLevel', risk: 'strategy-drift' };

test.each<[string, SignalPlan, string, boolean]>([
  ['on the lower threshold', price, '0.80', false],
  ['just below it', price, '0.79999999999999999999', true],
  ['on the upper threshold', price, '1.2', false],
  ['just above it', price, '1.20000000000000000001', true],
  ['what is no number', price, 'cheap', false],
  ['a risk below its level', level, 'medium', false],
  ['a risk on its level', level, 'high', true],
  ['a risk above its level', { ...level, alertFrom: 'medium' }, 'high', true],
  ['a level that there is not', level, 'terrible', false],
  ['a date that has come', { ...price, source: 'date', on: '2027-07-01' }, '2027-07-01', true],
])('a value lies beyond a threshold or on it: %s', (_, signal, value, beyond) => {
  expect(isBeyond(signal, value)).toBe(beyond);
});

test('an assessment says what the signal said, and beyond what', () => {
  expect(crossingWords(price, '0.7')).toEqual({
    zh: '均价：0.7 元/Wh（低于 0.8 元/Wh 或高于 1.2 元/Wh）',
    en: 'the price: 0.7 元/Wh (below 0.8 元/Wh or above 1.2 元/Wh)',
  });
});

test('a signal crosses once until it has come back, whatever is reported meanwhile', () => {
  const why = price.title;
  const crossed = { type: 'signal.crossed', signal: 'price', title: why, crossing: 1, why, told: [] } as const;
  const begun = newWatch({ watch: 'price', kind: 'figure', title: why });
  const beyond = watchAfter(begun, crossed);
  expect(beyond).toMatchObject({ isBeyond: true, crossings: 1, state: 'beyond' });
  const answer = { period: '2027-01', value: '0.5', note: '', by: 'a@b.example', on: '2027-02-01' };
  const reported = watchAfter(beyond, { type: 'watch.answered', watch: 'price', kind: 'figure', title: why, answer });
  expect(reported).toMatchObject({ isBeyond: true, state: 'beyond', values: [answer] });
  expect(watchAfter(reported, { type: 'signal.returned', signal: 'price' })).toMatchObject({
    isBeyond: false,
    crossings: 1,
    state: 'quiet',
  });
});

test('what is asked for stays asked until it is answered, and is overdue once its time has passed', () => {
  const asked = {
    period: '2027-01',
    dueAt: '2027-02-05T16:00:00Z',
    remindAt: '2027-02-04T00:00:00Z',
    told: ['a@b.example'],
  };
  const title = price.title;
  const begun = newWatch({ watch: 'price', kind: 'figure', title });
  const open = watchAfter(begun, { type: 'watch.asked', watch: 'price', kind: 'figure', title, asked });
  const overdue = watchAfter(open, { type: 'watch.overdue', watch: 'price', told: [] });
  expect([open.state, overdue.state, overdue.asked?.period]).toEqual(['asked', 'overdue', '2027-01']);
  const answer = { period: '2027-01', value: '1', note: '', by: 'a@b.example', on: '2027-02-09' };
  const after = watchAfter(overdue, { type: 'watch.answered', watch: 'price', kind: 'figure', title, answer });
  expect(after.state).toBe('quiet');
  expect(after).not.toHaveProperty('asked');
});

test('each period is asked for once and in order; after an outage only the newest that is over', () => {
  const next = (last: string | undefined, today: string) =>
    nextWatchPeriod('monthly', { last, since: '2027-01-15', today }).name;
  expect(next(undefined, '2027-01-15')).toBe('2027-01');
  expect(next('2027-01', '2027-02-01')).toBe('2027-02');
  expect(next('2027-01', '2027-06-10')).toBe('2027-05');
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 900 }), fc.integer({ min: 0, max: 900 }), (from, later) => {
      const since = addDays('2026-01-01', from);
      const today = addDays(since, later);
      const period = nextWatchPeriod('quarterly', { since, today });
      const following = nextWatchPeriod('quarterly', { last: period.name, since, today });
      expect(following.starts > period.ends).toBe(true);
      expect(period.ends >= addDays(cyclePeriodOf('quarterly', today).starts, -1)).toBe(true);
    }),
  );
});

test('a programme is followed from its first day where it names signals or reviews, its plans also after it has ended', () => {
  expect(isWatched(seed)).toBe(true);
  expect(
    isWatched({ strategy: { steps: [], groups: [], horizons: [{ key: 'a', title: price.title, years: 2 }] } }),
  ).toBe(false);
  const kinds = (state: 'running' | 'exiting' | 'ended') => watchItems(seed, state).map(({ kind }) => kind);
  expect(kinds('running')).toEqual(['figure', 'figure', 'kpi', 'riskLevel', 'date', 'review', 'review', 'review']);
  expect([kinds('exiting'), kinds('ended')]).toEqual([
    ['review', 'review', 'review'],
    ['review', 'review', 'review'],
  ]);
});

test('an assessment approved asks for an adjustment, rejected the strategy stays, anything else is watched further', () => {
  expect(
    (['approved', 'approvedWithConditions', 'rejected', 'changesRequested', 'expired', 'withdrawn'] as const).map(
      assessedAs,
    ),
  ).toEqual(['adjust', 'adjust', 'keep', 'watch', 'watch', 'watch']);
});

test('the programme itself tells the points of an indicator as signed off last, and the level of a risk', () => {
  const card = (score: string | null) => ({
    scores: [{ kpi: 'market', actual: '1', score, weight: 1 }],
    coverage: 10_000,
    total: score,
    grade: 'A' as const,
  });
  const evaluation = { key: 'e', cycle: 'quarterly' as const, period: '2027-Q1', dueAt: '' };
  const kpi: SignalPlan = { ...price, source: 'kpi', kpi: 'market' };
  const view = {
    definition: seed,
    evaluations: [
      { ...evaluation, state: 'signedOff' as const, scorecard: card('80.00') },
      { ...evaluation, state: 'signedOff' as const, scorecard: card('55.00') },
      { ...evaluation, state: 'signOff' as const, scorecard: card('99.00') },
    ],
  };
  expect(valueOf(view, kpi)).toBe('55.00');
  expect(valueOf({ ...view, evaluations: [] }, kpi)).toBeUndefined();
  expect(valueOf(view, level)).toBe('medium');
  expect(valueOf({ ...view, risks: [{ key: 'strategy-drift', level: 'high' }] }, level)).toBe('high');
});

test('the page of a signal tells what happened to it and to its assessments, not to those of another that begins alike', () => {
  const about = (happening: object) => concernsSignal(happening, 'price');
  expect([
    about({ watch: 'price' }),
    about({ signal: 'price' }),
    about({ assessment: assessmentKey('price', 12) }),
  ]).toEqual([true, true, true]);
  expect([
    about({ watch: 'prices' }),
    about({ assessment: 'price-of-cells-1' }),
    about({ adjustment: 'price' }),
  ]).toEqual([false, false, false]);
});
