import type { Content } from '../../domain/approvals/approvals';
import { isWithoutFile } from '../../domain/approvals/without-file';
import { matterOf } from '../../domain/approvals/titles';
import { linesShown, saysMustsUnmet } from '../../domain/phases/gate-titles';
import { say } from '../../domain/shared/text';
import { reasonIn } from '../../domain/views/asking';
import { DifferenceShown } from '../evidence/difference-shown';
import { EvidenceList, GoneList } from '../evidence/shown';
import { decisionsWords } from '../ui/decision-words';
import { Badge } from '../ui/html';
import { essentialOf, FILES } from './essentials';
import type { SceneProps } from './scene';
import { rowsOfAsking, WhoAsks } from './who-asks';

/** Who asks, and what is decided on, with what changed since the round before: what comes first at once, the rest under folds that say how much it is. */
export const ContentCard = ({ scene, reader }: SceneProps) => {
  const { language } = reader;
  const { request } = scene.view.approval;
  const { content, contentHash } = request;
  const { summary, evidence } = content;
  const reason = reasonIn(summary);
  const unmet = new Set(
    matterOf(request.subject) === 'gate' ? summary.filter(saysMustsUnmet).map((line) => say(line, language)) : [],
  );
  const words = decisionsWords[language];
  const lines = linesShown(request)
    .filter((line) => line !== reason)
    .map((line) => say(line, language));
  const { shown, cut } = essentialOf(lines, evidence.length, rowsOfAsking(reason && say(reason, language)));
  const earlier = scene.since?.content.summary.map((line) => say(line, language));
  const isChanged = (line: string) => earlier !== undefined && !earlier.includes(line);
  const at = `${scene.path}/evidence`;
  const since = scene.since && { changes: scene.since, at };
  const files = (pieces: Content['evidence']) => (
    <EvidenceList evidence={pieces} language={language} since={since} files={{ kept: scene.kept ?? [], at }} />
  );
  const item = (line: string) => (
    <li key={line} {...(unmet.has(line) && { class: 'wrong strong' })}>
      {line} {isChanged(line) && <Badge tone="soon">{words.changed}</Badge>}
    </li>
  );
  return (
    <section class="card content" aria-labelledby="content">
      <h2 id="content">{words.content}</h2>
      <WhoAsks scene={scene} reader={reader} />
      {lines.length === 0 && !reason && <p class="quiet">{words.noSummary}</p>}
      {shown > 0 && <ul class="lines">{lines.slice(0, shown).map(item)}</ul>}
      {cut !== undefined && <p class="cut">{cut}</p>}
      {shown < lines.length && (
        <details class={cut === undefined ? 'rest' : 'rest whole-text'}>
          <summary>
            {cut === undefined ? words.otherLines(lines.length - shown) : words.wholeText(lines.length)}
            {lines.slice(shown).some(isChanged) && (
              <>
                {' '}
                <Badge tone="soon">{words.changed}</Badge>
              </>
            )}
          </summary>
          <ul class="lines">{lines.slice(shown).map(item)}</ul>
        </details>
      )}
      {since?.changes.said && <DifferenceShown difference={since.changes.said[language]} language={language} />}
      {files(evidence.slice(0, FILES))}
      {evidence.length > FILES && (
        <details class="rest">
          <summary>{words.otherFiles(evidence.length - FILES)}</summary>
          {files(evidence.slice(FILES))}
        </details>
      )}
      {since && <GoneList since={since} language={language} />}
      {isWithoutFile(content) && <p class="quiet">{words.noFile}</p>}
      <p class="hash">{words.fingerprint(contentHash)}</p>
    </section>
  );
};
