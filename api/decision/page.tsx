import { decisionsWords } from '../ui/decision-words';
import { Comments } from './comments-shown';
import { DecisionForm } from './form';
import { seatLine, type DecisionScene, type TypedDecision } from './scene';
import { Frame, type Reader } from '../ui/frame';
import { Badge, When, type Tone } from '../ui/html';
import { whatThen } from '../../domain/approvals/words';
import { isOnHold } from '../../domain/approvals/blockages';
import { Conversation } from './conversation';
import { PassingForms, UnsentPassing } from './passing';
import { passingWords } from './passing-words';
import { recusalOf } from '../../domain/approvals/recusals';
import { mayRecuseLate } from '../../domain/approvals/reviews';
import { DigitsField } from './digits-field';
import { EvidenceList } from '../evidence/shown';
import { HoldNotice } from './hold';
import { InterruptedNotice } from '../ui/interrupted';
import { Outcome, Recorded } from './outcome';
import { RecusedNotice } from './recused';
import { RefusalNotice } from '../ui/refusal';
import { LateRecusal, Reviews } from './late-recusal';
import { mustSignIn, SignInFirst } from './sign-in-first';
import { Standings } from './standings-table';
import { word } from '../../mail/words';
import { askedTitle } from '../../domain/approvals/titles';
import { decisionPath } from '../../mail/paths';
import { say } from '../../domain/shared/text';

interface SceneProps {
  readonly scene: DecisionScene;
  readonly reader: Reader;
}

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
      <p class="quiet ask">{decisionsWords[language].asked(subjectWord(scene, language), request.round)}</p>
      <h1>{title}</h1>
      {recusal ? <RecusedNotice recusal={recusal} reader={reader} /> : <Asked scene={scene} reader={reader} />}
    </Frame>
  );
};

/** What is asked, where it stands, and the forms. */
const Asked = ({ scene, reader }: SceneProps) => {
  const { view, programme } = scene;
  return (
    <>
      {view.state === 'open' ? <Deadline scene={scene} reader={reader} /> : <Outcome scene={scene} reader={reader} />}
      <ContentCard scene={scene} reader={reader} />
      <Conversation approval={view.approval} reader={reader} />
      <Standings view={view} programme={programme} reader={reader} />
      <Comments comments={scene.comments} reader={reader} hrefOf={(hash) => `${scene.path}/evidence/${hash}`} />
      {scene.interruption ? (
        <InterruptedNotice interruption={scene.interruption} reader={reader} />
      ) : (
        <WhatOneCanDo scene={scene} reader={reader} />
      )}
    </>
  );
};

const WhatOneCanDo = ({ scene, reader }: SceneProps) =>
  scene.view.state === 'open' ? (
    <>
      <Answer scene={scene} reader={reader} />
      {!mustSignIn(scene) && <PassingForms scene={scene} reader={reader} />}
    </>
  ) : (
    <>
      <Reviews approval={scene.view.approval} reader={reader} />
      <LateRecusal scene={scene} reader={reader} />
    </>
  );

/** Whether a form shows what was typed: that of a seat, or that of a recusal after the close. */
const isShownAgain = (scene: DecisionScene): boolean =>
  !scene.interruption &&
  !mustSignIn(scene) &&
  (scene.answerable.length > 0 ||
    (scene.refused?.typed?.verdict === 'recuse' && mayRecuseLate(scene.view.approval, scene.person)));

/** What was typed when there is no form any more to show it in. */
const Unsent = ({ scene, typed, reader: { language } }: SceneProps & { readonly typed: TypedDecision }) => {
  const words = decisionsWords[language];
  const lines = [typed.comment, ...typed.conditions.map(({ text, owner, due }) => `${text} · ${owner} · ${due}`)];
  const said = lines.filter(Boolean).join('\n');
  return said ? (
    <div class="notice">
      <p>{mustSignIn(scene) ? words.isKept : words.youWrote}</p>
      <p class="said">{said}</p>
    </div>
  ) : null;
};

const AsWhom = ({ scene, reader: { language } }: SceneProps) => {
  const { view, programme, person, seats, path } = scene;
  const words = decisionsWords[language];
  return (
    <section class="card whom" aria-label={word('actsAs', language)}>
      <p class="quiet small">{word('actsAs', language)}</p>
      {seats.map((seat) => (
        <p class="strong" key={seat.id}>
          {seatLine(view.approval, programme, seat, language)}
        </p>
      ))}
      {scene.digits === undefined ? (
        <form method="post" action={`${path}/not-me`} class="line">
          <span class="small">{person}</span>
          <input type="hidden" name="nonce" value={scene.nonce} />
          <button class="plain small">{words.notMe}</button>
        </form>
      ) : (
        <details class="not-me" open={scene.isNotMe === true}>
          <summary>
            <span class="small">{person}</span> <span class="plain small">{words.notMe}</span>
          </summary>
          <form method="post" action={`${path}/not-me`}>
            <p class="small">{words.notMeHint}</p>
            <input type="hidden" name="nonce" value={scene.nonce} />
            <DigitsField id="not-me-digits" scene={scene} isTried={scene.isNotMe === true} language={language} />
            {scene.digits === 'asked' && <button>{words.notMe}</button>}
          </form>
        </details>
      )}
    </section>
  );
};

/** Whether all of the person's seats have answered, so that what is left is to change one's mind. */
const hasAnsweredAll = ({ view, answerable }: DecisionScene) =>
  answerable.every(({ id }) => view.approval.decisions.some(({ seat }) => seat === id));

const toneOf = (late: boolean, daysLeft: number | undefined): Tone =>
  late ? 'late' : daysLeft !== undefined && daysLeft <= 1 ? 'soon' : 'running';

const Deadline = ({ scene, reader }: SceneProps) => {
  const { view, workingDaysLeft, answerable } = scene;
  const { language, zone, now } = reader;
  const { approval, plan } = view;
  const words = decisionsWords[language];
  const isLate = Date.parse(approval.dueAt) <= now.getTime();
  const jump = answerable.length > 0 && !hasAnsweredAll(scene) && (
    <a class="button jump" href="#decide">
      {words.toTheForm}
    </a>
  );
  if (isOnHold(approval))
    return (
      <>
        <HoldNotice approval={approval} programme={scene.programme} reader={reader} />
        {jump}
      </>
    );
  return (
    <section class="card" aria-label={word('untilWhen', language)}>
      <p class="strong due">
        {words.until(<When at={approval.dueAt} zone={zone} language={language} zoneName />)}{' '}
        <Badge tone={toneOf(isLate, workingDaysLeft)}>
          {isLate ? word('overdue', language) : words.daysLeft(workingDaysLeft ?? 0)}
        </Badge>{' '}
        {plan.provisional && <Badge tone="soon">{words.provisional}</Badge>}
      </p>
      <p>{say(whatThen(approval, approval.request.titles), language)}</p>
      {jump}
    </section>
  );
};

const ContentCard = ({ scene, reader: { language } }: SceneProps) => {
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

const subjectWord = ({ view }: DecisionScene, language: Reader['language']): string => {
  const { kind } = view.approval.request.subject;
  return kind === 'request' || kind === 'review'
    ? word('approval', language)
    : word(kind === 'gate' ? 'phaseGate' : kind, language);
};
