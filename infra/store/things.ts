import type { Kept, Kind } from '../../domain/views/kept';
import type { PhaseView } from '../../domain/phases/views';
import type { Query } from './database';
import { eachKind, kinds, tables, type RecordRow } from './records';

/** One of what a programme is made of, and its place among its kind; of a milestone with the phase that it belongs to. */
export interface PlacedThing<T> extends RecordRow<T> {
  readonly position: number;
  readonly phase: string | null;
}

/** What a programme is made of, in its order, as of one instant. */
export type PlacedThings = { readonly [One in Kind]: readonly PlacedThing<Kept[One]>[] };

const all = kinds
  .map(
    (kind) =>
      `select programme, '${kind}' as of, position, since, value, ${kind === 'milestones' ? 'phase' : 'null'} as phase
        from ${tables[kind]} where programme = any($1::text[])`,
  )
  .join(' union all ');

/** A row of any of these tables. */
export type ThingRow = {
  readonly [One in Kind]: PlacedThing<Kept[One]> & { readonly of: One; readonly programme: string };
}[Kind];

/** Everything that programmes are made of, beside their approvals, each kind in its order. */
export const thingRows = (query: Query, programmes: readonly string[]): Promise<readonly ThingRow[]> =>
  query<ThingRow>(`select * from (${all}) as things order by of, position`, [programmes]);

/** Everything that a programme is made of, beside its approvals. */
export async function thingsOf(query: Query, programme: string): Promise<PlacedThings> {
  const rows = await thingRows(query, [programme]);
  return eachKind((kind) => rows.filter(({ of }) => of === kind)) as unknown as PlacedThings;
}

/** Phases with the milestones that belong to each. */
export const withMilestones = (
  phases: readonly Kept['phases'][],
  milestones: readonly PlacedThing<Kept['milestones']>[],
): readonly PhaseView[] =>
  phases.map((value) => ({
    ...value,
    milestones: milestones.filter(({ phase }) => phase === value.key).map((milestone) => milestone.value),
  }));
