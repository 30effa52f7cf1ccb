import fc from 'fast-check';
import { levelOf, pointsOf, scoreWarnings } from '../../../domain/risks/levels';
import type { Score } from '../../../domain/programme/risk-plans';
import { tried } from '../../support/laws';

const usual = { highFrom: 12, mediumFrom: 5 };
const score = (likelihood: number, impact: number): Score => ({ likelihood, impact });

/** Source: docs/rules/risks.md, "The matrix". */
test.each([
  [3, 4, 12, 'high'],
  [2, 5, 10, 'medium'],
  [5, 5, 25, 'high'],
  [1, 5, 5, 'medium'],
  [2, 2, 4, 'low'],
  [1, 1, 1, 'low'],
] as const)('likelihood %d and impact %d are %d points: %s', (likelihood, impact, points, level) => {
  expect(pointsOf(score(likelihood, impact))).toBe(points);
  expect(levelOf(usual, score(likelihood, impact))).toBe(level);
});

test('the definition says from which points on a risk is high or medium', () => {
  expect(levelOf({ highFrom: 10, mediumFrom: 4 }, score(2, 5))).toBe('high');
  expect(levelOf({ highFrom: 10, mediumFrom: 4 }, score(2, 2))).toBe('medium');
});

test.each([
  [score(2, 5), score(5, 2), undefined, []],
  [score(3, 3), undefined, score(3, 3), []],
  [score(3, 3), undefined, score(2, 5), ['residual over inherent']],
  [score(3, 3), score(2, 5), score(2, 2), ['current over inherent']],
  [score(4, 4), score(2, 2), score(3, 3), ['residual over current']],
  [score(1, 1), score(2, 2), score(3, 3), ['current over inherent', 'residual over current']],
] as const)('of %j, %j and %j somebody has to explain %j', (inherent, current, residual, odd) => {
  const warnings = scoreWarnings({ inherent, ...(current && { current }), ...(residual && { residual }) });
  expect(warnings.map(({ higher, lower }) => `${higher} over ${lower}`)).toEqual(odd);
});

const scores = fc.record({ likelihood: fc.integer({ min: 1, max: 5 }), impact: fc.integer({ min: 1, max: 5 }) });

test('a warning is there exactly where the points rise from one value to the next', () => {
  fc.assert(
    fc.property(scores, scores, scores, (inherent, current, residual) => {
      const falls = pointsOf(inherent) >= pointsOf(current) && pointsOf(current) >= pointsOf(residual);
      expect(scoreWarnings({ inherent, current, residual }).length === 0).toBe(falls);
    }),
    tried(300),
  );
});
