import type { Database } from './database';

/** A file that was refused because a virus scanner found something in it. */
export interface InfectedFile {
  readonly programme: string;
  readonly hash: string;
  readonly name: string;
  /** In bytes. */
  readonly size: number;
  readonly by: string;
  /** What the scanner calls it. */
  readonly found: string;
}

/** What is known of files that a scanner refused; their bytes are not kept. */
export const createInfectedFiles = ({ query }: Pick<Database, 'query'>) => ({
  note: async ({ programme, hash, name, size, by, found }: InfectedFile): Promise<void> => {
    await query(
      'insert into infected_files (programme, hash, name, size, sent_by, found) values ($1, $2, $3, $4, $5, $6)',
      [programme, hash, name, size, by, found],
    );
  },

  /** The latest first. */
  all: (): Promise<readonly (InfectedFile & { readonly at: string })[]> =>
    query(
      'select programme, hash, name, size, sent_by as "by", sent_at as "at", found from infected_files order by id desc',
    ),
});
