import { DomainError } from '../../domain/shared/errors';
import type { KeptFile } from '../../domain/evidence/files';
import { linesBetween, type LineDifference, type NotCompared } from '../../infra/reading/line-differences';
import { aside } from '../../infra/reading/side-thread';
import type { EvidenceFiles } from '../../infra/store/evidence-files';
import { hasLines } from './kinds';

/** In which lines a text differs, or why nobody can say: `away` where one can't be read just now, `later` where it is still being worked out. */
export type Difference = LineDifference | NotCompared | { readonly why: 'away' | 'later' };

/** Files above this are not compared, nor more of them together on one page (bytes). */
const MOST = { one: 1_000_000, together: 4_000_000 } as const;

/** Texts of so many bytes together are compared at once, if it takes no longer than so many milliseconds. */
const AT_ONCE = { bytes: 64_000, withinMs: 20 } as const;

const ASIDE_MS = 2_000;

/** A page waits so long for what is worked out, and is shown without it. */
const PAGE_WAITS_MS = 1_500;

/** Differences are kept by the hashes of both files, which never change; the oldest goes first. */
const MOST_KNOWN = 100;

const known = new Map<string, Promise<Difference>>();

const isCostly = (found: Difference): boolean => 'why' in found && found.why === 'costly';

async function compared(before: Uint8Array, after: Uint8Array): Promise<Difference> {
  if (before.length + after.length <= AT_ONCE.bytes) {
    const quick = linesBetween(before, after, AT_ONCE.withinMs);
    if (!isCostly(quick)) return quick;
  }
  return aside('linesBetween', before, after, ASIDE_MS);
}

/** What it is shown as where it can't be worked out; other failures are none of a difference. */
const instead = (error: unknown): Difference => {
  if (!(error instanceof DomainError)) throw error;
  if (error.code === 'too_costly') return { why: 'costly' };
  return { why: error.code === 'rate_limited' ? 'later' : 'away' };
};

const soon = async (work: Promise<Difference>): Promise<Difference> => {
  let late: NodeJS.Timeout | undefined;
  const later = new Promise<Difference>((resolve) => {
    late = setTimeout(() => resolve({ why: 'later' }), PAGE_WAITS_MS);
  });
  return Promise.race([work.catch(instead), later]).finally(() => clearTimeout(late));
};

/** In which lines a text of a page differs from another one. */
export const differenceOfTexts = (before: string, after: string): Promise<Difference> =>
  soon(compared(Buffer.from(before), Buffer.from(after)));

interface DifferenceDeps {
  readonly evidenceFiles: Pick<EvidenceFiles, 'read'>;
}

function ofFiles({ evidenceFiles }: DifferenceDeps, programme: string, before: string, after: string) {
  const key = `${before} ${after}`;
  const found = known.get(key);
  if (found) return found;
  const work = async () => {
    const { bytes: from } = await evidenceFiles.read(programme, before);
    const { bytes: to } = await evidenceFiles.read(programme, after);
    return compared(from, to);
  };
  const worked = work();
  known.set(key, worked);
  worked.catch(() => known.delete(key));
  const [oldest] = known.keys();
  if (known.size > MOST_KNOWN && oldest !== undefined) known.delete(oldest);
  return worked;
}

/** Two files that are kept, and the one before the other. */
export interface FilePair {
  readonly before: KeptFile;
  readonly after: KeptFile;
}

/** In which lines each of some files differs from the one before it, in their order; `undefined` of one that has no lines. */
export async function differencesOfFiles(
  deps: DifferenceDeps,
  programme: string,
  pairs: readonly FilePair[],
): Promise<readonly (Difference | undefined)[]> {
  const found: Promise<Difference | undefined>[] = [];
  let left: number = MOST.together;
  for (const { before, after } of pairs) {
    if (!hasLines(before) || !hasLines(after)) {
      found.push(Promise.resolve(undefined));
      continue;
    }
    const size = before.size + after.size;
    const isTaken = Math.max(before.size, after.size) <= MOST.one && size <= left;
    if (isTaken) left -= size;
    found.push(isTaken ? soon(ofFiles(deps, programme, before.hash, after.hash)) : Promise.resolve({ why: 'costly' }));
  }
  return Promise.all(found);
}
