import type { Evidence } from '../../domain/approvals/approvals';
import { sizeOf, type KeptFile } from '../../domain/evidence/files';
import { text } from '../../domain/shared/sentences';
import { type Text, say, type Language } from '../../domain/shared/text';
import { Badge } from '../ui/html';
import { Fingerprint } from './fingerprint';
import { isPicture, PDF } from './kinds';

export const evidenceKinds: Readonly<Record<Evidence['kind'], Text>> = {
  document: { zh: '文件', en: 'Document' },
  minutes: { zh: '会议纪要', en: 'Minutes' },
  link: { zh: '链接', en: 'Link' },
  number: { zh: '数值', en: 'Number' },
};

const isNew = text('较上一轮有变化', 'changed since the last round');
const readHere = text('在此阅读', 'Read it here');

/** The file of the round before that this one stands for: of the same title, else at the same place. */
const beforeOf = (piece: Evidence, index: number, earlier: readonly Evidence[] | undefined): Evidence | undefined => {
  const before = earlier?.find(({ title }) => title === piece.title) ?? earlier?.[index];
  return piece.hash !== undefined && before?.hash !== undefined && before.hash !== piece.hash ? before : undefined;
};

const beforeText = ({ title, hash = '' }: Evidence, kept: readonly KeptFile[] = [], language: Language): string => {
  const file = kept.find((each) => each.hash === hash);
  const size = file ? `${sizeOf(file)} · ` : '';
  return say(
    text(
      `上一轮：${title} · ${size}SHA-256 ${hash.slice(0, 12)}…`,
      `Last round: ${title} · ${size}SHA-256 ${hash.slice(0, 12)}…`,
    ),
    language,
  );
};

/** What is shown in proof: files and links to open, pictures at once, numbers to read, each file with its size and its fingerprint. */
export const EvidenceList = ({ evidence, earlier, language, hrefOf, files }: EvidenceListProps) =>
  evidence.length === 0 ? null : (
    <ul class="evidence">
      {evidence.map((piece, index) => {
        const kept = files?.kept.find(({ hash }) => hash === piece.hash);
        const before = beforeOf(piece, index, earlier);
        const href = kept ? `${files?.at}/${kept.hash}` : piece.hash === undefined ? undefined : hrefOf?.(piece.hash);
        return (
          <li key={index}>
            <span class="quiet">{say(evidenceKinds[piece.kind], language)}</span>{' '}
            <Name piece={piece} href={isWebAddress(piece.url) ? piece.url : href} />
            {kept && <span class="small quiet"> {sizeOf(kept)}</span>}
            {piece.value !== undefined && <strong> {piece.value}</strong>}{' '}
            {earlier && !earlier.some((each) => isSame(each, piece)) && (
              <Badge tone="soon">{say(isNew, language)}</Badge>
            )}
            {before && <p class="small quiet">{beforeText(before, files?.earlier, language)}</p>}
            {kept && href && kept.mediaType === PDF && (
              <details class="viewer" open={index === 0}>
                <summary>{say(readHere, language)}</summary>
                <iframe src={href} title={piece.title} loading="lazy" />
              </details>
            )}
            {kept && href && isPicture(kept) && (
              <a href={href} rel="noopener" target="_blank">
                <img class="picture" src={href} alt={piece.title} loading="lazy" />
              </a>
            )}
            {piece.hash && <Fingerprint of="file" hash={piece.hash} language={language} />}
          </li>
        );
      })}
    </ul>
  );

interface EvidenceListProps {
  readonly evidence: readonly Evidence[];
  /** What was shown one round earlier. */
  readonly earlier?: readonly Evidence[] | undefined;
  readonly language: Language;
  /** Where a file is read that is kept under its hash; `undefined` for one that is not. */
  readonly hrefOf?: (hash: string) => string | undefined;
  /** Of which files more is known, and the address below which each is read by its hash. */
  readonly files?: { readonly kept: readonly KeptFile[]; readonly at: string; readonly earlier?: readonly KeptFile[] };
}

const Name = ({ piece, href }: { readonly piece: Evidence; readonly href: string | undefined }) =>
  href === undefined ? (
    <>{piece.title}</>
  ) : (
    <a href={href} rel="noopener noreferrer" target="_blank">
      {piece.title}
    </a>
  );

const isSame = (one: Evidence, other: Evidence): boolean =>
  one.hash === other.hash && one.url === other.url && one.value === other.value && one.title === other.title;

/** `812 kB`, `2.4 MB`. */
/** Only what a browser may safely open becomes a link. */
const isWebAddress = (url: string | undefined): url is string =>
  url !== undefined && URL.canParse(url) && ['http:', 'https:'].includes(new URL(url).protocol);
