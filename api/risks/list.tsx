import { by } from '../../domain/shared/order';
import { isOpenRisk, type Risk } from '../../domain/risks/risks';
import { ownerWords } from '../../domain/risks/owner-words';
import { responseTitles, scoreText, standingText } from '../../domain/risks/titles';
import { formatDate } from '../../domain/calendar/formats';
import { say } from '../../domain/shared/text';
import { Badge, Empty, Table } from '../ui/html';
import { Field, OfficeForm } from '../ui/office-form';
import { OverdueBadge } from '../ui/late';
import { StateBadge } from '../ui/states';
import { isPartner, ThingPage, type ThingContext } from '../ui/thing';
import { word } from '../../mail/words';
import { OwnerField, ScoreFields } from './fields';
import { HeatMap } from './heat-map';
import { levelTones } from './level-tones';
import { riskWords } from './words';

const levels: readonly Risk['level'][] = ['low', 'medium', 'high'];

/** Whose review is overdue first, then the highest, of these whose review is next. */
const worstFirst = (a: Risk, b: Risk) =>
  Number(b.isOverdue === true) - Number(a.isOverdue === true) ||
  levels.indexOf(b.level) - levels.indexOf(a.level) ||
  by<Risk>(({ review }) => review?.on ?? '9999')(a, b);

/** Risks, a row each: how high, whose, what is done, when it is reviewed next. */
export const RiskTable = ({ context, risks, caption }: RiskTableProps) => {
  const { reader, view } = context;
  const { language } = reader;
  const phrases = riskWords[language];
  return (
    <Table isStacked caption={caption} heads={phrases.heads}>
      {risks.map((risk) => {
        const { key, title, level, scores, owner, response, review, isOverdue, state } = risk;
        return (
          <tr key={key}>
            <td>
              <a href={`/programmes/${view.key}/risks/${key}`}>{say(title, language)}</a>
            </td>
            <td data-label={phrases.heads[1]}>
              <Badge tone={level ? levelTones[level] : 'idle'}>{say(standingText(risk), language)}</Badge>
            </td>
            <td data-label={phrases.heads[2]}>{scores?.residual ? scoreText(scores.residual) : '—'}</td>
            <td data-label={phrases.heads[3]}>{say(ownerWords(view.definition, owner), language)}</td>
            <td data-label={phrases.heads[4]}>{response ? say(responseTitles[response.kind], language) : '—'}</td>
            <td data-label={phrases.heads[5]}>
              {review ? formatDate(review.on, language) : '—'}{' '}
              {isOverdue && review && <OverdueBadge since={review.on} reader={reader} />}
              {review?.provisional && !isOverdue && <Badge tone="soon">{word('provisional', language)}</Badge>}
            </td>
            <td data-label={phrases.heads[6]}>
              <StateBadge state={state} language={language} />
            </td>
          </tr>
        );
      })}
    </Table>
  );
};

interface RiskTableProps {
  readonly context: Pick<ThingContext, 'reader' | 'view'>;
  readonly risks: readonly Risk[];
  readonly caption: string;
}

/** The page of all risks: the matrix, the register, and the form by which somebody raises one. */
export const RisksPage = ({ context }: { readonly context: ThingContext }) => {
  const { reader, view, visitor, typed } = context;
  const phrases = riskWords[reader.language];
  const open = view.risks.filter(isOpenRisk).toSorted(worstFirst);
  const closed = view.risks.filter((risk) => !isOpenRisk(risk));
  return (
    <ThingPage context={context} kind={phrases.title} title={phrases.title} hasHistory={false}>
      {open.length === 0 ? (
        <Empty>{phrases.none}</Empty>
      ) : (
        <>
          <HeatMap context={context} />
          <RiskTable context={context} risks={open} caption={phrases.register} />
        </>
      )}
      {closed.length > 0 && (
        <details>
          <summary>{phrases.closedOnes(closed.length)}</summary>
          <RiskTable context={context} risks={closed} caption={phrases.closedOnes(closed.length)} />
        </details>
      )}
      {visitor && isPartner(context) && (
        <OfficeForm
          title={phrases.raise}
          hint={phrases.raiseHint}
          action={`/programmes/${view.key}/risks`}
          nonce={visitor.nonce}
          submit={phrases.raise}
        >
          <div class="pair">
            <Field name="risk.key" label={phrases.key} typed={typed} isRequired />
            <Field name="risk.title" label={phrases.name} typed={typed} isRequired />
          </div>
          <Field name="risk.description" label={phrases.description} typed={typed} kind="lines" />
          <div class="pair">
            <Field name="risk.category" label={phrases.category} typed={typed} />
            <OwnerField context={context} name="risk.owner" />
          </div>
          <ScoreFields context={context} form="risk" isOptional />
        </OfficeForm>
      )}
    </ThingPage>
  );
};
