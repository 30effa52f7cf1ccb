import { isBlank } from '../../../domain/shared/text';

test.each([
  ['nothing', ''],
  ['blanks and a full-width blank', ' \t\n\u3000'],
  ['one zero-width space', '\u200b'],
  ['a joiner, a mark of order and a soft hyphen', '\u200d\ufeff\u00ad'],
  ['a character that turns the direction of others', '\u202e'],
  ['a filler of Hangul and a blank of Braille', '\u3164\u2800'],
  ['a control character', '\u0007'],
])('%s cannot be read', (_, said) => {
  expect(isBlank(said)).toBe(true);
});

test.each(['因', 'x', '.', '👍', 'a\u200b', '👨‍👩‍👧'])('%s can be read', (said) => {
  expect(isBlank(said)).toBe(false);
});
