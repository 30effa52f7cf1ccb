import { figureName } from '../../domain/evaluations/figure-history';
import { askTitle, wantedTitle } from '../../domain/evaluations/titles';
import type { Asked, EvaluationView, Given } from '../../domain/evaluations/views';
import { seatTitle } from '../../domain/roster/sentences';
import { say } from '../../domain/shared/text';
import { EvidenceList } from '../evidence/shown';
import { Badge, Table, When } from '../ui/html';
import { evidenceHref, type ThingContext } from '../ui/thing';
import { figureHistoryPath } from '../../mail/paths';
import { CorrectionLink } from './correction';
import { valueText } from './values';

const words = {
  zh: {
    title: '已填报的数据',
    heads: ['事项', '填报值', '填报人', '时间', '依据'],
    late: '逾期填报',
    corrected: '更正',
    replaced: '已被更正',
    office: (whom: string) => `服务办公室代${whom}填报`,
    delegate: (whom: string) => `受${whom}委托`,
    standsIn: (whom: string) => `代理${whom}`,
    none: '无附件',
    imported: '导入自',
    rows: (rows: string) => `第 ${rows} 行`,
  },
  en: {
    title: 'What was reported',
    heads: ['What', 'Value', 'By', 'When', 'Shown by'],
    late: 'late',
    corrected: 'corrected',
    replaced: 'corrected since',
    office: (whom: string) => `the office, for ${whom}`,
    delegate: (whom: string) => `asked to by ${whom}`,
    standsIn: (whom: string) => `standing in for ${whom}`,
    none: 'no file',
    imported: 'imported from',
    rows: (rows: string) => `row ${rows}`,
  },
};

interface GivenProps {
  readonly context: ThingContext;
  readonly evaluation: EvaluationView;
}

/** Every answer that came in: what, by whom for whom, when, and what shows it; those that were corrected since stay. */
export const GivenFigures = ({ context, evaluation }: GivenProps) => {
  const phrases = words[context.reader.language];
  const answered = (evaluation.asked ?? []).filter(({ answers }) => answers.length > 0);
  if (answered.length === 0) return null;
  return (
    <section>
      <h2 id="given">{phrases.title}</h2>
      <Table isStacked caption={phrases.title} heads={phrases.heads}>
        {answered.flatMap((ask) =>
          ask.answers.map((answer, at) => (
            <GivenRow
              key={`${ask.key} ${answer.at}`}
              context={context}
              evaluation={evaluation}
              ask={ask}
              answer={answer}
              isLatest={at === ask.answers.length - 1}
            />
          )),
        )}
      </Table>
    </section>
  );
};

interface RowProps extends GivenProps {
  readonly ask: Asked;
  readonly answer: Given;
  readonly isLatest: boolean;
}

const GivenRow = ({ context, evaluation, ask, answer, isLatest }: RowProps) => {
  const { reader, view } = context;
  const { language } = reader;
  const phrases = words[language];
  const shown = { context, ask, answer, isReplaced: !isLatest };
  return (
    <tr {...(isLatest && { id: `given-${ask.key}` })}>
      <td>{say(askTitle(view.definition, ask), language)}</td>
      <td data-label={phrases.heads[1]}>
        <ul class="plain">
          {ask.wants.map((wanted) => {
            const value = answer.values[wanted.of];
            return value === undefined ? null : (
              <li key={wanted.of}>
                {ask.wants.length > 1 && `${say(wantedTitle(view.definition, wanted.of), language)} `}
                <a class="whole" href={figureHistoryPath(view.key, figureName(ask, wanted))}>
                  {say(valueText(view.definition, wanted, value), language)}
                </a>
              </li>
            );
          })}
        </ul>
      </td>
      <td data-label={phrases.heads[2]}>
        <GivenBy {...shown} />
      </td>
      <td data-label={phrases.heads[3]}>
        <GivenWhen {...shown} />
      </td>
      <td data-label={phrases.heads[4]}>
        {answer.evidence.length === 0 && !answer.source && <span class="quiet">{phrases.none}</span>}
        <GivenEvidence {...shown} />
        <GivenSource {...shown} />
        <CorrectionLink context={context} evaluation={evaluation} ask={ask} answer={answer} />
      </td>
    </tr>
  );
};

interface ShownProps extends Pick<RowProps, 'context' | 'ask' | 'answer'> {
  /** Something else was answered since. */
  readonly isReplaced: boolean;
}

/** Who gave an answer, and for whom, where that is not whoever was asked. */
export const GivenBy = ({ context: { reader, view }, ask, answer }: ShownProps) => {
  const { language } = reader;
  const phrases = words[language];
  const seats = (ask.seats ?? []).map((id) => seatTitle(view.definition, id, language));
  const whom = [...seats, ...ask.people].join(language === 'zh' ? '、' : ', ');
  return (
    <>
      {answer.by}
      {answer.onBehalf && <div class="small quiet">{phrases.office(whom)}</div>}
      {answer.standsInFor !== undefined && <div class="small quiet">{phrases.standsIn(answer.standsInFor)}</div>}
      {!answer.onBehalf && answer.by === ask.delegate && <div class="small quiet">{phrases.delegate(whom)}</div>}
    </>
  );
};

/** From which rows of which sheet it was imported. */
export const GivenSource = ({ context, answer: { source } }: Pick<ShownProps, 'context' | 'answer'>) => {
  if (!source) return null;
  const { language } = context.reader;
  const href = evidenceHref(context)(source.hash);
  const rows = source.rows.join(language === 'zh' ? '、' : ', ');
  return (
    <div class="small quiet">
      {words[language].imported} {href ? <a href={href}>{source.name}</a> : source.name} {words[language].rows(rows)}
    </div>
  );
};

/** When it was given: late, corrected, or a correction. */
export const GivenWhen = ({ context: { reader }, answer: { at, isLate, corrects }, isReplaced }: ShownProps) => {
  const { language, zone } = reader;
  const phrases = words[language];
  return (
    <>
      <When at={at} zone={zone} language={language} year /> {isLate && <Badge tone="soon">{phrases.late}</Badge>}{' '}
      {isReplaced && <Badge tone="idle">{phrases.replaced}</Badge>}
      {!isReplaced && corrects && <Badge tone="running">{phrases.corrected}</Badge>}
    </>
  );
};

/** What shows it, and what was said beside it. */
export const GivenEvidence = ({ context, answer: { evidence, note } }: ShownProps) => (
  <>
    <EvidenceList evidence={evidence} language={context.reader.language} hrefOf={evidenceHref(context)} />
    {note && <p class="small">{note}</p>}
  </>
);
