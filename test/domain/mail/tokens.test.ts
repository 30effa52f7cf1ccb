import { holdsToken, withoutTokens } from '../../../domain/mail/tokens';

const token = 'abcdefghijklmnopqrstuvwxyz234567';
const signed = `eyJhbGciOiJIUzI1NiJ9.${'eyJhcHByb3ZhbCI6InA'.repeat(4)}.${'x'.repeat(43)}`;

describe('what a quoted mail holds of its link', () => {
  it.each([
    ['a link', `https://gate.example/d/${token}`, 'https://gate.example/d/…'],
    ['a link to a figure', `> https://gate.example/f/${token} <`, '> https://gate.example/f/… <'],
    [
      'a link that a gateway wrapped',
      `?url=https%3A%2F%2Fg%2Fd%2F${token}&data=1`,
      '?url=https%3A%2F%2Fg%2Fd%2F…&data=1',
    ],
    ['one in small letters', `https%3a%2f%2fg%2fd%2f${token}`, 'https%3a%2f%2fg%2fd%2f…'],
    ['a token alone', `(${token})`, '(…)'],
    ['a link of before', `https://gate.example/d/${signed}`, 'https://gate.example/d/…'],
    ['one broken after its path', `https://gate.example/d/\n> ${token}\n`, 'https://gate.example/d/\n> …\n'],
    ['one broken inside', `/d/${token.slice(0, 9)}\r\n> > ${token.slice(9)}\r\n`, '/d/…\r\n'],
  ])('is taken out of %s', (_what, quoted, kept) => {
    expect(withoutTokens(quoted)).toBe(kept);
    expect(holdsToken(quoted)).toBe(true);
  });

  it.each([
    ['a longer word', `${token}x`],
    ['a document elsewhere', 'https://docs.example/document/d/1BxiMVs0XRA5nFMdKvBdBZjgmUUqptlbs74OgvE2upms'],
    ['a hash', '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08'],
    ['words', 'Not like this. See /d/ and /f/ below.'],
  ])('and nothing of %s', (_what, text) => {
    expect(withoutTokens(text)).toBe(text);
    expect(holdsToken(text)).toBe(false);
  });
});
