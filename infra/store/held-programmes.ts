import type { Substitution } from '../../domain/approvals/actions/actions';
import type { Happening } from '../../domain/record/ledger';
import type { Programme } from '../../domain/programme/programme';
import type { ProgrammeState } from '../../domain/programme/undertakings';
import type { Kept, Kind } from '../../domain/views/kept';
import type { Query } from './database';
import { eachKind, kinds, writeRecords } from './records';
import { thingRows, type PlacedThing } from './things';

/** By which way of working it out what lists read of a programme was written; another number has every programme worked out anew, once. */
export const DERIVED = 5;

/** A row of the table `programmes`. */
export interface ProgrammeRow {
  readonly key: string;
  readonly state: ProgrammeState;
  readonly version: string;
  readonly started_at: string;
  readonly definition: Programme;
  readonly substitutions: readonly Substitution[];
  readonly roster_changes: number;
  readonly calendar_changes: number;
  readonly times_changes: number;
  readonly derived: number;
}

/** The columns that count what has changed of a definition since it was published. */
type Mark = 'roster_changes' | 'calendar_changes' | 'times_changes';

type ThingsByKey = { readonly [One in Kind]: Map<string, PlacedThing<Kept[One]>> };

/** A programme in memory while entries are folded: as the store has it, and as it is now. */
export interface HeldProgramme {
  readonly key: string;
  /** Its row as the store has it; none where the store does not know it. */
  readonly before: ProgrammeRow | undefined;
  row: ProgrammeRow | undefined;
  readonly things: ThingsByKey;
  readonly changed: { readonly [One in Kind]: Set<string> };
  /** Who has had a role in it since it is held. */
  readonly people: Set<string>;
}

export type HeldProgrammes = ReturnType<typeof holdProgrammes>;

const held = (key: string, before: ProgrammeRow | undefined): HeldProgramme => ({
  key,
  before,
  row: before,
  things: eachKind(() => new Map()),
  changed: eachKind(() => new Set<string>()),
  people: new Set(),
});

/** Adds values in their order; one that is there already stays as it is. */
export function addThings<One extends Kind>(
  { things, changed }: HeldProgramme,
  kind: One,
  at: string,
  values: readonly (Kept[One] & { readonly phase?: string })[],
): void {
  const of = things[kind];
  const { size } = of;
  values.forEach(({ phase = null, ...value }, index) => {
    if (of.has(value.key)) return;
    const since = new Date(at).toISOString();
    of.set(value.key, { position: size + index, since, phase, value: value as unknown as Kept[One] });
    changed[kind].add(value.key);
  });
}

/** Puts the changed value in the place of the one that is there; what the programme does not know is not changed. */
export function changeThing<One extends Kind>(
  { things, changed }: HeldProgramme,
  kind: One,
  { key, at }: { readonly key: string; readonly at: string },
  change: (value: Kept[One]) => Kept[One],
): void {
  const thing = things[kind].get(key);
  if (!thing) return;
  const value = change(thing.value);
  const since = value.state === thing.value.state ? thing.since : new Date(at).toISOString();
  things[kind].set(key, { ...thing, since, value });
  changed[kind].add(key);
}

/** The row of a programme that starts. */
export const startedRow = (
  key: string,
  { definition, version }: Extract<Happening, { readonly type: 'programme.started' }>,
  at: string,
): ProgrammeRow => ({
  key,
  state: 'running',
  version,
  started_at: at,
  definition,
  substitutions: [],
  roster_changes: 0,
  calendar_changes: 0,
  times_changes: 0,
  derived: DERIVED,
});

/** Changes the definition of a programme, and counts that: whoever has read it before reads it again. */
export function changeDefinition(
  programme: HeldProgramme,
  mark: Mark,
  change: (definition: Programme) => Programme,
): void {
  const { row } = programme;
  if (row) programme.row = { ...row, definition: change(row.definition), [mark]: row[mark] + 1 };
}

/** The programmes that a batch of entries is about: read together, folded in memory, written together. */
export function holdProgrammes(query: Query) {
  const all = new Map<string, HeldProgramme>();

  /** Reads those that are not held yet. */
  async function hold(keys: readonly string[]): Promise<void> {
    const asked = keys.filter((key) => !all.has(key));
    if (asked.length === 0) return;
    const rows = await query<ProgrammeRow>(
      `select key, state, version, started_at, definition, substitutions, roster_changes, calendar_changes, times_changes, derived
        from programmes where key = any($1::text[])`,
      [asked],
    );
    const known = new Map(rows.map((row) => [row.key, row]));
    for (const key of asked) all.set(key, held(key, known.get(key)));
    for (const { of, programme, ...thing } of await thingRows(query, asked))
      (all.get(programme)?.things[of] as Map<string, typeof thing> | undefined)?.set(thing.value.key, thing);
  }

  return {
    hold,
    /** One of them; read now where it isn't held. */
    of: async (key: string): Promise<HeldProgramme> => {
      await hold([key]);
      return all.get(key) ?? held(key, undefined);
    },
    all: (): readonly HeldProgramme[] => [...all.values()],
    ifHeld: (key: string): HeldProgramme | undefined => all.get(key),
    /** Writes what has changed. */
    write: async (): Promise<void> => {
      const programmes = [...all.values()];
      await writeProgrammes(query, programmes);
      for (const kind of kinds)
        await writeRecords(
          query,
          kind,
          programmes.flatMap(({ key, things, changed }) =>
            [...changed[kind]].flatMap((each) => {
              const thing = things[kind].get(each);
              return thing ? [{ ...thing, programme: key }] : [];
            }),
          ),
        );
    },
  };
}

/** A row that is written again holds the whole definition: where that has not changed, it stays. */
async function writeProgrammes(query: Query, programmes: readonly HeldProgramme[]): Promise<void> {
  const changed = programmes.flatMap(({ row, before }) => (row && row !== before ? [{ row, before }] : []));
  const [whole, states] = [
    changed.filter(({ row, before }) => row.definition !== before?.definition),
    changed.filter(({ row, before }) => row.definition === before?.definition),
  ];
  for (const { row } of states) await query('update programmes set state = $2 where key = $1', [row.key, row.state]);
  if (whole.length === 0) return;
  await query(
    `insert into programmes (key, state, version, started_at, definition, title, substitutions, roster_changes, calendar_changes, times_changes, derived)
      select key, state, version, started_at, definition::json, title::json, substitutions::json, roster_changes, calendar_changes, times_changes, ${DERIVED}
        from json_to_recordset($1::json) as folded (key text, state text, version text, started_at timestamptz, definition text, title text,
          substitutions text, roster_changes integer, calendar_changes integer, times_changes integer)
      on conflict (key) do update set state = excluded.state, version = excluded.version, definition = excluded.definition,
        title = excluded.title, substitutions = excluded.substitutions, roster_changes = excluded.roster_changes,
        calendar_changes = excluded.calendar_changes, times_changes = excluded.times_changes, derived = excluded.derived`,
    [
      JSON.stringify(
        whole.map(({ row }) => ({
          ...row,
          definition: JSON.stringify(row.definition),
          title: JSON.stringify(row.definition.title),
          substitutions: JSON.stringify(row.substitutions),
        })),
      ),
    ],
  );
}
