import { runRequest } from '../../../api/distributions/forms';

const item = { kind: 'income', amount: '1,000.50', date: '2026-02-01' };
const request = { key: 'q1', from: '2026-01-01', until: '2026-03-31', payer: 'a' };
const defects = (given: object) =>
  runRequest.safeParse({ ...request, lines: [item], ...given }).error?.issues.map(({ path }) => path.join('.')) ?? [];

describe('a statement that a run is opened with', () => {
  test.each(['0', '0.00', '-5', 0, -1, { minor: '0' }, { minor: '-5' }])('has no item of %j', (amount) => {
    expect(defects({ lines: [item, { ...item, amount }] })).toEqual(['lines.1.amount']);
  });

  test.each(['0.01', 5, { minor: '1' }, '9'.repeat(38)])('has one of %j', (amount) => {
    expect(defects({ lines: [{ ...item, amount }] })).toEqual([]);
  });

  test.each([
    [0, 0],
    [0.000001, 0],
    [89.995, 0],
    [1e-7, 1],
    [1e21, 1],
    [-1, 1],
    ['59.99', 0],
    ['1e2', 1],
    ['-1', 1],
  ])('with a total or points of %j: only what its file can be recomputed with', (given, count) => {
    expect(defects({ score: given })).toHaveLength(count);
    expect(defects({ points: { a: given } })).toHaveLength(count);
    expect(defects({ conversions: { USD: { rate: given, on: '2026-03-31', source: 'bank' } } })).toHaveLength(count);
  });
});
