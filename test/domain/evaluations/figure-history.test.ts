import { figureHistory, figureTitle } from '../../../domain/evaluations/figure-history';
import type { Asked, EvaluationView, Given } from '../../../domain/evaluations/views';
import { seed } from '../../support/seed';

const given = (value: string, at: string, changes: Partial<Given> = {}): Given => ({
  ask: 'finance',
  values: { finance: value },
  by: 'finance@east.example',
  note: '',
  evidence: [],
  at,
  ...changes,
});

const asked = (answers: readonly Given[], changes: Partial<Asked> = {}): Asked => ({
  key: 'finance',
  kind: 'figure',
  wants: [{ of: 'finance', as: 'number' }],
  people: ['finance@east.example'],
  escalatesTo: [],
  workingDay: 3,
  dueAt: '2030-04-04T09:30:00Z',
  remindAt: '2030-04-02T09:30:00Z',
  answers,
  ...changes,
});

const evaluation = (period: string, changes: Partial<EvaluationView>): EvaluationView => ({
  key: `p:evaluation:quarterly:${period}`,
  cycle: 'quarterly',
  period,
  state: 'signedOff',
  dueAt: '2030-04-12T09:30:00Z',
  ...changes,
});

const first = given('31', '2030-04-03T02:00:00Z');
const corrected = given('30', '2030-04-03T05:00:00Z', { corrects: true });
const restated = given('15', '2030-05-06T02:00:00Z', { corrects: true });

const valuesOf = (evaluations: readonly EvaluationView[], name: string) =>
  figureHistory(evaluations, name).map(({ period, version = 1, value, given: by }) =>
    [period, version, value, by?.isReplaced ? 'replaced' : 'stands'].join(' '),
  );

test('a figure has each value that it ever had, and what a restatement took over stands once', () => {
  const quarters = [
    evaluation('2030-Q1', { asked: [asked([first, corrected])] }),
    evaluation('2030-Q1', { version: 2, asked: [asked([first, corrected, restated])] }),
    evaluation('2030-Q2', { asked: [asked([given('33', '2030-07-03T02:00:00Z')])] }),
  ];
  expect(valuesOf(quarters, 'finance')).toEqual([
    '2030-Q1 1 31 replaced',
    '2030-Q1 1 30 stands',
    '2030-Q1 2 15 stands',
    '2030-Q2 1 33 stands',
  ]);
  expect(valuesOf(quarters, 'market')).toEqual([]);
});

test('what was counted stands among it, and a method by its own name', () => {
  const counted = { of: 'cooperation', value: '200/3', part: 2, whole: 3, words: { zh: '', en: '' }, from: [] };
  const points = { wants: [{ of: 'points', as: 'points' }] as const, kind: 'assessment' } as const;
  const report = asked([given('', '2030-04-03T02:00:00Z', { values: { points: '80' } })], points);
  const year = [evaluation('2030', { counted: [counted], asked: [report] })];
  expect(valuesOf(year, 'cooperation')).toEqual(['2030 1 200/3 stands']);
  expect(valuesOf(year, 'thirdParty')).toEqual(['2030 1 80 stands']);
  expect(valuesOf(year, 'self')).toEqual([]);
});

test('each figure of the programme has a title, and nothing else has', () => {
  const names = ['market', 'guard.satisfaction', 'factor.culture', 'self', 'guard.market', 'constructor', 'points'];
  expect(names.filter((name) => figureTitle(seed, name))).toEqual(names.slice(0, 4));
});
