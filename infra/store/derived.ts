import { officePeople } from '../../domain/programme/parties';
import type { Programme } from '../../domain/programme/programme';
import { peopleOf } from '../../domain/programme/roles';
import type { ProgrammeState } from '../../domain/programme/undertakings';
import type { Kind } from '../../domain/views/kept';
import { waitingOf } from '../../domain/views/waiting';
import type { Database, Query } from './database';
import { writeAllApprovals, writeFindables } from './findables';
import { DERIVED, holdProgrammes, type HeldProgramme, type ProgrammeRow } from './held-programmes';
import { eachKind } from './records';
import type { PlacedThings } from './things';
import type { WaitingView } from '../../domain/programme/awaited';
import { WITHOUT_DEADLINE } from './waits';

/** Programmes that are worked out anew in one transaction. */
const AT_ONCE = 20;

interface Known extends HeldProgramme {
  readonly row: ProgrammeRow;
}

const isKnown = (programme: HeldProgramme): programme is Known => programme.row !== undefined;

/**
 * Works out anew what lists read of programmes, from how they stand now: who has which part in them, what they wait for beside approvals,
 * and on whom. Only what is another than before is written.
 */
export async function derive(query: Query, programmes: readonly HeldProgramme[]): Promise<void> {
  const known = programmes.filter(isKnown);
  if (known.length === 0) return;
  await writeParts(query, known.filter(hasOtherParts));
  await writeWaits(query, known.map(waitsOf));
}

const hasOtherParts = ({ row, before }: Known): boolean =>
  row.definition !== before?.definition || row.substitutions !== before.substitutions || before.derived !== DERIVED;

/** Nobody who had a role goes from the list: whoever has none any longer reads what they took part in. */
async function writeParts(query: Query, programmes: readonly Known[]): Promise<void> {
  if (programmes.length === 0) return;
  const parts = programmes.flatMap(({ key, row: { definition, substitutions }, people }) => {
    const [roles, officers] = [new Set(peopleOf(definition)), new Set(officePeople(definition))];
    const substitutes = new Set(substitutions.map(({ substitute }) => substitute));
    return [...new Set([...people, ...roles, ...substitutes])].map((person) => ({
      programme: key,
      person,
      has_role: roles.has(person),
      stands_in: substitutes.has(person),
      is_officer: officers.has(person),
    }));
  });
  await query(
    `with parts as (select * from json_to_recordset($1::json) as parts
        (programme text, person text, has_role boolean, stands_in boolean, is_officer boolean)),
      gone as (update people set has_role = false, stands_in = false, is_officer = false
        where programme = any($2::text[]) and (has_role or stands_in or is_officer)
          and (programme, person) not in (select programme, person from parts))
      insert into people (programme, person, has_role, stands_in, is_officer) select programme, person, has_role, stands_in, is_officer from parts
        on conflict (person, programme) do update
          set has_role = excluded.has_role, stands_in = excluded.stands_in, is_officer = excluded.is_officer
          where (people.has_role, people.stands_in, people.is_officer) is distinct from (excluded.has_role, excluded.stands_in, excluded.is_officer)`,
    [JSON.stringify(parts), programmes.flatMap(({ key, before }) => (before ? [key] : []))],
  );
}

interface Waits {
  readonly programme: string;
  readonly isNew: boolean;
  readonly waits: readonly WaitingView[];
  /** Whether they also wait on somebody who is told so: nobody does anything about a programme that is over. */
  readonly areErrands: boolean;
}

const waitsOf = ({ key, before, row: { definition, state, substitutions }, things }: Known): Waits => ({
  programme: key,
  isNew: before === undefined,
  waits: waitingIn(definition, things, state, substitutions),
  areErrands: state === 'running' || state === 'exiting',
});

