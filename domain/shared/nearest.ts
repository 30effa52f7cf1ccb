import type { Text } from './text';

/** Letters that are missing, too many or others; two that have changed places count as one. */
const distance = (from: string, to: string): number => {
  let before: number[] = [];
  let row = Array.from({ length: to.length + 1 }, (_, at) => at);
  for (const [i, letter] of [...from].entries()) {
    const next = [i + 1];
    for (const [j, other] of [...to].entries()) {
      const isSwapped = i > 0 && j > 0 && letter === to[j - 1] && from[i - 1] === other;
      next.push(
        Math.min(
          (next[j] ?? 0) + 1,
          (row[j + 1] ?? 0) + 1,
          (row[j] ?? 0) + (letter === other ? 0 : 1),
          isSwapped ? (before[j - 1] ?? 0) + 1 : Infinity,
        ),
      );
    }
    [before, row] = [row, next];
  }
  return row.at(-1) ?? 0;
};

/** How far a name may be from a known one to be taken for it: a third of its letters, and none of two. */
const allowed = (known: string): number => (known.length > 2 ? Math.max(1, Math.floor(known.length / 3)) : 0);

/** The known name that was probably meant: at most a third of its letters differ; `undefined` when none is near. */
export const nearest = (name: string, known: readonly string[]): string | undefined => {
  const plain = name.slice(0, 64).toLowerCase();
  const [best] = known
    // As many letters as one is longer than the other differ at least.
    .filter((candidate) => Math.abs(candidate.length - plain.length) <= allowed(candidate))
    .map((candidate) => ({ candidate, off: distance(plain, candidate.toLowerCase()) }))
    .sort((one, other) => one.off - other.off);
  return best && best.off <= allowed(best.candidate) ? best.candidate : undefined;
};

const wordsOf = (name: string): readonly string[] =>
  name
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .split('-');

/** The one known name that has all words of a name in it, or begins with it: `technical-board` for `technical`. */
const holding = (name: string, known: readonly string[]): string | undefined => {
  const [plain, words] = [name.toLowerCase(), wordsOf(name)];
  if (plain.length < 3) return undefined;
  const found = known.filter((candidate) => {
    const parts = wordsOf(candidate);
    return words.every((word) => parts.includes(word)) || candidate.toLowerCase().startsWith(plain);
  });
  return found.length === 1 ? found[0] : undefined;
};

/** "Did you mean …?", or nothing. */
export const meant = (name: string, known: readonly string[]): Text => {
  const near = nearest(name, known) ?? holding(name, known);
  return near === undefined ? { zh: '', en: '' } : { zh: `是否应为“${near}”？`, en: ` Did you mean "${near}"?` };
};
