import type { Query } from './database';
import type { FilesPort } from '../files/port';

/** In the table itself: one backup holds record and files. A row must be there before bytes are put into it. */
export const storePort = (query: Query): FilesPort => ({
  put: async ({ programme, hash }, bytes) => {
    await query(`update evidence_files set content = decode($3, 'base64') where programme = $1 and hash = $2`, [
      programme,
      hash,
      bytes.toString('base64'),
    ]);
  },
  get: async ({ programme, hash }) => {
    const [row] = await query<{ content: string | null }>(
      `select encode(content, 'base64') as content from evidence_files where programme = $1 and hash = $2`,
      [programme, hash],
    );
    return typeof row?.content === 'string' ? Buffer.from(row.content, 'base64') : undefined;
  },
  remove: async ({ programme, hash }) => {
    await query(`update evidence_files set content = null where programme = $1 and hash = $2 and content is not null`, [
      programme,
      hash,
    ]);
  },
});
