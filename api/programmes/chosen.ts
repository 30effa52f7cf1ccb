import { text } from '../../domain/shared/sentences';
import type { ProgrammeStanding } from '../../domain/views/numbers';
import type { ProgrammeLine } from '../../domain/views/views';
import type { CountedPage } from '../../infra/store/pages';
import type { ProgrammesAsked } from '../../infra/store/programme-lists';
import { wrong } from '../http/defects';
import type { ProgrammesQuery } from './forms';
import { standingsIn } from './standings';

/** So many programmes are counted to find those that fare in a way: how one fares is not kept, it follows from the day. */
const MOST_COUNTED = 1_000;

const tooMany = text(
  `计划超过 ${MOST_COUNTED} 个，无法按状况筛选；请同时按名称或状态筛选。`,
  `There are more than ${MOST_COUNTED} programmes to look at for their health; choose by title or state as well.`,
);

type ChosenDeps = Parameters<typeof standingsIn>[0] & {
  readonly readModel: { readonly programmes: (asked: ProgrammesAsked) => Promise<CountedPage<ProgrammeLine>> };
};

/** A page of programmes that are chosen, and how each of it stands. Throws `invalid_input` where too many would have to be counted. */
export async function chosenProgrammes(
  deps: ChosenDeps,
  seen: ProgrammesAsked,
  { title, state, health, mine }: ProgrammesQuery,
  person: string | undefined,
): Promise<{
  readonly programmes: CountedPage<ProgrammeLine>;
  readonly standings: ReadonlyMap<string, ProgrammeStanding>;
}> {
  const asked = {
    ...seen,
    ...(title !== undefined && { typed: title }),
    ...(state !== undefined && { state }),
    ...(mine !== undefined && person !== undefined && { waitsOn: person }),
  };
  if (health === undefined) {
    const programmes = await deps.readModel.programmes(asked);
    return { programmes, standings: await standingsIn(deps, programmes.items) };
  }
  const { after: _, ...first } = asked;
  const all = await deps.readModel.programmes({ ...first, limit: MOST_COUNTED });
  if (all.next !== undefined) throw wrong('health', tooMany);
  const standings = await standingsIn(deps, all.items);
  const keys = all.items.flatMap(({ key }) => (standings.get(key)?.health === health ? [key] : []));
  return { programmes: await deps.readModel.programmes({ ...asked, keys }), standings };
}
