import { closeSentence, outcomeTitles } from '../../domain/approvals/words';
import { decisionsWords } from '../ui/decision-words';
import { seatLine, type DecisionScene } from './scene';
import type { Reader } from '../ui/frame';
import { Badge, When, type Tone } from '../ui/html';
import { word } from '../../mail/words';
import { isApproved } from '../../domain/approvals/approvals';
import { decisionPath } from '../../mail/paths';
import { say } from '../../domain/shared/text';

interface OutcomeProps {
  readonly scene: DecisionScene;
  readonly reader: Reader;
}

export const outcomeTone = (state: DecisionScene['view']['state']): Tone => {
  if (state === 'open') return 'running';
  if (isApproved(state)) return 'done';
  return state === 'withdrawn' ? 'idle' : state === 'changesRequested' ? 'soon' : 'late';
};

/** How a closed approval ended, what the reader decided in it, and where it goes on. */
export const Outcome = ({ scene, reader: { language, zone } }: OutcomeProps) => {
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

/** Says what was recorded and what follows, right after deciding. */
export const Recorded = ({ scene, reader: { language, zone }, at }: OutcomeProps & { readonly at: string }) => {
  const { view, programme, person, seats } = scene;
  const { approval } = view;
  const words = decisionsWords[language];
  const decision = approval.decisions.find((each) => each.person === person && each.acceptedAt === at);
  const seat = seats.find(({ id }) => id === decision?.seat);
  if (!decision || !seat)
    return (
      <div class="notice running" role="status">
        <p>{words.recording}</p>
      </div>
    );
  const tellsLater = decision.verdict === 'recuse' ? words.tellsRecused : words.tellsYou;
  return (
    <div class="notice done" role="status">
      <p class="strong">
        {words.recorded}
        {language === 'zh' ? '：' : ': '}
        {word(decision.verdict, language)}
      </p>
      <p class="small">
        {seatLine(approval, programme, seat, language)} ·{' '}
        <When at={decision.acceptedAt} zone={zone} language={language} year />
      </p>
      {decision.comment && <p class="said">{decision.comment}</p>}
      {decision.conditions.map(({ text, owner, due }) => (
        <p key={text} class="small">
          {text} · {owner} · {due}
        </p>
      ))}
      <p>
        <strong>{words.follows}</strong>
        {view.state === 'open' || decision.verdict === 'recuse'
          ? tellsLater
          : say(closeSentence(approval, approval.request.titles), language)}
      </p>
    </div>
  );
};
