import { z } from 'zod';
import { rolesOf } from '../../domain/programme/roles';
import type { Person } from '../../domain/shared/keys';
import { findableKinds, standings } from '../../domain/views/findables';
import type { Directory } from '../../infra/planning/directory';
import type { ReadModel } from '../../infra/store/read-model';
import type { Hit } from '../../infra/store/search';
import { accessOf, type Access } from '../access/matrix';
import { foundPath, pagesOf } from './places';

/** So many of each kind beside each other, and of one kind alone. */
export const OF_EACH = 8;
export const OF_ONE = 100;

/** What somebody looks for. */
export const searchQuery = z.object({
  q: z.string().max(200).default('').describe('two characters or more; several words all have to be there'),
  kind: z.enum(findableKinds).optional().describe('only things of this kind, a hundred at most'),
  standing: z.enum(standings).optional().describe('only what something may still become of, or only what is over'),
});

export type SearchQuery = z.output<typeof searchQuery>;

interface SearchDeps {
  readonly readModel: Pick<ReadModel, 'search'>;
  readonly directory: Pick<Directory, 'edition'>;
}

/** Somebody who searches: a person finds in programmes what their roles there open, the office by its token everything. */
export interface Seeker {
  readonly person: Person | undefined;
  readonly programme?: string;
}

/** What was found, with its page, of what the seeker may look at. */
export async function hitsFor(
  { readModel, directory }: SearchDeps,
  { person, programme }: Seeker,
  { q: typed, kind, standing }: SearchQuery,
): Promise<readonly (Hit & { readonly path: string })[]> {
  const hits = await readModel.search({
    typed,
    limit: kind === undefined ? OF_EACH : OF_ONE,
    ...(kind !== undefined && { kind }),
    ...(standing !== undefined && { standing }),
    ...(programme !== undefined && { programme }),
    ...(person !== undefined && { person }),
  });
  const isShown = person === undefined ? () => true : await seenBy(directory, person, hits);
  const shown = hits.filter(isShown);
  // Where some of a kind may not be seen, it is not said how many there are.
  const hidden = new Set(hits.filter((hit) => !isShown(hit)).map(({ kind: of }) => of));
  const countOf = ({ kind: of, count }: Hit) =>
    hidden.has(of) ? shown.filter((each) => each.kind === of).length : count;
  return shown.map((hit) => ({ ...hit, count: countOf(hit), path: foundPath(hit) }));
}

async function seenBy(directory: SearchDeps['directory'], person: Person, hits: readonly Hit[]) {
  const keys = [...new Set(hits.map(({ programme }) => programme))];
  const roles = new Map(
    await Promise.all(
      keys.map(async (key) => [key, rolesOf((await directory.edition(key)).definition, person)] as const),
    ),
  );
  return ({ programme, kind }: Hit) => {
    const access: Access =
      kind === 'programmes' ? accessOf['GET /programmes/:key'] : accessOf[`GET /programmes/:key/${pagesOf[kind]}`];
    return (roles.get(programme) ?? []).some((role) => access.roles?.includes(role));
  };
}
