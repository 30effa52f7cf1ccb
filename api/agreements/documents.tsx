import { documentsIn } from '../../domain/agreements/documents';
import type { ApprovalView } from '../../domain/approvals/views';
import { sizeOf, type KeptFile } from '../../domain/evidence/files';
import type { Language } from '../../domain/shared/text';
import { Fingerprint } from '../evidence/fingerprint';

/** The approval of an agreement as its page knows it: the question, and the files of it that are kept. */
export interface AskedDocuments {
  readonly approval: ApprovalView;
  readonly kept: readonly KeptFile[];
}

interface DocumentsProps {
  /** What is to be signed, by SHA-256. */
  readonly hashes: readonly string[];
  readonly asked: AskedDocuments | undefined;
  /** Where a programme's files are read by their hashes. */
  readonly at: string;
  readonly language: Language;
}

/** The hashes of the documents that an approval was asked about. */
export const askedHashes = (asked: AskedDocuments | undefined): readonly string[] =>
  asked ? documentsIn(asked.approval.approval.request.content.evidence) : [];

/** Documents by name, with the file where it is kept, its size, and its fingerprint. */
export const Documents = ({ hashes, asked, at, language }: DocumentsProps) => (
  <>
    {hashes.map((hash) => {
      const piece = asked?.approval.approval.request.content.evidence.find((each) => each.hash === hash);
      const file = asked?.kept.find((each) => each.hash === hash);
      return (
        <div key={hash}>
          {piece && file ? (
            <a href={`${at}/${hash}`} rel="noopener noreferrer" target="_blank">
              {piece.title}
            </a>
          ) : (
            piece?.title
          )}
          {file && <span class="small quiet"> {sizeOf(file)}</span>}
          <Fingerprint of="file" hash={hash} language={language} />
        </div>
      );
    })}
  </>
);
