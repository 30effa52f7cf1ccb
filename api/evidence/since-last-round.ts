import type { Content, Evidence } from '../../domain/approvals/approvals';
import type { KeptFile } from '../../domain/evidence/files';
import { say, type Language } from '../../domain/shared/text';
import type { EvidenceFiles } from '../../infra/store/evidence-files';
import { differenceOfTexts, differencesOfFiles, type Difference } from './differences';
import { againstEarlier, type AgainstEarlier } from './rounds';

/** What is asked, against what was asked one round earlier. */
export interface SinceLastRound extends AgainstEarlier {
  readonly content: Content;
  /** The files of both rounds that are kept. */
  readonly kept: readonly KeptFile[];
  /** In which lines title and summary differ, by language; nothing where they are the same. */
  readonly said?: Readonly<Record<Language, Difference>>;
  /** In which lines a fresh file differs from the one before it. */
  readonly differences: ReadonlyMap<Evidence, Difference>;
}

interface Compared {
  readonly programme: string;
  readonly now: Content;
  readonly before: Content;
  /** Which of the files are kept that are shown now. */
  readonly kept: readonly KeptFile[];
  /** Whether the reader may read a file that is shown, by its hash; all of them when left out. */
  readonly mayRead?: (hash: string) => boolean;
}

const saidIn = ({ title, summary }: Content, language: Language): string =>
  [title, ...summary].map((line) => say(line, language)).join('\n');

async function differenceSaid(before: Content, now: Content): Promise<Pick<SinceLastRound, 'said'>> {
  const [zh, en] = await Promise.all(
    (['zh', 'en'] as const).map((language) => differenceOfTexts(saidIn(before, language), saidIn(now, language))),
  );
  return zh && en && [zh, en].some((each) => 'why' in each || each.added + each.removed > 0)
    ? { said: { zh, en } }
    : {};
}

const fileOf = (files: readonly KeptFile[], { hash }: Evidence) => files.find((file) => file.hash === hash);

/** Works out what changed since the round before. */
export async function sinceLastRound(
  deps: { readonly evidenceFiles: Pick<EvidenceFiles, 'read' | 'kinds'> },
  { programme, now, before, kept, mayRead = () => true }: Compared,
): Promise<SinceLastRound> {
  const against = againstEarlier(now.evidence, before.evidence);
  const hashes = before.evidence.flatMap(({ hash }) => hash ?? []);
  const keptBefore = await deps.evidenceFiles.kinds(programme, hashes);
  const readable = [...kept, ...keptBefore].filter(({ hash }) => mayRead(hash));
  const pairs = [...against.before].flatMap(([piece, former]) => {
    const [after, from] = [fileOf(readable, piece), fileOf(readable, former)];
    return after && from && after.hash !== from.hash ? [{ piece, before: from, after }] : [];
  });
  const [found, said] = await Promise.all([differencesOfFiles(deps, programme, pairs), differenceSaid(before, now)]);
  const differences = pairs.flatMap(({ piece }, at): [Evidence, Difference][] => {
    const difference = found[at];
    return difference ? [[piece, difference]] : [];
  });
  return { ...against, content: before, kept: readable, ...said, differences: new Map(differences) };
}
