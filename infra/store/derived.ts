import type { Substitution } from '../../domain/changes';
import { officePeople } from '../../domain/parties';
import type { Programme } from '../../domain/programme';
import { peopleOf } from '../../domain/roles';
import type { ProgrammeState } from '../../domain/undertakings';
import type { WaitingView } from '../../domain/views';
import { waitingOf } from '../../domain/waiting';
import type { Database, Query } from './database';
import { thingsOf } from './things';

/** By which way of working it out what is derived was written; another number has every programme worked out anew, once. */
const DERIVED = 1;

/** Programmes that are worked out anew in one transaction. */
const AT_ONCE = 20;

interface Row {
  readonly state: ProgrammeState;
  readonly definition: Programme;
  readonly substitutions: readonly Substitution[];
}

/**
 * Works out anew what lists read of a programme, from how it stands now: its title, who has which part in it, what it waits for beside
 * approvals, and on whom.
 */
export async function derive(query: Query, programme: string): Promise<void> {
  const [row] = await query<Row>('select state, definition, substitutions from programmes where key = $1', [programme]);
  if (!row) return;
  const { state, definition, substitutions } = row;
  // Nearly no entry changes a title, and a row that is written again holds the whole definition.
  await query(
    `update programmes set title = $2::text::json, derived = $3 where key = $1 and (title::text, derived) is distinct from ($2, $3)`,
    [programme, JSON.stringify(definition.title), DERIVED],
  );
  await writeParts(query, programme, definition, substitutions);
  const { process_faults: faults, ip_items: ip, ...things } = await thingsOf(query, programme);
  const waits = waitingOf(definition, { ...things, ip, faults, approvals: [] }, state);
  await writeWaits(query, programme, waits, state === 'running' || state === 'exiting');
}

const writeParts = (query: Query, programme: string, definition: Programme, substitutions: readonly Substitution[]) =>
  query(
    `with parts as (select person, person = any($2) as has_role, person = any($3) as stands_in, person = any($4) as is_officer
        from people where programme = $1)
      update people set has_role = parts.has_role, stands_in = parts.stands_in, is_officer = parts.is_officer
        from parts where people.programme = $1 and people.person = parts.person
          and (people.has_role, people.stands_in, people.is_officer) is distinct from (parts.has_role, parts.stands_in, parts.is_officer)`,
    [programme, peopleOf(definition), substitutions.map(({ substitute }) => substitute), officePeople(definition)],
  );

/** With `areErrands` they also wait on somebody who is told so: nobody does anything about a programme that is over. */
async function writeWaits(
  query: Query,
  programme: string,
  waits: readonly WaitingView[],
  areErrands: boolean,
): Promise<void> {
  await query('delete from waits where programme = $1', [programme]);
  await query('delete from errands where programme = $1', [programme]);
  if (waits.length === 0) return;
  const rows = waits.map((value, position) => ({ position, since: value.since, value: JSON.stringify(value) }));
  await query(
    `insert into waits (programme, position, since, value) select $1, position, since, value::json
      from json_to_recordset($2::json) as told (position integer, since timestamptz, value text)`,
    [programme, JSON.stringify(rows)],
  );
  const errands = waits.flatMap(({ on, since }, position) =>
    [...new Set(on.flatMap(({ person }) => person ?? []))].map((person) => ({ person, position, since })),
  );
  if (!areErrands || errands.length === 0) return;
  await query(
    `insert into errands (person, since, programme, position) select person, since, $1, position
      from json_to_recordset($2::json) as told (person text, since timestamptz, position integer)`,
    [programme, JSON.stringify(errands)],
  );
}

/** Works out what an older program has written, programme by programme, which takes some milliseconds each; answers how many there were. Appends to a programme wait for it. */
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
      for (const key of keys) await derive(query, key);
      return keys.length;
    });
    count += done;
    if (done < AT_ONCE) return count;
  }
}
