import type { Language } from '../shared/text';

/** A file that a text names, by what it is called and the SHA-256 (hex) of its bytes. */
export interface NamedFile {
  readonly title: string;
  readonly hash: string;
}

/** What somebody said, and the file sent along with it in a line of its own: the record keeps both in one text. */
export const withFile = (said: string, { title, hash }: NamedFile): string =>
  hash === '' ? said : [said, `${title} (SHA-256 ${hash})`].filter((line) => line !== '').join('\n');

/** A text in pieces: words, and the files that it names. */
export const piecesOf = (said: string): readonly (string | NamedFile)[] =>
  said.split(/^(.*? \(SHA-256 [0-9a-f]{64}\))$/m).flatMap((piece): (string | NamedFile)[] => {
    const [, title, hash] = /^(.*?) \(SHA-256 ([0-9a-f]{64})\)$/.exec(piece) ?? [];
    if (title !== undefined && hash !== undefined) return [{ title, hash }];
    return piece.trim() === '' ? [] : [piece.trim()];
  });

const besides = {
  zh: { named: (title: string) => `（附件：${title}）`, alone: '（附件）' },
  en: { named: (title: string) => ` (file: ${title})`, alone: ' (file)' },
};

/** A text for those who open no file from it, in a mail: the file that it names by its title alone. */
export const byNameAlone = (said: string, language: Language): string =>
  said
    .replace(/\n([^\n]*?) \(SHA-256 [0-9a-f]{64}\)/g, (_all, title: string) => besides[language].named(title))
    .replace(/ \(SHA-256 [0-9a-f]{64}\)/g, besides[language].alone);
