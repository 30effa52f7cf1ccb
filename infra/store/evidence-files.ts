import { createHash } from 'node:crypto';
import { DomainError } from '../../domain/shared/errors';
import { kinds as things } from '../../domain/shared/kinds';
import { noSuch } from '../../domain/shared/reasons';
import type { EvidenceFile, KeptFile } from '../../domain/evidence/files';
import { unreachable, type FileKey, type FilesPlace, type FilesPort } from '../files/port';
import { filesInStore, type FilesSettings } from '../files/settings';
import type { Database } from './database';
import { createInfectedFiles } from './infected-files';
import { storePort } from './stored-files';

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

/** A file by where it is. */
export interface PlacedFile extends FileKey {
  readonly name: string;
  readonly place: FilesPlace;
}

const columns = `hash, name, media_type as "mediaType", size, filed_by as "by", filed_at as "at"`;

export const fingerprintOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Whether bytes are there, and those of their hash. */
const isOf = (hash: string, bytes: Buffer | undefined): bytes is Buffer =>
  bytes !== undefined && fingerprintOf(bytes) === hash;

/** The files shown as evidence, kept by the SHA-256 of their bytes: whoever asks for one gets these bytes or none. */
export type EvidenceFiles = ReturnType<typeof createEvidenceFiles>;

export const createEvidenceFiles = (
  { query }: Pick<Database, 'query'>,
  { into, ports, scan }: FilesSettings = filesInStore,
) => {
  const infected = createInfectedFiles({ query });
  const store = storePort(query);

  /** Throws `files_unavailable` for a place that the environment does not name. */
  const portAt = (place: FilesPlace): FilesPort => {
    const port = place === 'store' ? store : ports[place];
    if (!port) throw unreachable(`the environment does not name it: ${place}`);
    return port;
  };

  const placeOf = async ({ programme, hash }: FileKey): Promise<FilesPlace | undefined> => {
    const [row] = await query<{ place: FilesPlace }>(
      'select place from evidence_files where programme = $1 and hash = $2',
      [programme, hash],
    );
    return row?.place;
  };

  /** The bytes of a file, wherever it is; once more where it was moved meanwhile. */
  const bytesOf = async (key: FileKey): Promise<Buffer | undefined> => {
    const place = await placeOf(key);
    if (place === undefined) return undefined;
    const bytes = await portAt(place).get(key);
    if (bytes) return bytes;
    const now = await placeOf(key);
    return now === undefined || now === place ? undefined : portAt(now).get(key);
  };

  const isAway = (error: unknown): boolean => error instanceof DomainError && error.code === 'files_unavailable';

  /** Whether its bytes are those of its hash; nothing is known of one whose place can't be reached. */
  const stateOf = async (programme: string, { hash }: Row): Promise<Pick<EvidenceFile, 'isWhole' | 'isAway'>> => {
    try {
      const bytes = await bytesOf({ programme, hash });
      return { isWhole: isOf(hash, bytes) };
    } catch (error) {
      if (!isAway(error)) throw error;
      return { isWhole: false, isAway: true };
    }
  };

  const rowsOf = (programme: string, hashes?: readonly string[]): Promise<readonly Row[]> =>
    query<Row>(
      `select ${columns} from evidence_files where programme = $1
        and ($2::json is null or hash in (select json_array_elements_text($2::json))) order by filed_at, hash`,
      [programme, hashes === undefined ? null : JSON.stringify(hashes)],
    );

  const known = async (programme: string, hashes?: readonly string[]): Promise<readonly EvidenceFile[]> => {
    const files: EvidenceFile[] = [];
    for (const row of await rowsOf(programme, hashes)) files.push({ ...row, ...(await stateOf(programme, row)) }); // one at a time: each is read into memory
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

  /** Nothing is kept in which a scanner finds something, or that it did not look at. Throws `file_infected`, `scanner_unavailable`. */
  const assertClean = async (programme: string, hash: string, { bytes, name, by }: Filing): Promise<void> => {
    const found = await scan?.(bytes);
    if (found === undefined) return;
    await infected.note({ programme, hash, name, size: bytes.length, by, found });
    throw new DomainError('file_infected', undefined, { field: 'file', name, hash, found });
  };

  return {
    /**
     * Keeps a file; the same bytes are kept once, under the name they came with first. Bytes are there before anything names them. Throws
     * `file_infected`, and `scanner_unavailable` or `files_unavailable`, after which nothing is kept and the same may be sent again.
     */
    file: async (programme: string, filing: Filing): Promise<EvidenceFile> => {
      const { bytes, name, mediaType, by } = filing;
      const hash = fingerprintOf(bytes);
      const key = { programme, hash };
      await assertClean(programme, hash, filing);
      if (into !== 'store' && (await placeOf(key)) === undefined) await portAt(into).put(key, bytes);
      await query(
        `insert into evidence_files (programme, hash, name, media_type, size, filed_by, place, content)
          values ($1, $2, $3, $4, $5, $6, $7, decode($8, 'base64')) on conflict do nothing`,
        [programme, hash, name, mediaType, bytes.length, by, into, into === 'store' ? bytes.toString('base64') : null],
      );
      const [kept] = await known(programme, [hash]);
      if (!kept) throw new DomainError('store_unavailable');
      return kept;
    },

    /** A file with its bytes. Throws `not_found`, `files_unavailable`, or `evidence_changed` when they are no longer those of its hash. */
    read: async (programme: string, hash: string): Promise<{ readonly file: EvidenceFile; readonly bytes: Buffer }> => {
      const [row] = await rowsOf(programme, [hash]);
      if (!row) throw new DomainError('not_found', noSuch(things.file, hash));
      const bytes = await bytesOf({ programme, hash });
      if (!isOf(hash, bytes)) throw new DomainError('evidence_changed', undefined, { hash, name: row.name });
      return { file: { ...row, isWhole: true }, bytes };
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

    /** Where each file is, in the order of programmes and hashes. */
    places: (): Promise<readonly PlacedFile[]> =>
      query<PlacedFile>('select programme, hash, name, place from evidence_files order by programme, hash'),

    /**
     * Brings a file to another place: its bytes are there, read back and whole, before it is looked for there, and gone from where it was
     * only then. Throws `evidence_changed` and leaves it where it is, `files_unavailable`.
     */
    move: async ({ programme, hash, name, place }: PlacedFile, to: FilesPlace): Promise<void> => {
      const key = { programme, hash };
      const bytes = await portAt(place).get(key);
      if (!isOf(hash, bytes)) throw new DomainError('evidence_changed', undefined, { hash, name });
      await portAt(to).put(key, bytes);
      if (!isOf(hash, await portAt(to).get(key))) throw unreachable(`${to} gives back other bytes than it was given`);
      await query('update evidence_files set place = $3 where programme = $1 and hash = $2', [programme, hash, to]);
      await portAt(place).remove(key);
    },

    /** Takes away what a move that was broken off may have left at another place. */
    forgetElsewhere: async ({ programme, hash, place }: PlacedFile): Promise<void> => {
      for (const other of ['store', ...Object.keys(ports)] as FilesPlace[])
        if (other !== place) await portAt(other).remove({ programme, hash });
    },

    infected: infected.all,
  };
};
