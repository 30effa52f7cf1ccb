/** What a key of the file means, in both languages; and how it is written, where that helps. */
export type Meaning = readonly [zh: string, en: string, example?: string];

/** Meanings by path: `*` for a name that the file gives, `[]` for each of a list; a path that begins later stands for all that end so. */
export type Meanings = Readonly<Record<string, Meaning>>;
