import { formatDate } from '../../domain/calendar/formats';
import { titleIn } from '../../domain/programme/titles';
import { authorityOf } from '../../domain/risks/authority';
import { ownerWords } from '../../domain/risks/owner-words';
import type { Risk } from '../../domain/risks/risks';
import { responseTitles, scoreText, standingText } from '../../domain/risks/titles';
import { say } from '../../domain/shared/text';
import { word } from '../../mail/words';
import { FulfilmentForm } from '../obligations/form';
import { Obligations } from '../obligations/page';
import { Badge, When } from '../ui/html';
import { OverdueBadge } from '../ui/late';
import { StateBadge } from '../ui/states';
import { ApprovalLink, ThingPage, type ThingContext } from '../ui/thing';
import { levelTones } from './level-tones';
import { RiskForms } from './tending';
import { riskWords } from './words';

/** The page of one risk: how high, when it is reviewed and why then, what is done about it, and what those who look on may do. */
export const RiskPage = ({ context, risk }: { readonly context: ThingContext; readonly risk: Risk }) => {
  const { reader, view } = context;
  const { language, zone } = reader;
  const phrases = riskWords[language];
  const { title, level, scores, review, isOverdue, response, acceptance, asked, materialisation, closed } = risk;
  const groups = authorityOf(view.definition, level ?? 'high')
    .map((key) => say(titleIn(view.definition.governance.groups, key), language))
    .join(language === 'zh' ? '、' : ', ');
  const actions = view.obligations.filter((each) => each.risk === risk.key);
  const pending = asked?.approval ?? acceptance?.approval;
  return (
    <ThingPage
      context={context}
      kind={phrases.kind}
      title={say(title, language)}
      badge={<StateBadge state={risk.state} language={language} />}
      facts={[
        [phrases.level, <Badge tone={level ? levelTones[level] : 'idle'}>{say(standingText(risk), language)}</Badge>],
        [phrases.inherent, scores && scoreText(scores.inherent)],
        [phrases.residual, scores?.residual && scoreText(scores.residual)],
        [phrases.answer, risk.answer],
        [phrases.description, risk.description && say(risk.description, language)],
        [phrases.category, risk.category && say(risk.category, language)],
        [phrases.owner, say(ownerWords(view.definition, risk.owner), language)],
        [phrases.authority, groups],
        [phrases.lastReview, risk.lastReviewOn && formatDate(risk.lastReviewOn, language)],
        [
          phrases.review,
          review && (
            <>
              <When at={review.dueAt} zone={zone} language={language} year />{' '}
              {isOverdue && <OverdueBadge since={review.on} reader={reader} />}
              {review.provisional && !isOverdue && <Badge tone="soon">{word('provisional', language)}</Badge>}
            </>
          ),
        ],
        [phrases.why, review && say(review.rule, language)],
        [
          phrases.response,
          response && `${say(responseTitles[response.kind], language)}${response.note ? ` · ${response.note}` : ''}`,
        ],
        [
          phrases.acceptance,
          acceptance && phrases.acceptedUntil(formatDate(acceptance.until, language), acceptance.by, acceptance.reason),
        ],
        [
          word('approval', language),
          pending && (
            <>
              {asked && `${phrases.asked[asked.matter]} · `}
              <ApprovalLink programme={view.key} id={pending} reader={reader} />
            </>
          ),
        ],
        [
          phrases.materialised,
          materialisation &&
            `${formatDate(materialisation.on, language)} · ${materialisation.what} · ${materialisation.by}`,
        ],
        [phrases.closed, closed && `${closed.reason} · ${closed.by}`],
      ]}
    >
      {level === 'high' && isOverdue && <p class="notice late">{phrases.overdueHigh}</p>}
      <Obligations obligations={actions} reader={reader} title={phrases.actions} programme={view.key} />
      <FulfilmentForm
        context={context}
        obligations={actions}
        action={`/office/programmes/${view.key}/risks/${risk.key}`}
      />
      <RiskForms context={context} risk={risk} groups={groups} />
    </ThingPage>
  );
};
