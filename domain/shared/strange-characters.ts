import type { Text } from './text';

/** Scripts, and pictures, in which joiners between characters change how a word is written. */
const JOINED = String.raw`\p{Script=Arabic}\p{Script=Syriac}\p{Script=Mongolian}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Oriya}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Khmer}\p{Extended_Pictographic}\ufe0f`;

const strange: readonly (readonly [RegExp, Text])[] = [
  [/\ufffd/u, { zh: '乱码的替代符，原文已丢失', en: 'what stands for a character that was lost' }],
  [/(?![\t\n\r])\p{Cc}/u, { zh: '控制符', en: 'a control character' }],
  [/\p{Cs}/u, { zh: '半个字符', en: 'half a character' }],
  [
    /[\u202a-\u202e\u2066-\u2069]/u,
    { zh: '改变阅读方向的字符', en: 'a character that turns the direction of reading' },
  ],
  [
    new RegExp(String.raw`[\u00ad\u180e\u200b\u2060-\u2064\ufeff]|(?<![${JOINED}])[\u200c\u200d]`, 'u'),
    { zh: '看不见的字符', en: 'a character that nobody can see' },
  ],
];

const nameOf = (character: string) =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

/**
 * What is wrong with the first character of a text that nobody can read though it changes what the text says or seems to say: in what
 * people sign two names that look alike are the same. `undefined` where there is none.
 */
export function strangeIn(text: string): Text | undefined {
  const found = strange.flatMap(([pattern, words]) => {
    const match = pattern.exec(text);
    return match ? [{ at: match.index, name: nameOf(match[0]), words }] : [];
  });
  const [first] = found.toSorted((a, b) => a.at - b.at);
  if (!first) return undefined;
  const place = [...text.slice(0, first.at)].length + 1;
  return {
    zh: `第 ${place} 个字符是${first.words.zh}（${first.name}），请删去或改正。`,
    en: `Character ${place} is ${first.words.en} (${first.name}): take it out or correct it.`,
  };
}

const anyStrange = new RegExp(strange.map(([{ source }]) => source).join('|'), 'gu');

/** A text with every such character as its number, `⟨U+202E⟩`: so it can be seen, and changes nothing. */
export const strangeSpelledOut = (text: string): string =>
  text.replace(anyStrange, (character) => `⟨${nameOf(character)}⟩`);
