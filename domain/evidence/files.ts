import { DomainError } from '../shared/errors';
import { isBlank } from '../shared/text';
import type { Person } from '../shared/keys';

/** A file that was shown as evidence, named by the SHA-256 (hex) of its bytes. */
export interface EvidenceFile {
  readonly hash: string;
  readonly name: string;
  readonly mediaType: string;
  /** In bytes. */
  readonly size: number;
  readonly by: Person;
  /** When it was filed (ISO). */
  readonly at: string;
  /** Whether its bytes are still those of its hash. */
  readonly isWhole: boolean;
}

/** What is shown of a file that is kept, beside the name that whoever shows it gives it; its size in bytes. */
export type KeptFile = Pick<EvidenceFile, 'hash' | 'mediaType' | 'size'>;

/** A file before it is kept; its size in bytes. */
type Unfiled = Pick<EvidenceFile, 'name' | 'mediaType' | 'size'>;

/** Why a file is not taken: it is empty, too large, has no name that can be kept, or is of a type that may be run or that nobody opens. */
export type Unfit = 'empty' | 'large' | 'unnamed' | 'type';

/** The largest file that is taken as evidence, in bytes. */
export const LARGEST_EVIDENCE = 25 * 1024 * 1024;

const openXml = [
  'wordprocessingml.document',
  'wordprocessingml.template',
  'spreadsheetml.sheet',
  'spreadsheetml.template',
  'presentationml.presentation',
  'presentationml.slideshow',
  'presentationml.template',
];
const openDocument = ['text', 'spreadsheet', 'presentation', 'graphics', 'chart', 'formula', 'image', 'database'];

/** The media types of files that are taken: what a browser or a reader of documents opens; nothing that it would run. */
export const EVIDENCE_TYPES: readonly string[] = [
  'application/pdf',
  'application/zip',
  'application/json',
  'application/rtf',
  'application/msword',
  'application/vnd.ms-excel',
  'application/vnd.ms-powerpoint',
  ...openXml.map((type) => `application/vnd.openxmlformats-officedocument.${type}`),
  ...openDocument.map((type) => `application/vnd.oasis.opendocument.${type}`),
  'text/plain',
  'text/csv',
  'text/markdown',
  'image/png',
  'image/jpeg',
  'image/tiff',
  'image/webp',
  'message/rfc822',
];

/** Why a file is not taken as evidence; nothing of one that is. */
export const unfitness = ({ name, mediaType, size }: Unfiled): Unfit | undefined => {
  if (size === 0) return 'empty';
  if (size > LARGEST_EVIDENCE) return 'large';
  if (isBlank(name) || name.length > 300) return 'unnamed';
  return EVIDENCE_TYPES.includes(mediaType) ? undefined : 'type';
};

/** Throws `evidence_refused` for an empty file, one of no name, or one of a type that is not taken. */
export const assertFileTaken = (file: Unfiled): void => {
  const { mediaType, size } = file;
  switch (unfitness(file)) {
    case 'empty':
      throw new DomainError('evidence_refused', 'The file is empty.', { field: 'file' });
    case 'large':
      throw new DomainError('evidence_refused', `The file has ${size} bytes.`, { field: 'file' });
    case 'unnamed':
      throw new DomainError('evidence_refused', 'The file needs a name of at most 300 characters.', { field: 'name' });
    case 'type':
      throw new DomainError('evidence_refused', `Not a document: ${mediaType}`, { mediaType });
  }
};
