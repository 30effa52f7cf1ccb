import type { Evidence } from '../../domain/approvals/approvals';
import { type Text, say, type Language } from '../../domain/shared/text';

export const evidenceKinds: Readonly<Record<Evidence['kind'], Text>> = {
  document: { zh: '文件', en: 'Document' },
  minutes: { zh: '会议纪要', en: 'Minutes' },
  link: { zh: '链接', en: 'Link' },
  number: { zh: '数值', en: 'Number' },
};

/** What is shown in proof: files and links to open, numbers to read, each file with its fingerprint. */
export const EvidenceList = ({ evidence, language, hrefOf = () => undefined }: EvidenceListProps) =>
  evidence.length === 0 ? null : (
    <ul class="evidence">
      {evidence.map((piece, index) => (
        <li key={index}>
          <span class="quiet">{say(evidenceKinds[piece.kind], language)}</span>{' '}
          {isWebAddress(piece.url) ? (
            <a href={piece.url} rel="noopener noreferrer" target="_blank">
              {piece.title}
            </a>
          ) : (
            <FileName piece={piece} href={piece.hash === undefined ? undefined : hrefOf(piece.hash)} />
          )}
          {piece.value !== undefined && <strong> {piece.value}</strong>}
          {piece.hash && <div class="hash">SHA-256 {piece.hash}</div>}
        </li>
      ))}
    </ul>
  );

interface EvidenceListProps {
  readonly evidence: readonly Evidence[];
  readonly language: Language;
  /** Where a file is read that is kept under its hash; `undefined` for one that is not. */
  readonly hrefOf?: (hash: string) => string | undefined;
}

const FileName = ({ piece, href }: { readonly piece: Evidence; readonly href: string | undefined }) =>
  href === undefined ? <>{piece.title}</> : <a href={href}>{piece.title}</a>;

/** Only what a browser may safely open becomes a link. */
const isWebAddress = (url: string | undefined): url is string =>
  url !== undefined && URL.canParse(url) && ['http:', 'https:'].includes(new URL(url).protocol);
