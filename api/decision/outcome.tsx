import { isApproved } from '../../domain/approvals/approvals';
import { closeSentence, outcomeTitles } from '../../domain/approvals/words';
import { say } from '../../domain/shared/text';
import { decisionPath } from '../../mail/paths';
import { word } from '../../mail/words';
import { decisionsWords } from '../ui/decision-words';
import { Badge, When, type Tone } from '../ui/html';
import type { DecisionScene, SceneProps } from './scene';

export const outcomeTone = (state: DecisionScene['view']['state']): Tone => {
  if (state === 'open') return 'running';
  if (isApproved(state)) return 'done';
  return state === 'withdrawn' ? 'idle' : state === 'changesRequested' ? 'soon' : 'late';
};

/** How a closed approval ended, what the reader decided in it, and where it goes on. */
export const Outcome = ({ scene, reader: { language, zone } }: SceneProps) => {
  const { view, person, newer } = scene;
  const words = decisionsWords[language];
  const mine = view.approval.decisions.filter((decision) => decision.person === person).at(-1);
  return (
    <section class="card" aria-label={words.closed}>
      <p class="strong">
        {words.closed} <Badge tone={outcomeTone(view.state)}>{say(outcomeTitles[view.state], language)}</Badge>
      </p>
      <p>{say(closeSentence(view.approval, view.approval.request.titles), language)}</p>
      {mine && (
        <p>
          {words.youDecided(word(mine.verdict, language))} ·{' '}
          <When at={mine.acceptedAt} zone={zone} language={language} year />
        </p>
      )}
      {view.closedAt && (
        <p class="quiet small">
          {words.closedAt} <When at={view.closedAt} zone={zone} language={language} year />
        </p>
      )}
      {newer && (
        <p>
          {words.newRound} <a href={decisionPath(newer)}>{words.openNewRound}</a>
        </p>
      )}
    </section>
  );
};
