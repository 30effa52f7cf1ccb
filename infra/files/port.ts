import { DomainError } from '../../domain/shared/errors';

/** Where the bytes of files may be: in the store itself, in a folder, or at a service that speaks S3. */
export const filesPlaces = ['store', 'folder', 's3'] as const;
export type FilesPlace = (typeof filesPlaces)[number];

/** A file by its programme and the SHA-256 (hex) of its bytes. */
export interface FileKey {
  readonly programme: string;
  readonly hash: string;
}

/**
 * Keeps bytes of files and gives them out; whether they are still those of their hash is asked by its user. Each throws
 * `files_unavailable` where the place can't be reached; to do it again is harmless.
 */
export interface FilesPort {
  readonly put: (key: FileKey, bytes: Buffer) => Promise<void>;
  /** Nothing where there is no such file. */
  readonly get: (key: FileKey) => Promise<Buffer | undefined>;
  /** Also where there is none. */
  readonly remove: (key: FileKey) => Promise<void>;
}

/** A programme's key as a name in folders and addresses, which needs no escaping anywhere; each key has its own. */
export const segmentOf = (programme: string): string =>
  Array.from(Buffer.from(programme), (byte) => {
    const character = String.fromCharCode(byte);
    return /[\w-]/.test(character) ? character : `~${byte.toString(16).padStart(2, '0')}`;
  }).join('');

/** The place can't be reached, and what it says instead, for whoever runs it. */
export const unreachable = (answered: string): DomainError =>
  new DomainError('files_unavailable', undefined, { answered });
