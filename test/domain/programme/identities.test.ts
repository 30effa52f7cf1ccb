import { addressesOf, isSamePerson } from '../../../domain/programme/identities';

describe('two addresses are one person’s', () => {
  const people = {
    'Ann@East.example': { secondAddress: 'ann@home.example' },
    'bob@east.example': { secondAddress: 'bob@home.example' },
    'bob@home.example': { secondAddress: 'ann@club.example' },
    'ann@home.example': { secondAddress: 'Ann@Club.example' },
    'eve@west.example': { language: 'en' as const },
  };
  const addresses = addressesOf({ people });

  test.each([
    ['the same in another case, with blanks around', 'eve@west.example', ' EVE@west.example '],
    ['a second address and its first', 'ann@home.example', 'ann@east.example'],
    ['the second address of a second address', 'Ann@east.example', 'ann@club.example'],
    ['two people who share one', 'ann@east.example', 'bob@east.example'],
  ])('%s', (_, one, other) => {
    expect(isSamePerson(one, other, addresses)).toBe(true);
    expect(isSamePerson(other, one, addresses)).toBe(true);
  });

  test('and no others are', () => {
    expect(isSamePerson('ann@east.example', 'eve@west.example', addresses)).toBe(false);
    expect(isSamePerson('ann@home.example', 'ann@other.example', addresses)).toBe(false);
  });

  test('an approval opened before addresses were kept knows people by the letter', () => {
    expect(isSamePerson('ann@east.example', 'Ann@East.example', undefined)).toBe(false);
    expect(isSamePerson('ann@east.example', 'ann@east.example', undefined)).toBe(true);
  });
});
