import type { Programme } from '../../domain/programme';
import type { Query } from './database';

/** The columns of `programmes` that count what has changed of a definition since it was published. */
type Mark = 'roster_changes' | 'calendar_changes' | 'times_changes';

/** Changes the definition of a programme, and counts that: whoever has read it before reads it again. Answers it as it is now. */
export async function changeDefinition(
  query: Query,
  programme: string,
  mark: Mark,
  change: (definition: Programme) => Programme,
): Promise<Programme | undefined> {
  const [row] = await query<{ definition: Programme }>('select definition from programmes where key = $1', [programme]);
  if (!row) return undefined;
  const changed = change(row.definition);
  await query(`update programmes set definition = $2, ${mark} = ${mark} + 1 where key = $1`, [
    programme,
    JSON.stringify(changed),
  ]);
  return changed;
}