function waitingIn(
  definition: Programme,
  things: HeldProgramme['things'],
  state: ProgrammeState,
  substitutions: ProgrammeRow['substitutions'],
) {
  const inOrder = (kind: Kind) => [...things[kind].values()].sort((one, other) => one.position - other.position);
  return waitingOf(definition, { ...(eachKind(inOrder) as PlacedThings), approvals: [] }, state, substitutions);
}

/** By what a wait stands in its list. */
const placeOf = ({ dueAt = WITHOUT_DEADLINE, since, id }: WaitingView) => ({ due_at: dueAt, since, id });

async function writeWaits(query: Query, programmes: readonly Waits[]): Promise<void> {
  const rows = programmes.flatMap(({ programme, waits }) =>
    waits.map((value, position) => ({ programme, position, ...placeOf(value), value: JSON.stringify(value) })),
  );
  const errands = programmes
    .filter(({ areErrands }) => areErrands)
    .flatMap(({ programme, waits }) =>
      waits.flatMap((value, position) =>
        [...new Set(value.on.flatMap(({ person }) => person ?? []))].map((person) => ({
          person,
          ...placeOf(value),
          programme,
          position,
        })),
      ),
    );
  const known = programmes.filter(({ isNew }) => !isNew);
  const keys = known.map(({ programme }) => programme);
  await query(
    `with gone as (delete from waits using unnest($2::text[], $3::integer[]) as now (programme, count)
        where waits.programme = now.programme and waits.position >= now.count)
      insert into waits (programme, position, due_at, since, id, value) select programme, position, due_at, since, id, value::json
        from json_to_recordset($1::json) as told
          (programme text, position integer, due_at timestamptz, since timestamptz, id text, value text)
        on conflict (programme, position) do update
          set due_at = excluded.due_at, since = excluded.since, id = excluded.id, value = excluded.value
          where (waits.due_at, waits.since, waits.id, waits.value::text)
            is distinct from (excluded.due_at, excluded.since, excluded.id, excluded.value::text)`,
    [JSON.stringify(rows), keys, known.map(({ waits }) => waits.length)],
  );
  await query(
    `with told as (select * from json_to_recordset($1::json) as told
        (person text, due_at timestamptz, since timestamptz, id text, programme text, position integer)),
      gone as (delete from errands where programme = any($2::text[])
        and (person, since, programme, position) not in (select person, since, programme, position from told))
      insert into errands (person, due_at, since, id, programme, position)
        select person, due_at, since, id, programme, position from told
        on conflict (person, since, programme, position) do update set due_at = excluded.due_at, id = excluded.id
          where (errands.due_at, errands.id) is distinct from (excluded.due_at, excluded.id)`,
    [JSON.stringify(errands), keys],
  );
}

/** Works out what an older program has written, some programmes at a time, which takes some milliseconds each; answers how many there were. Appends to a programme wait for it. */
export async function deriveOld(database: Database, tell: (line: string) => void = () => {}): Promise<number> {
  for (let count = 0; ;) {
    const done = await database.transaction(async (query) => {
      const old = await query<{ key: string }>('select key from programmes where derived <> $1 order by key limit $2', [
        DERIVED,
        AT_ONCE,
      ]);
      const keys = old.map(({ key }) => key);
      if (keys.length > 0 && count === 0) tell('What the programmes wait for is worked out anew, once …');
      // The chain is the lock of a programme's appends, taken in the order of their names as these do.
      await query('select from chains where programme = any($1) order by programme for update', [keys]);
      await deriveAll(query, keys);
      return keys.length;
    });
    count += done;
    if (done < AT_ONCE) return count;
  }
}

async function deriveAll(query: Query, keys: readonly string[]): Promise<void> {
  const programmes = holdProgrammes(query);
  await programmes.hold(keys);
  const held = await Promise.all(keys.map(programmes.of));
  await derive(query, held);
  await writeFindables(query, held, true);
  await writeAllApprovals(query, keys);
  await query(`update programmes set title = definition->'title', derived = $2 where key = any($1)`, [keys, DERIVED]);
}
