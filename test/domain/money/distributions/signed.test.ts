import { compute } from '../../../../domain/money/distributions/computing';
import { assertKnownRules, RULES, signedOf } from '../../../../domain/money/distributions/signed';
import type { DomainError } from '../../../../domain/shared/errors';
import { item, plainPlan, runOf } from '../../../support/runs';

test('both sign the name of the rules, all that a run is computed from, its lines and what is carried on', () => {
  const input = runOf({ ...plainPlan, form: 'company', capital: '100' }, [item('103')]);
  const computed = compute(input);
  expect(signedOf(input, computed)).toEqual({
    rules: 'gatehouse-distribution/1',
    input,
    lines: [
      { key: '1', tier: 'reserve', amount: '10' },
      { key: '2.a', tier: 'contribution', payee: 'a', amount: '42' },
      { key: '2.b', tier: 'contribution', payee: 'b', amount: '32' },
      { key: '2.c', tier: 'contribution', payee: 'c', amount: '19' },
    ],
    carried: { losses: {}, baseUsed: {}, pool: '0', reserve: '10', deficit: '0' },
  });
  expect(Object.keys(signedOf(input, computed).lines[0] ?? {})).toEqual(['key', 'tier', 'amount']);
});

test('rules by another name are refused with the one that is known', () => {
  expect(() => assertKnownRules(RULES)).not.toThrow();
  const refusal = () => {
    try {
      assertKnownRules('gatehouse-distribution/2');
    } catch (error) {
      return error as DomainError;
    }
    return undefined;
  };
  expect(refusal()).toMatchObject({
    code: 'invalid_input',
    message: 'The rules of computing must be gatehouse-distribution/1.',
    facts: { field: 'rules', why: { zh: '计算规则版本须为 gatehouse-distribution/1。' } },
  });
});
