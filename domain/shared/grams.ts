/** A text as it is compared when it is looked for: wide and narrow forms, capitals and blanks make no difference. */
export const sought = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();

/** What somebody typed into a search, as the words that have to be in a text; Chinese that is written together is one. */
export const termsOf = (typed: string): readonly string[] => [...new Set(sought(typed).split(' ').filter(Boolean))];

/** Every two characters that stand beside each other within a word, each pair once: of Chinese, which parts no words, as of any other script. */
export const gramsOf = (text: string): readonly string[] => {
  const grams = sought(text)
    .split(' ')
    .flatMap((word) => {
      const characters = [...word];
      return characters.slice(1).map((character, at) => `${characters[at] ?? ''}${character}`);
    });
  return [...new Set(grams)];
};
