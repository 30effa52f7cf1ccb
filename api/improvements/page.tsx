import { OverdueBadge } from '../ui/late';
import { criterionWords, measuredWords } from '../../domain/improvements/criteria';
import { isUnverifiable } from '../../domain/improvements/doers';
import { isOpen, roundOf, type Improvement, type Round } from '../../domain/improvements/improvements';
import {
  restatedWords,
  severityTitles,
  sourceTitles,
  stepAsks,
  stepThen,
  stepTitles,
  unverifiable,
  verdictTitles,
} from '../../domain/improvements/words';
import { obligationId } from '../../contracts/obligation';
import { titleIn } from '../../domain/programme/titles';
import { formatDate } from '../../domain/calendar/formats';
import { isOwed } from '../../domain/obligations/obligations';
import { say } from '../../domain/shared/text';
import { word } from '../../mail/words';
import { EvidenceList } from '../evidence/shown';
import { Badge, Table, When } from '../ui/html';
import { evidenceHref, ApprovalLink, isPartner, ThingPage, type ThingContext } from '../ui/thing';
import { toneOfStep } from './board';
import { ImprovementForms } from './step-forms';
import { pageWords } from './page-words';

interface PageProps {
  readonly context: ThingContext;
  readonly improvement: Improvement;
}

/** The page of an improvement: what is wrong, what has to be done until when, every round of it, and its forms. */
export const ImprovementPage = ({ context, improvement }: PageProps) => {
  const { reader, view } = context;
  const { language, zone } = reader;
  const phrases = pageWords[language];
  const { title, problem, state, severity, source, by, clock, reopened, rounds, recurrences, watchedUntil } =
    improvement;
  const { occurredOn, evidence = [], restatements = [] } = improvement;
  const { checkFrom } = roundOf(improvement);
  return (
    <ThingPage
      context={context}
      kind={phrases.kind}
      title={say(title, language)}
      badge={
        <>
          <Badge tone={toneOfStep(improvement)}>{say(stepTitles[state], language)}</Badge>{' '}
          {clock?.isOverdue && <OverdueBadge since={clock.dueAt ?? ''} reader={reader} />}
        </>
      }
      facts={[
        [phrases.problem, say(problem, language)],
        [phrases.severity, say(severityTitles[severity], language)],
        [phrases.source, `${say(sourceTitles[source], language)} · ${by ?? phrases.byItself}`],
        [phrases.occurredOn, occurredOn !== undefined && formatDate(occurredOn, language)],
        [phrases.now, say(stepAsks(improvement), language)],
        [
          phrases.until,
          clock?.dueAt !== undefined && (
            <>
              <When at={clock.dueAt} zone={zone} language={language} year />{' '}
              {clock.provisional && <Badge tone="soon">{word('provisional', language)}</Badge>}
            </>
          ),
        ],
        [phrases.checkFrom, state === 'verification' && checkFrom !== undefined && formatDate(checkFrom, language)],
        [phrases.watched, watchedUntil !== undefined && formatDate(watchedUntil, language)],
        [phrases.then, isOpen(improvement) && say(stepThen(improvement), language)],
        [phrases.reopened, reopened > 0 && String(reopened)],
      ]}
    >
      {isUnverifiable(view.definition, improvement) && <p class="notice late">{say(unverifiable, language)}</p>}
      <EvidenceList evidence={evidence} language={language} hrefOf={evidenceHref(context)} />
      {rounds.map((round, at) => (
        <RoundCard key={at} context={context} round={round} number={at + 1} isOnly={rounds.length === 1} />
      ))}
      {restatements.map((restated, at) => (
        <p key={at} class="notice">
          {say(restatedWords(restated), language)}
        </p>
      ))}
      {recurrences.length > 0 && (
        <section class="card" aria-labelledby="recurrences">
          <h2 id="recurrences">{phrases.recurrences}</h2>
          <ul>
            {recurrences.map(({ on, note, by: teller }, at) => (
              <li key={at}>
                {formatDate(on, language)} · {note} <span class="quiet">{teller ?? phrases.byItself}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {isPartner(context) && <ImprovementForms context={context} improvement={improvement} />}
    </ThingPage>
  );
};

const RoundCard = ({ context, round, number, isOnly }: RoundProps) => {
  const { reader, view } = context;
  const { language } = reader;
  const phrases = pageWords[language];
  const { analysis, scheme, approval, carriedOut, check } = round;
  if (!analysis) return null;
  const hrefOf = evidenceHref(context);
  const heading = `round-${number}`;
  return (
    <section class="card" aria-labelledby={heading}>
      <h2 id={heading}>{isOnly ? phrases.course : phrases.round(number)}</h2>
      <dl class="facts">
        <dt>{phrases.cause}</dt>
        <dd>
          {analysis.cause} <span class="quiet">{`${analysis.method} · ${analysis.by}`}</span>
        </dd>
        {scheme && (
          <>
            <dt>{phrases.criterion}</dt>
            <dd>{say(criterionWords(scheme.criterion), language)}</dd>
            <dt>{phrases.implementer}</dt>
            <dd>{say(titleIn(view.definition.parties, scheme.implementer), language)}</dd>
            <dt>{phrases.planBy}</dt>
            <dd>
              {scheme.by}{' '}
              {approval !== undefined && <ApprovalLink programme={view.key} id={approval} reader={reader} />}
              {scheme.note && <p class="small quiet">{scheme.note}</p>}
            </dd>
          </>
        )}
        {carriedOut && (
          <>
            <dt>{phrases.carriedOut}</dt>
            <dd>
              {formatDate(carriedOut.on, language)} · {carriedOut.who}
              {carriedOut.note && <p class="small quiet">{carriedOut.note}</p>}
              <EvidenceList evidence={carriedOut.evidence} language={language} hrefOf={hrefOf} />
            </dd>
          </>
        )}
        {check && scheme && (
          <>
            <dt>{phrases.check}</dt>
            <dd>
              <Badge tone={check.verdict === 'effective' ? 'done' : 'late'}>
                {say(verdictTitles[check.verdict], language)}
              </Badge>{' '}
              {formatDate(check.on, language)} · {phrases.measured}{' '}
              {say(measuredWords(scheme.criterion, check.measured), language)} · {check.by}
              {check.note && <p class="small quiet">{check.note}</p>}
              <EvidenceList evidence={check.evidence} language={language} hrefOf={hrefOf} />
            </dd>
          </>
        )}
      </dl>
      {scheme && <Measures context={context} round={round} />}
    </section>
  );
};

interface RoundProps {
  readonly context: ThingContext;
  readonly round: Round;
  readonly number: number;
  readonly isOnly: boolean;
}

const Measures = ({
  context: { reader, view },
  round: { scheme, approval = '' },
}: Pick<RoundProps, 'context' | 'round'>) => {
  const { language } = reader;
  const phrases = pageWords[language];
  const stateOf = (at: number) => {
    const key = obligationId(approval, at + 1, 'corrective');
    const obligation = view.obligations.find((each) => each.key === key);
    if (!obligation) return <Badge tone="idle">{phrases.planned}</Badge>;
    if (obligation.state === 'fulfilled') return <Badge tone="done">{phrases.met}</Badge>;
    if (!isOwed(obligation)) return <Badge tone="idle">{phrases.released}</Badge>;
    return obligation.state === 'lapsed' ? (
      <Badge tone="late">{phrases.late}</Badge>
    ) : (
      <Badge tone="running">{phrases.owed}</Badge>
    );
  };
  return (
    <Table isStacked caption={phrases.measures} heads={phrases.measureHeads}>
      {(scheme?.measures ?? []).map(({ text, owner, due }, at) => (
        <tr key={at}>
          <td>{text}</td>
          <td data-label={phrases.measureHeads[1]}>{owner}</td>
          <td data-label={phrases.measureHeads[2]}>{formatDate(due, language)}</td>
          <td data-label={phrases.measureHeads[3]}>{stateOf(at)}</td>
        </tr>
      ))}
    </Table>
  );
};
