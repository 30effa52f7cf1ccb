import { createHash } from 'node:crypto';
import { DomainError } from '../../domain/shared/errors';
import { kinds as things } from '../../domain/shared/kinds';
import { noSuch } from '../../domain/shared/reasons';
import type { EvidenceFile, KeptFile } from '../../domain/evidence/files';
import type { Database } from './database';

interface Row {
  readonly hash: string;
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
  readonly by: string;
  readonly at: string;
}

interface Filing {
  readonly bytes: Buffer;
  readonly name: string;
  readonly mediaType: string;
  readonly by: string;
}

const columns = `hash, name, media_type as "mediaType", size, filed_by as "by", filed_at as "at"`;

export const fingerprintOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** The files shown as evidence, kept by the SHA-256 of their bytes: whoever asks for one gets these bytes or none. */
export type EvidenceFiles = ReturnType<typeof createEvidenceFiles>;

export const createEvidenceFiles = ({ query }: Pick<Database, 'query'>) => {
  const bytesOf = async (programme: string, hash: string): Promise<Buffer> => {
    const [row] = await query<{ content: string }>(
      `select encode(content, 'base64') as content from evidence_files where programme = $1 and hash = $2`,
      [programme, hash],
    );
    return Buffer.from(row?.content ?? '', 'base64');
  };

  const known = async (programme: string, hashes?: readonly string[]): Promise<readonly EvidenceFile[]> => {
    const rows = await query<Row>(
      `select ${columns} from evidence_files where programme = $1
        and ($2::json is null or hash in (select json_array_elements_text($2::json))) order by filed_at, hash`,
      [programme, hashes === undefined ? null : JSON.stringify(hashes)],
    );
    const isWhole = async ({ hash }: Row) => fingerprintOf(await bytesOf(programme, hash)) === hash;
    const files: EvidenceFile[] = [];
    for (const row of rows) files.push({ ...row, isWhole: await isWhole(row) }); // one at a time: each is read into memory
    return files;
  };

  /** What kind of files those of these hashes are that are kept; none is read, and nothing is asked where there are none. */
  const kinds = async (programme: string, among: readonly string[]): Promise<readonly KeptFile[]> =>
    among.length === 0
      ? []
      : query<KeptFile>(
          `select hash, media_type as "mediaType", size from evidence_files where programme = $1
            and hash in (select json_array_elements_text($2::json))`,
          [programme, JSON.stringify(among)],
        );

  return {
    /** Keeps a file; the same bytes are kept once, under the name they came with first. */
    file: async (programme: string, { bytes, name, mediaType, by }: Filing): Promise<EvidenceFile> => {
      const hash = fingerprintOf(bytes);
      await query(
        `insert into evidence_files (programme, hash, name, media_type, size, filed_by, content)
          values ($1, $2, $3, $4, $5, $6, decode($7, 'base64')) on conflict do nothing`,
        [programme, hash, name, mediaType, bytes.length, by, bytes.toString('base64')],
      );
      const [kept] = await known(programme, [hash]);
      if (!kept) throw new DomainError('store_unavailable');
      return kept;
    },

    /** A file with its bytes. Throws `not_found`, or `evidence_changed` when they are no longer those of its hash. */
    read: async (programme: string, hash: string): Promise<{ readonly file: EvidenceFile; readonly bytes: Buffer }> => {
      const [file] = await known(programme, [hash]);
      if (!file) throw new DomainError('not_found', noSuch(things.file, hash));
      if (!file.isWhole) throw new DomainError('evidence_changed', undefined, { hash, name: file.name });
      return { file, bytes: await bytesOf(programme, hash) };
    },

    /** Which of these files of a programme are kept, by their hashes. */
    hashes: async (programme: string, among: readonly string[]): Promise<ReadonlySet<string>> =>
      new Set((await kinds(programme, among)).map(({ hash }) => hash)),

    kinds,

    /** The files of a programme, or those of these hashes, each checked against its hash. */
    known,

    /** The programmes that have files. */
    programmes: async (): Promise<readonly string[]> =>
      (await query<{ programme: string }>('select distinct programme from evidence_files order by programme')).map(
        ({ programme }) => programme,
      ),
  };
};
