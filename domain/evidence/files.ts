import { refused } from '../shared/reasons';
import { text } from '../shared/sentences';
import { isBlank, type Text } from '../shared/text';
import { documentTypes, typeOf } from './document-types';
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
  /** Whether they can't be read just now, so that nobody can say. */
  readonly isAway?: boolean;
}

/** What is shown of a file that is kept, beside the name that whoever shows it gives it; its size in bytes. */
export type KeptFile = Pick<EvidenceFile, 'hash' | 'mediaType' | 'size'>;

/** How large a file is, for people. */
export const sizeOf = ({ size }: Pick<KeptFile, 'size'>): string =>
  size < 1_000_000 ? `${Math.max(1, Math.round(size / 1_000))} kB` : `${(size / 1_000_000).toFixed(1)} MB`;

/** A file before it is kept; its size in bytes. */
type Unfiled = Pick<EvidenceFile, 'name' | 'mediaType' | 'size'> & { readonly bytes: Uint8Array };

/** Why a file is not taken: it is empty, too large, has no name that can be kept, is of a type that may be run or that nobody opens, or is not what it is said to be. */
export type Unfit = 'empty' | 'large' | 'unnamed' | 'type' | 'content';

/** The largest file that is taken as evidence, in bytes. */
export const LARGEST_EVIDENCE = 25 * 1024 * 1024;

/** The media types of files that are taken. */
export const EVIDENCE_TYPES: readonly string[] = Object.keys(documentTypes);

/** As what a file is taken, which its bytes bear out; why it is not taken of one that isn't. */
export const fitness = (file: Unfiled): { readonly mediaType: string } | { readonly why: Unfit } => {
  const { name, mediaType, size, bytes } = file;
  if (size === 0) return { why: 'empty' };
  if (size > LARGEST_EVIDENCE) return { why: 'large' };
  if (isBlank(name) || name.length > 300) return { why: 'unnamed' };
  const found = typeOf(name, mediaType, bytes);
  return found === 'type' || found === 'content' ? { why: found } : { mediaType: found };
};

/** `31.2 MB`, as people count them. */
const megabytes = (bytes: number): string => `${(bytes / 1024 / 1024).toFixed(1)} MB`;

const reasons: Readonly<Record<Unfit, (file: Pick<EvidenceFile, 'name' | 'mediaType' | 'size'>) => Text>> = {
  empty: ({ name }) => text(`文件“${name}”是空的。`, `The file "${name}" is empty.`),
  large: ({ name, size }) =>
    text(
      `文件“${name}”有 ${megabytes(size)}，每个文件最大 25 MB。`,
      `The file "${name}" has ${megabytes(size)}; a file may have 25 MB at most.`,
    ),
  unnamed: () => text('文件须有不超过 300 个字符的名称。', 'The file needs a name of at most 300 characters.'),
  type: ({ name, mediaType }) =>
    text(`不收此类文件：${name}${mediaType && `（${mediaType}）`}。`, `Not a document: ${name} ${mediaType}`.trim()),
  content: ({ name }) =>
    text(
      `文件“${name}”的内容与其类型不符，请检查后重新选择。`,
      `The file "${name}" is not what its type says; look at it and choose it again.`,
    ),
};

/** The media type under which a file is kept. Throws `evidence_refused` at its field for one that is not taken. */
export const typeTaken = (file: Unfiled, field = 'file'): string => {
  const found = fitness(file);
  if ('mediaType' in found) return found.mediaType;
  throw refused('evidence_refused', reasons[found.why](file), { field, reason: found.why });
};
