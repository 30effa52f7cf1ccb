import { entryOf, type LedgerRow } from './chain';
import type { Database } from './database';
import { project } from './projection';

const readModel = [
  'programmes',
  'people',
  'phases',
  'milestones',
  'agreements',
  'evaluations',
  'obligations',
  'changes',
  'times_changes',
  'process_faults',
  'projects',
  'disputes',
  'ip_items',
  'approvals',
  'tasks',
  'comments',
  'publications',
];
const page = 500;

/**
 * Empties the read model and folds every entry again, in one transaction: readers see the old one until the new one is there, appends
 * wait. The outbox stays as it is, so that nothing is sent again. Answers how many entries were folded.
 */
export const rebuild = (database: Database): Promise<number> =>
  database.transaction(async (query) => {
    await query('lock table chains in exclusive mode');
    for (const table of readModel) await query(`delete from ${table}`);
    let count = 0;
    let last = { programme: '', sequence: 0 };
    for (;;) {
      const rows = await query<LedgerRow>(
        `select programme, sequence, entry, declared from ledger where (programme, sequence) > ($1, $2)
          order by programme, sequence limit $3`,
        [last.programme, last.sequence, page],
      );
      await project(query, rows.map(entryOf));
      count += rows.length;
      const end = rows.at(-1);
      if (!end) return count;
      last = end;
    }
  });
