import { gramsOf, sought, termsOf } from '../../../domain/shared/grams';

test.each([
  ['战略合作', ['战略', '略合', '合作']],
  ['储能 合作', ['储能', '合作']],
  ['Pilot', ['pi', 'il', 'lo', 'ot']],
  ['险', []],
  ['𠮷田屋', ['𠮷田', '田屋']],
  ['ＡＢ', ['ab']],
  ['a\nb', []],
])('%s has the pairs %j', (text, grams) => expect(gramsOf(text)).toEqual(grams));

test('what is typed is the words that have to be there, whatever their width and case', () => {
  expect(termsOf('  框架　Agreement 框架 ')).toEqual(['框架', 'agreement']);
  expect(sought('ＡＢＣ\t Ｄ')).toBe('abc d');
});

test('whatever part of a text is typed, the text has all of its pairs', () => {
  const text = '东方集团 × 西方聚合 智慧储能战略合作 Smart storage';
  const all = new Set(gramsOf(text));
  for (const word of text.split(' '))
    for (let from = 0; from < word.length - 1; from += 1)
      expect(gramsOf(word.slice(from)).every((gram) => all.has(gram))).toBe(true);
});
