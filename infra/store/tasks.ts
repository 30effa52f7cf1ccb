import { DomainError } from '../../domain/errors';
import type { IdentityTier } from '../../domain/policies';
import type { OwnDecisionView, TaskView } from '../../domain/views';
import type { Query } from './database';

/** Which tasks to list; `after` is the `next` of the page before. */
export interface TaskFilter {
  readonly programme?: string;
  readonly person?: string;
  readonly state?: TaskView['state'];
  readonly limit: number;
  readonly after?: string;
}

/** A page of a list; `next` is there when there is more. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly next?: string;
}

const columns = `approval, programme, round, seat, person, title, asked_at as "askedAt", due_at as "dueAt", state`;

const keyOf = ({ dueAt, approval, round, seat, person }: TaskView): string =>
  Buffer.from(JSON.stringify([dueAt, approval, round, seat, person])).toString('base64url');

function readKey(key: string): readonly unknown[] {
  try {
    const parts: unknown = JSON.parse(Buffer.from(key, 'base64url').toString());
    const isKey =
      Array.isArray(parts) &&
      parts.length === 5 &&
      !Number.isNaN(Date.parse(String(parts[0]))) &&
      Number.isInteger(parts[2]);
    if (isKey) return parts;
  } catch {
    // Not a key of ours: refused below.
  }
  throw new DomainError('invalid_input', 'This is not a place in the list.', { field: 'after' });
}

/** Tasks in the order of their deadlines, paged by key: a page costs the same wherever it is in the list. */
export async function listTasks(query: Query, { limit, after, ...filter }: TaskFilter): Promise<Page<TaskView>> {
  const params: unknown[] = [limit + 1];
  const where = Object.entries(filter).flatMap(([column, value]) =>
    value === undefined ? [] : `${column} = $${params.push(value)}`,
  );
  if (after !== undefined) {
    const places = readKey(after).map((part) => `$${params.push(part)}`);
    where.push(`(due_at, approval, round, seat, person) > (${places.join(', ')})`);
  }
  const rows = await query<TaskView>(
    `select ${columns} from tasks ${where.length > 0 ? `where ${where.join(' and ')}` : ''}
      order by due_at, approval, round, seat, person limit $1`,
    params,
  );
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, ...(rows.length > limit && last && { next: keyOf(last) }) };
}

/** How many open tasks a person has. */
export async function openTaskCount(query: Query, person: string): Promise<number> {
  const [row] = await query<{ count: number }>(
    `select count(*) as count from tasks where person = $1 and state = 'open'`,
    [person],
  );
  return row?.count ?? 0;
}

/** How sure one must be who decides, by approval. */
export async function tiersOf(query: Query, approvals: readonly string[]): Promise<ReadonlyMap<string, IdentityTier>> {
  const rows = await query<{ id: string; tier: IdentityTier }>(
    `select id, value->'request'->'policy'->>'identity' as tier from approvals
      where id in (select json_array_elements_text($1::json))`,
    [JSON.stringify(approvals)],
  );
  return new Map(rows.map(({ id, tier }) => [id, tier]));
}

/** Among so many answered tasks, the latest by deadline, one's latest decisions are looked for: an approval is a long text to read. */
const ANSWERED_READ = 200;

/** What a person decided lately, the latest first: each seat's last answer, if it is theirs. */
export const ownDecisions = (query: Query, person: string, limit: number): Promise<readonly OwnDecisionView[]> =>
  query<OwnDecisionView>(
    `with answered as (select approval, seat, title from tasks where person = $1 and state = 'answered'
        order by due_at desc, approval desc limit ${ANSWERED_READ}),
      said as (select answered.*, approvals.state, each.decision, row_number() over (
          partition by answered.approval, answered.seat order by each.nth desc) as back
        from answered join approvals on approvals.id = answered.approval
        cross join lateral json_array_elements(approvals.value->'decisions') with ordinality as each (decision, nth)
        where each.decision->>'seat' = answered.seat)
      select approval, seat, title, state, decision->>'verdict' as verdict, decision->>'acceptedAt' as "acceptedAt" from said
        where back = 1 and decision->>'person' = $1 order by "acceptedAt" desc, approval limit $2`,
    [person, limit],
  );
