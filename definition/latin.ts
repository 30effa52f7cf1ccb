const others: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  ø: 'o',
  œ: 'oe',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
};

/** A name in the plain letters that addresses and keys have: `térmica` is `termica`. */
export const latin = (name: string): string =>
  name
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .replace(/[ßæøœłđðþı]/g, (letter) => others[letter] ?? letter);

/** The same with hyphens between words; `instead` where no letter is left to begin with. */
export const slug = (name: string, instead: string): string =>
  latin(name)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+|-+$/g, '') || instead;
