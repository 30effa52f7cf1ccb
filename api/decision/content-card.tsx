import { say } from '../../domain/shared/text';
import { EvidenceList } from '../evidence/shown';
import { decisionsWords } from '../ui/decision-words';
import { Badge } from '../ui/html';
import type { SceneProps } from './scene';

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
        hrefOf={(hash) => (scene.kept?.includes(hash) ? `${scene.path}/evidence/${hash}` : undefined)}
      />
      <p class="hash">{words.fingerprint(contentHash)}</p>
    </section>
  );
};
