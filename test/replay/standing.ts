import { hashOf } from '../../infra/host/hashes';
import { tables, type ApprovalRow, type RecordRow } from '../../infra/store/records';
import type { App } from '../support/app';
import type { Written } from './folded';

/** A row of a table whose rows are values that pages show. */
type Row = RecordRow<{ readonly key: string; readonly state?: string }>;

/** Eight characters that are others as soon as anything of a value is. */
const sealOf = (value: unknown): string => hashOf(value).slice(0, 8);

const countsOf = (names: readonly string[]): string =>
  [...new Set(names)]
    .sort()
    .map((name) => `${names.filter((each) => each === name).length} ${name}`)
    .join(', ');

/** How everything of a programme stands that is folded, a line each: what it is, its state, since when, and a seal of all that is known of it. */
export async function thingsOf({ database: { query } }: App, programme: string): Promise<readonly string[]> {
  const lines: string[] = [];
  for (const table of Object.values(tables)) {
    const rows = await query<Row>(`select since, value from ${table} where programme = $1 order by position, key`, [
      programme,
    ]);
    for (const { since, value } of rows)
      lines.push(`${table} ${value.key}: ${value.state ?? 'there'} since ${since} (${sealOf(value)})`);
  }
  const approvals = await query<ApprovalRow>('select * from approvals where programme = $1 order by opened_at, id', [
    programme,
  ]);
  for (const { id, state, opened_at, closed_at, due_at, ...rest } of approvals)
    lines.push(`approval ${id}: ${state}, ${opened_at} to ${closed_at ?? `at most ${due_at}`} (${sealOf(rest)})`);
  const sealed = async (table: string, order: string, but: string) => {
    const rows = await query<{ row: object }>(
      `select to_jsonb(each) - '${but}' as row from ${table} as each where programme = $1 order by ${order}`,
      [programme],
    );
    lines.push(`${rows.length} ${table} (${sealOf(rows.map(({ row }) => row))})`);
  };
  await sealed('tasks', 'approval, round, seat, person', '');
  await sealed('comments', 'approval, source', '');
  await sealed('publications', 'calendar, version', 'position');
  await sealed('people', 'person', '');
  return lines;
}

interface Waiting {
  readonly since: string;
  readonly value: { readonly kind: string; readonly what: { readonly en: string }; readonly then: object };
}

/** What a programme waits for beside approvals, in their order. */
export const waitsOf = async ({ database: { query } }: App, programme: string): Promise<readonly string[]> =>
  (
    await query<Waiting>('select since, value from waits where programme = $1 order by since, position', [programme])
  ).map(({ since, value }) => `${value.kind}: ${value.what.en}, since ${since} (${sealOf(value)})`);

/** The dates that are to come, as a calendar that somebody subscribed to has them. */
export const datesIn = (calendar: string): readonly string[] =>
  calendar
    .replace(/\r\n[ \t]/g, '')
    .split('BEGIN:VEVENT')
    .slice(1)
    .map((event) => `${/^DTSTART[^:]*:(\S+)/m.exec(event)?.[1]}: ${/^SUMMARY:(.*?)\r?$/m.exec(event)?.[1]}`);

/** How many letters of each kind there were, and how many of them had something to say. */
export function lettersIn(written: readonly Written[]): readonly string[] {
  const said = written.filter(({ mail }) => mail).map(({ letter: { kind } }) => kind);
  const all = written.map(({ letter: { kind } }) => kind);
  return [`letters: ${countsOf(all)}`, `of them mailed: ${countsOf(said)}`];
}

/** With what each process would begin again that told something or is begun with its programme, were it lost now; not those that have ended. */
export async function resumesIn({ resumptions, ledger }: App, programme: string): Promise<readonly string[]> {
  const told = (await ledger.entries(programme, { limit: 100_000 })).map(({ process }) => process);
  const lines: string[] = [];
  for (const process of new Set([...told, ...(await resumptions.childrenOf(programme))])) {
    const found = await resumptions.of(programme, process);
    if ('args' in found) lines.push(`process ${process}: begins again (${sealOf(found.args)})`);
  }
  return lines;
}
