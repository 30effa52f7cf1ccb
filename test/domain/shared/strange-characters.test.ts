import { strangeIn } from '../../../domain/shared/strange-characters';

test.each<[string, string, number, string]>([
  ['a mark of what was lost', '亨\ufffd集团', 2, 'U+FFFD'],
  ['NUL', 'a\0b', 2, 'U+0000'],
  ['a bell', 'a\x07', 2, 'U+0007'],
  ['half a surrogate pair', '😀\ud800', 2, 'U+D800'],
  ['a right-to-left override', 'agree\u202etnem', 6, 'U+202E'],
  ['an isolate', '\u2066a', 1, 'U+2066'],
  ['a zero-width space', 'Pay\u200bPal', 4, 'U+200B'],
  ['a byte order mark', '协\ufeff议', 2, 'U+FEFF'],
  ['a soft hyphen', 'agree\u00adment', 6, 'U+00AD'],
  ['a joiner between Latin letters', 'Pay\u200dPal', 4, 'U+200D'],
])('%s is told with its place and its name', (_, text, place, name) => {
  expect(strangeIn(text)).toEqual({
    zh: expect.stringMatching(
      new RegExp(`^第 ${place} 个字符是.*（${name.replace('+', '\\+')}），请删去或改正。$`),
    ) as string,
    en: expect.stringMatching(
      new RegExp(`^Character ${place} is .* \\(${name.replace('+', '\\+')}\\): take it out or correct it\\.$`),
    ) as string,
  });
});

test('of several the first is told', () => expect(strangeIn('a\u200b\ufffd')?.en).toContain('Character 2'));

test.each([
  ['Chinese with its punctuation', '《战略合作框架协议》（第二版）'],
  ['lines and tabs', 'one\r\n\ttwo'],
  ['accents that stand by themselves', 'Coope\u0301ration'],
  ['Persian with a non-joiner', 'می\u200cخواهم'],
  ['a picture that is joined of several', '👩\u200d🔧 technician'],
  ['Arabic', 'اتفاقية التعاون'],
  ['no-break spaces', '36\u00a0months'],
])('%s is nothing strange', (_, text) => expect(strangeIn(text)).toBeUndefined());
