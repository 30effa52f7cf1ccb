import { expectedOf, standingProcesses } from './nouns';
import type { Database } from '../store/database';
import type { ReadModel } from '../store/read-model';

/** Everything that the record of a programme has under way (ids of processes); nothing where there is no such programme. */
export type OpenInRecord = ReturnType<typeof createOpenInRecord>;

interface Row {
  readonly process: string;
}

export const createOpenInRecord =
  ({
    database: { query },
    readModel,
  }: {
    readonly database: Pick<Database, 'query'>;
    readonly readModel: Pick<ReadModel, 'head'>;
  }) =>
  async (key: string): Promise<readonly string[]> => {
    const view = await readModel.head(key);
    if (!view) return [];
    const approvals = await query<Row>(`select id as process from approvals where programme = $1 and state = 'open'`, [
      key,
    ]);
    const standing = await query<Row>(
      'select process from unnest($1::text[]) as process where exists (select from ledger where ledger.process = process.process)',
      [standingProcesses(key)],
    );
    const besides = [...approvals, ...standing].map(({ process }) => process);
    return [...expectedOf(view, new Date().toISOString()), ...besides];
  };
