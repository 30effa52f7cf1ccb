import type { Content, Evidence } from '../../domain/approvals/approvals';

/** What is shown in proof, against what was shown one round earlier. */
export interface AgainstEarlier {
  /** What was not shown then, as it is. */
  readonly fresh: ReadonlySet<Evidence>;
  /** What was shown then in the place of a piece that is fresh. */
  readonly before: ReadonlyMap<Evidence, Evidence>;
  /** What was shown then and is no longer, neither as it was nor as another one. */
  readonly gone: readonly Evidence[];
}

const isSame = (one: Evidence, other: Evidence): boolean =>
  one.hash === other.hash && one.url === other.url && one.value === other.value && one.title === other.title;

/** Each piece stands for the one of its title, else for the one at its place, unless that is shown still or by another of its title. */
export function againstEarlier(evidence: Content['evidence'], earlier: Content['evidence']): AgainstEarlier {
  const fresh = new Set(evidence.filter((piece) => !earlier.some((each) => isSame(each, piece))));
  const left = new Set(earlier.filter((piece) => !evidence.some((each) => isSame(each, piece))));
  const before = new Map<Evidence, Evidence>();
  const stand = (piece: Evidence, former: Evidence | undefined) => {
    if (!former || !left.delete(former)) return;
    before.set(piece, former);
  };
  for (const piece of fresh)
    stand(
      piece,
      [...left].find(({ title }) => title === piece.title),
    );
  evidence.forEach((piece, at) => {
    if (fresh.has(piece) && !before.has(piece)) stand(piece, earlier[at]);
  });
  return { fresh, before, gone: [...left] };
}
