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
