import { outcomeTitles } from '../../domain/approvals/words';
import { isOnHold } from '../../domain/approvals/blockages';
import { recusalOf } from '../../domain/approvals/recusals';
import { countedFrom } from '../../domain/approvals/time/recounts';
import type { ShownComment } from '../access/comments';
import { ApprovalVerbs, type Nudgeable } from './verbs-shown';
import { Comments } from '../decision/comments-shown';
import { Conversation } from '../decision/conversation';
import { FulfilmentForm } from '../obligations/form';
import { outcomeTone } from '../decision/outcome';
import { DifferenceShown } from '../evidence/difference-shown';
import { Fingerprint } from '../evidence/fingerprint';
import { EvidenceList, GoneList } from '../evidence/shown';
import type { SinceLastRound } from '../evidence/since-last-round';
import { Badge, When } from '../ui/html';
import { heldWord, HoldNotice } from '../decision/hold';
import { matterWord } from '../ui/matter-word';
import { subjectPath } from '../ui/place-path';
import { Reviews } from '../decision/late-recusal';
import { RecusedNotice } from '../decision/recused';
import { Result } from '../decision/result';
import { Obligations } from '../obligations/page';
import { Standings } from '../decision/standings-table';
import { ApprovalLink, evidenceHref, ThingPage, type ThingContext } from '../ui/thing';
import { word } from '../../mail/words';
import type { ApprovalView } from '../../domain/approvals/views';
import { askedTitle } from '../../domain/approvals/titles';
import { decisionPath, pathSegment } from '../../mail/paths';
import { say } from '../../domain/shared/text';
import { formatDate } from '../../domain/calendar/formats';

const words = {
  zh: {
    about: '所属事项',
    requester: '提交人',
    opened: '发起',
    closed: '结束',
    rule: '期限规则',
    times: '期限依据',
    timesBy: (round: number, from: string) => `第 ${round} 次期限变更，自${from}起`,
    content: '内容',
    sheet: '审批单',
    number: '编号',
    printed: '打印时间',
    mine: '我有席位，前往表决',
    mineClosed: '我有席位，查看我的表决',
  },
  en: {
    about: 'About',
    requester: 'Requested by',
    opened: 'Opened',
    closed: 'Closed',
    rule: 'Counted as',
    times: 'Times by',
    timesBy: (round: number, from: string) => `change ${round} of its times, from ${from}`,
    content: 'Content',
    sheet: 'Record of decision',
    number: 'Number',
    printed: 'Printed',
    mine: 'I hold a seat: to the decision',
    mineClosed: 'I hold a seat: to what I decided',
  },
};

/** The page of an approval for whoever may look on, and on paper its record on one sheet; deciding has a page of its own. */
export const ApprovalPage = ({
  context,
  approval: shown,
  comments,
  nudgeable,
  since: changes,
}: {
  readonly context: ThingContext;
  readonly approval: ApprovalView;
  readonly comments: readonly ShownComment[];
  readonly nudgeable: readonly Nudgeable[];
  /** What changed since the round before. */
  readonly since?: SinceLastRound;
}) => {
  const { reader, view } = context;
  const { language, zone } = reader;
  const phrases = words[language];
  const { approval, plan, state, openedAt, closedAt } = shown;
  const { content, contentHash, requester, round, policy, timesDecided } = approval.request;
  // A step up the chain, an extension or a pause has another deadline than the one that this rule explains; the course below tells it.
  const isOfStage = countedFrom(approval, plan)?.isStep === false;
  const place = subjectPath(view.key, approval.request.subject);
  const conditions = view.obligations.filter((each) => each.approval === shown.id);
  const recusal = context.visitor && recusalOf(approval, context.visitor.person);
  if (recusal)
    return (
      <ThingPage
        context={{ ...context, entries: [] }}
        kind={word('approval', language)}
        title={say(askedTitle(approval.request), language)}
        facts={[]}
      >
        <RecusedNotice recusal={recusal} reader={reader} />
      </ThingPage>
    );
  const filesAt = `/programmes/${view.key}/evidence`;
  const since = changes && { changes, at: filesAt };
  const isHeld = state === 'open' && isOnHold(approval);
  const isHidden = state === 'open' && policy.hideVotesUntilClose;
  return (
    <ThingPage
      context={
        isHidden
          ? { ...context, entries: context.entries.filter(({ happening }) => happening.type !== 'approval.decided') }
          : context
      }
      isHistoryFolded={state !== 'open'}
      kind={word('approval', language)}
      title={say(askedTitle(approval.request), language)}
      badge={
        isHeld ? (
          <Badge tone="late" icon="paused">
            {heldWord(language)}
          </Badge>
        ) : (
          <Badge tone={outcomeTone(state)}>{say(outcomeTitles[state], language)}</Badge>
        )
      }
      facts={[
        [phrases.about, place && <a href={place}>{matterWord(approval.request.subject, language)}</a>],
        [word('round', language), round],
        [phrases.requester, requester],
        [phrases.opened, <When key="opened" at={openedAt} zone={zone} language={language} year />],
        [
          word('deadline', language),
          !isHeld && <When key="due" at={approval.dueAt} zone={zone} language={language} year zoneName />,
        ],
        [
          phrases.times,
          timesDecided && (
            <>
              {phrases.timesBy(timesDecided.round, formatDate(timesDecided.from, language))}{' '}
              <ApprovalLink programme={view.key} id={timesDecided.approval} reader={reader} />
            </>
          ),
        ],
        [phrases.rule, isOfStage ? say(plan.rule, language) : undefined],
        [phrases.closed, closedAt && <When at={closedAt} zone={zone} language={language} year />],
      ]}
      beside={state !== 'open' && <Result view={shown} programme={view.definition} reader={reader} />}
    >
      <p class="paper">
        {phrases.sheet} · {phrases.number} {shown.id} · {phrases.printed}{' '}
        <When at={reader.now.toISOString()} zone={zone} language={language} year zoneName />
      </p>
      <p class="screen">
        <a href={decisionPath(shown.id)}>{state === 'open' ? phrases.mine : phrases.mineClosed}</a>
      </p>
      {isHeld && <HoldNotice approval={approval} programme={view.definition} reader={reader} />}
      <section class="card">
        <h2>{phrases.content}</h2>
        <ul class="lines">
          {content.summary.map((line) => (
            <li key={line.zh}>{say(line, language)}</li>
          ))}
        </ul>
        {changes?.said && <DifferenceShown difference={changes.said[language]} language={language} />}
        <EvidenceList evidence={content.evidence} since={since} language={language} hrefOf={evidenceHref(context)} />
        {since && <GoneList since={since} language={language} />}
        <Fingerprint of="content" hash={contentHash} language={language} />
      </section>
      <Conversation approval={approval} reader={reader} filesAt={filesAt} />
      {state === 'open' && <Standings view={shown} programme={view.definition} reader={reader} isOpen />}
      <Comments comments={comments} reader={reader} hrefOf={(hash) => `${filesAt}/${hash}`} />
      <Obligations obligations={conditions} reader={reader} programme={view.key} />
      <FulfilmentForm
        context={context}
        obligations={conditions}
        action={`/office/programmes/${view.key}/approvals/${pathSegment(shown.id)}`}
      />
      <Reviews
        approval={approval}
        reader={reader}
        hrefOf={(review) => `/programmes/${view.key}/approvals/${encodeURIComponent(review)}`}
      />
      <ApprovalVerbs context={context} shown={shown} nudgeable={nudgeable} />
    </ThingPage>
  );
};
