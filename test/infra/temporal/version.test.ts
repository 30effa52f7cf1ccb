import { assertServerVersion, isAtLeast } from '../../../infra/temporal/version';

test.each([
  ['1.32.0', '1.32', true],
  ['1.32', '1.32.0', true],
  ['1.33.0-rc.1', '1.32', true],
  ['2.0.0', '1.32', true],
  ['1.29.1', '1.32', false],
  ['1.9.0', '1.32', false],
  ['of unknown version', '1.32', false],
])('server %s reaches %s: %s', (version, wanted, expected) => {
  expect(isAtLeast(version, wanted)).toBe(expected);
});

test('names a server that is too old, and what is missing', () => {
  expect(() => assertServerVersion('1.29.1', '1.32', 'time skipping')).toThrow(
    'Temporal server 1.29.1 has no time skipping; 1.32 is needed.',
  );
});
