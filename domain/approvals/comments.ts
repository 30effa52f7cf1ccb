import type { EvidenceFile, Unfit } from '../evidence/files';
import type { ApprovalView } from './views';

/** So many attachments of one mail are looked at. */
const MOST_ATTACHMENTS = 50;

/** A file that came with a comment and is kept as evidence. */
export type Attached = Pick<EvidenceFile, 'hash' | 'name' | 'mediaType' | 'size'>;

/** A file that came with a comment and is not kept, and why: it holds a link by which its bearer decides, a scanner refused it, or it is no evidence; `count` of them are beyond what is looked at. */
export interface LeftOut {
  readonly name: string;
  readonly size: number;
  readonly why: Unfit | 'count' | 'link' | 'infected';
  readonly count?: number;
}

/** What a comment does not say itself: the whole text of its mail by its hash, where that says more, what came with it, and what of that was not kept. */
export interface KeptWithComment {
  /** SHA-256 (hex) of the text in UTF-8, which is kept as evidence is; its size in bytes. */
  readonly whole: { readonly hash: string; readonly size: number };
  readonly attachments: readonly Attached[];
  readonly leftOut: readonly LeftOut[];
}

/** Whether comments are hidden, as votes are, until the approval is closed. */
export const hidesComments = ({ state, approval }: Pick<ApprovalView, 'state' | 'approval'>): boolean =>
  state === 'open' && approval.request.policy.hideVotesUntilClose === true;

/** Those of a mail's files that are looked at, and what is said of the others. */
export const lookedAt = <File extends { readonly name: string; readonly size: number }>(
  files: readonly File[],
): { readonly files: readonly File[]; readonly leftOut: readonly LeftOut[] } => {
  const beyond = files.slice(MOST_ATTACHMENTS);
  const [first] = beyond;
  const size = beyond.reduce((sum, each) => sum + each.size, 0);
  return {
    files: files.slice(0, MOST_ATTACHMENTS),
    leftOut: first ? [{ name: first.name, size, why: 'count', count: beyond.length }] : [],
  };
};
