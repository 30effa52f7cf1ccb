import { isRefusalCode, refusal, refusalCodes } from '../../../domain/shared/refusals';

const chinese = /[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]/;

/** Three words of English in a row; `Idempotency-Key` and "25 MB" are none. */
const english = /[A-Za-z][a-z']*(?:[ ,]+[a-z][a-z']*){2,}/;

/** A name as programs have them: `not_found`, `baselineOn`. */
const coined = /[a-z]_[a-z]|\b[a-z]+[A-Z]/;

test.each(refusalCodes)('%s is refused in a sentence of each language, neither of which names a key', (code) => {
  const { zh, en, status } = refusal(code);
  expect(zh).toMatch(chinese);
  expect(zh).toMatch(/。$/);
  expect(zh).not.toMatch(english);
  expect(en).toMatch(/^[A-Z].*\.$/);
  expect(en).not.toMatch(chinese);
  for (const said of [zh, en]) expect(said).not.toMatch(coined);
  expect(status).toBeGreaterThanOrEqual(400);
});

test('what is no code is none', () => {
  expect(refusalCodes.filter((code) => !isRefusalCode(code))).toEqual([]);
  expect(isRefusalCode('nothing')).toBe(false);
});
