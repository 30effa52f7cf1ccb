import type { Content } from '../../domain/approvals/approvals';
import { say } from '../../domain/shared/text';
import { EvidenceList } from '../evidence/shown';
import { decisionsWords } from '../ui/decision-words';
import { Badge } from '../ui/html';
import type { SceneProps } from './scene';

/** Whether it names a document and shows none: neither a file that is kept nor an address. */
const isWithoutFile = ({ evidence }: Content): boolean =>
  evidence.every(({ kind, hash, url }) => kind === 'number' || (hash === undefined && url === undefined));

/** What is decided on, with what changed since the round before. */
export const ContentCard = ({ scene, reader: { language } }: SceneProps) => {
  const { content, contentHash } = scene.view.approval.request;
  const words = decisionsWords[language];
  const earlier = scene.before?.summary.map((line) => say(line, language));
  return (
    <section class="card" aria-labelledby="content">
      <h2 id="content">{words.content}</h2>
      {content.summary.length > 0 ? (
        <ul class="lines">
          {content.summary.map((line) => (
            <li key={line.zh}>
              {say(line, language)}{' '}
              {earlier && !earlier.includes(say(line, language)) && <Badge tone="soon">{words.changed}</Badge>}
            </li>
          ))}
        </ul>
      ) : (
        <p class="quiet">{words.noSummary}</p>
      )}
      <EvidenceList
        evidence={content.evidence}
        language={language}
        earlier={scene.before?.evidence}
        files={{ kept: scene.kept ?? [], at: `${scene.path}/evidence` }}
      />
      {isWithoutFile(content) && <p class="quiet">{words.noFile}</p>}
      <p class="hash">{words.fingerprint(contentHash)}</p>
    </section>
  );
};
