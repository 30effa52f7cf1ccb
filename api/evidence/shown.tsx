import type { Evidence } from '../../domain/approvals/approvals';
import { sizeOf, type KeptFile } from '../../domain/evidence/files';
import { evidenceKinds } from '../../domain/evidence/titles';
import { say, type Language } from '../../domain/shared/text';
import { Badge } from '../ui/html';
import { DifferenceShown } from './difference-shown';
import { Fingerprint } from './fingerprint';
import { isOpenedByBrowser, isPicture, PDF } from './kinds';
import type { SinceLastRound } from './since-last-round';

/** Asks a browser's reader of PDFs for the page as wide as it may be, without its list of pages beside it. */
const READING = '#pagemode=none&navpanes=0&view=FitH';

const words = {
  zh: {
    isNew: '较上一轮有变化',
    readHere: '在此阅读',
    lastRound: '上一轮：',
    thisRound: '本轮：',
    beside: '与上一轮并排查看',
    gone: '上一轮的下列材料本轮未再提交：',
  },
  en: {
    isNew: 'changed since the last round',
    readHere: 'Read it here',
    lastRound: 'Last round: ',
    thisRound: 'This round: ',
    beside: 'Look at both side by side',
    gone: 'Shown in the last round and not in this one:',
  },
};

interface EvidenceListProps {
  readonly evidence: readonly Evidence[];
  /** What changed since the round before, and the address below which its files are read by their hashes. */
  readonly since?: { readonly changes: SinceLastRound; readonly at: string } | undefined;
  readonly language: Language;
  /** Where a file is read that is kept under its hash; `undefined` for one that is not. */
  readonly hrefOf?: (hash: string) => string | undefined;
  /** Of which files more is known, and the address below which each is read by its hash. */
  readonly files?: { readonly kept: readonly KeptFile[]; readonly at: string };
}

/** What is shown in proof: files and links to open, pictures at once, numbers to read, each file with its size and its fingerprint. */
export const EvidenceList = ({ evidence, since, language, hrefOf, files }: EvidenceListProps) =>
  evidence.length === 0 ? null : (
    <ul class="evidence">
      {evidence.map((piece, index) => {
        const kept = files?.kept.find(({ hash }) => hash === piece.hash);
        const href = kept ? `${files?.at}/${kept.hash}` : piece.hash === undefined ? undefined : hrefOf?.(piece.hash);
        const isFresh = since?.changes.fresh.has(piece);
        return (
          <li key={index}>
            <Piece piece={piece} kept={kept} href={href} language={language} />{' '}
            {isFresh && <Badge tone="soon">{words[language].isNew}</Badge>}
            {kept && href && kept.mediaType === PDF && (
              <details class="viewer" open={index === 0}>
                <summary>{words[language].readHere}</summary>
                <iframe src={`${href}${READING}`} title={piece.title} loading="lazy" />
              </details>
            )}
            {kept && href && isPicture(kept) && (
              <a href={href} rel="noopener" target="_blank">
                <img class="picture" src={href} alt={piece.title} loading="lazy" />
              </a>
            )}
            {piece.hash && <Fingerprint of="file" hash={piece.hash} language={language} />}
            {since && isFresh && <Before piece={piece} since={since} language={language} />}
          </li>
        );
      })}
    </ul>
  );

interface PieceProps {
  readonly piece: Evidence;
  readonly kept: KeptFile | undefined;
  readonly href: string | undefined;
  readonly language: Language;
}

/** Its kind, its name to open it by, its size and its number. */
const Piece = ({ piece, kept, href, language }: PieceProps) => (
  <>
    <span class="quiet">{say(evidenceKinds[piece.kind], language)}</span>{' '}
    <Name piece={piece} href={isWebAddress(piece.url) ? piece.url : href} />
    {kept && <span class="small quiet"> {sizeOf(kept)}</span>}
    {piece.value !== undefined && <strong> {piece.value}</strong>}
  </>
);

type Since = NonNullable<EvidenceListProps['since']>;

/** The file of a piece of either round, where that is kept. */
const fileIn = (piece: Evidence, { changes, at }: Since) => {
  const kept = changes.kept.find(({ hash }) => hash === piece.hash);
  return { kept, href: kept && `${at}/${kept.hash}` };
};

interface BeforeProps {
  readonly piece: Evidence;
  readonly since: Since;
  readonly language: Language;
}

/** What was shown a round earlier in its place, to open it as well, and in which lines it differs. */
const Before = ({ piece, since, language }: BeforeProps) => {
  const phrases = words[language];
  const before = since.changes.before.get(piece);
  if (!before) return null;
  const former = fileIn(before, since);
  const now = fileIn(piece, since);
  const difference = since.changes.differences.get(piece);
  const named = <Name piece={before} href={former.href} />;
  return (
    <div class="small">
      <p>
        {phrases.lastRound}
        <Piece piece={before} {...former} language={language} />
      </p>
      {before.hash && before.hash !== piece.hash && <Fingerprint of="file" hash={before.hash} language={language} />}
      {difference && (
        <DifferenceShown
          difference={difference}
          language={language}
          both={
            <>
              {phrases.lastRound}
              {named} · {phrases.thisRound}
              <Name piece={piece} href={now.href} />
            </>
          }
        />
      )}
      {[former, now].every(({ kept }) => kept && isOpenedByBrowser(kept)) && former.href !== now.href && (
        <details class="viewer">
          <summary>{phrases.beside}</summary>
          <div class="beside">
            <Beside label={phrases.lastRound} piece={before} {...former} />
            <Beside label={phrases.thisRound} piece={piece} {...now} />
          </div>
        </details>
      )}
    </div>
  );
};

interface BesideProps extends Pick<PieceProps, 'piece' | 'kept' | 'href'> {
  readonly label: string;
}

const Beside = ({ label, piece, kept, href }: BesideProps) => (
  <figure>
    <figcaption>
      {label}
      {piece.title}
    </figcaption>
    {kept && isPicture(kept) ? (
      <img class="picture" src={href} alt={piece.title} loading="lazy" />
    ) : (
      <iframe src={`${href}${READING}`} title={`${label}${piece.title}`} loading="lazy" />
    )}
  </figure>
);

/** What was shown a round earlier and is not any more. */
export const GoneList = ({ since, language }: { readonly since: Since; readonly language: Language }) =>
  since.changes.gone.length === 0 ? null : (
    <>
      <p class="small">{words[language].gone}</p>
      <ul class="lines small">
        {since.changes.gone.map((piece) => (
          <li key={`${piece.title} ${piece.hash}`}>
            <Piece piece={piece} {...fileIn(piece, since)} language={language} />
          </li>
        ))}
      </ul>
    </>
  );

const Name = ({ piece, href }: { readonly piece: Evidence; readonly href: string | undefined }) =>
  href === undefined ? (
    <>{piece.title}</>
  ) : (
    <a href={href} rel="noopener noreferrer" target="_blank">
      {piece.title}
    </a>
  );

/** Only what a browser may safely open becomes a link. */
const isWebAddress = (url: string | undefined): url is string =>
  url !== undefined && URL.canParse(url) && ['http:', 'https:'].includes(new URL(url).protocol);
