import { colon } from '../../domain/shared/sentences';
import { ApprovalLink } from '../ui/thing';
import { recusalOf } from '../../domain/approvals/recusals';
import { askedTitle } from '../../domain/approvals/titles';
import { closeSentence } from '../../domain/approvals/words';
import { say } from '../../domain/shared/text';
import { answersOf } from '../../domain/views/answers';
import { decisionPath } from '../../mail/paths';
import { matterWord } from '../ui/matter-word';
import { decisionsWords } from '../ui/decision-words';
import { Frame, type Reader } from '../ui/frame';
import { When } from '../ui/html';
import { InterruptedNotice } from '../ui/interrupted';
import { RefusalNotice } from '../ui/refusal';
import { AsWhom } from './as-whom';
import { Comments } from './comments-shown';
import { ContentCard } from './content-card';
import { Conversation } from './conversation';
import { Counted, Deadline } from './deadline';
import { DecisionForm } from './form';
import { LateRecusal, Reviews } from './late-recusal';
import { Outcome } from './outcome';
import { PassingForms, UnsentPassing } from './passing';
import { passingWords } from './passing-words';
import { RecusedNotice } from './recused';
import { hasAnsweredAll, seatLine, type DecisionScene, type SceneProps } from './scene';
import { mustSignIn, SignInFirst } from './sign-in-first';
import { Standings } from './standings-table';
import { isShownAgain, Unsent } from './unsent';

/**
 * The decision page: as whom, what, until when, what then, the content, where it stands, and the buttons.
 * Source: docs/rules/mail-and-pages.md, "The decision page".
 */
export const DecisionPage = ({ scene, reader }: SceneProps) => {
  const { view, programme, refused, recordedAt } = scene;
  const { language } = reader;
  const { request } = view.approval;
  const title = say(askedTitle(request), language);
  const recusal = scene.answerable.length === 0 ? recusalOf(view.approval, scene.person) : undefined;
  return (
    <Frame reader={reader} title={title} width="narrow" name={say(programme.title, language)}>
      {refused && <RefusalNotice {...refused} language={language} />}
      {refused?.typed && !isShownAgain(scene) && <Unsent scene={scene} typed={refused.typed} reader={reader} />}
      {refused && (scene.answerable.length === 0 || mustSignIn(scene)) && (
        <UnsentPassing scene={scene} reader={reader} />
      )}
      {scene.passing?.asked && (
        <p class="notice done" role="status">
          {passingWords[language].asked} {scene.passing.asked === 'running' && passingWords[language].runsOn}
        </p>
      )}
      {recordedAt && <Recorded scene={scene} reader={reader} at={recordedAt} />}
      <AsWhom scene={scene} reader={reader} />
      <p class="quiet ask">{whatIsAsked(scene, language)}</p>
      <h1>{title}</h1>
      {recusal ? <RecusedNotice recusal={recusal} reader={reader} /> : <Asked scene={scene} reader={reader} />}
    </Frame>
  );
};

/** Says what was recorded and what follows, right after deciding. */
const Recorded = ({ scene, reader, at }: SceneProps & { readonly at: string }) => {
  const { language, zone } = reader;
  const { view, programme, person, seats } = scene;
  const { approval } = view;
  const words = decisionsWords[language];
  const { others = [] } = scene;
  const [next] = others;
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
        {say(colon, language)}
        {say(answersOf(approval.request)[decision.verdict], language)}
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
      {reader.session && <ApprovalLink programme={view.programme} id={view.id} reader={reader} />}
      {next !== undefined && (
        <p>
          {words.othersWait(others.length)} · <a href={decisionPath(next)}>{words.toNext}</a> ·{' '}
          <a href="/inbox">{words.toAll}</a>
        </p>
      )}
    </div>
  );
};

/** What is asked, where it stands, and the forms. */
const Asked = ({ scene, reader }: SceneProps) => {
  const { view, programme } = scene;
  return (
    <>
      {view.state === 'open' ? <Deadline scene={scene} reader={reader} /> : <Outcome scene={scene} reader={reader} />}
      <ContentCard scene={scene} reader={reader} />
      <Conversation approval={view.approval} reader={reader} filesAt={`${scene.path}/evidence`} isFolded />
      <Standings view={view} programme={programme} reader={reader} />
      <Comments
        comments={scene.comments}
        reader={reader}
        hrefOf={(hash) => `${scene.path}/evidence/${hash}`}
        isFolded
      />
      {scene.interruption ? (
        <InterruptedNotice interruption={scene.interruption} reader={reader} />
      ) : (
        <WhatOneCanDo scene={scene} reader={reader} />
      )}
      <Counted scene={scene} reader={reader} isBelow />
    </>
  );
};

const WhatOneCanDo = ({ scene, reader }: SceneProps) =>
  scene.view.state === 'open' ? (
    <>
      <Answer scene={scene} reader={reader} />
      {!mustSignIn(scene) && isStillAsked(scene) && <PassingForms scene={scene} reader={reader} />}
    </>
  ) : (
    <>
      <Reviews approval={scene.view.approval} reader={reader} />
      <LateRecusal scene={scene} reader={reader} />
    </>
  );

/** Whoever has answered for all of their seats has decided; what they tried to pass on stays in sight. */
const isStillAsked = (scene: DecisionScene): boolean =>
  !hasAnsweredAll(scene) || (scene.passing?.open ?? scene.passing?.typed) !== undefined;

/** The forms, or why there is nothing to answer now. */
const Answer = ({ scene, reader }: SceneProps) => {
  const { view, answerable, recordedAt, newer } = scene;
  const { language } = reader;
  const words = decisionsWords[language];
  if (newer)
    return (
      <p class="notice">
        {words.newRound} <a href={decisionPath(newer)}>{words.openNewRound}</a>
      </p>
    );
  if (answerable.length === 0)
    return (
      <p class="notice">{view.approval.request.requester === scene.person ? words.isRequester : words.notYourTurn}</p>
    );
  if (mustSignIn(scene)) return <SignInFirst scene={scene} reader={reader} />;
  const forms = answerable.map((seat) => <DecisionForm key={seat.id} scene={scene} seat={seat} reader={reader} />);
  return hasAnsweredAll(scene) && (recordedAt || !scene.refused) ? (
    <details class="card" id="decide" open={scene.refused !== undefined}>
      <summary>{words.changeMine}</summary>
      {forms}
    </details>
  ) : (
    <div id="decide">{forms}</div>
  );
};

/** Only who still has to answer is asked, and nobody once it is closed. */
const whatIsAsked = (scene: DecisionScene, language: Reader['language']): string => {
  const words = decisionsWords[language];
  const subject = matterWord(scene.view.approval.request.subject, language);
  if (scene.view.state !== 'open') return words.wasDecided(subject);
  if (scene.answerable.length === 0) return words.underWay(subject);
  if (hasAnsweredAll(scene)) return words.answered(subject);
  return words.asked(subject, scene.view.approval.request.round);
};
