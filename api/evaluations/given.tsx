import { askTitle, wantedTitle } from '../../domain/evaluations/titles';
import type { Asked, EvaluationView, Given } from '../../domain/evaluations/views';
import { seatTitle } from '../../domain/roster/sentences';
import { say, type Language } from '../../domain/shared/text';
import { EvidenceList } from '../evidence/shown';
import { Badge, Table, When } from '../ui/html';
import { evidenceHref, type ThingContext } from '../ui/thing';
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
    none: '无附件',
  },
  en: {
    title: 'What was reported',
    heads: ['What', 'Value', 'By', 'When', 'Shown by'],
    late: 'late',
    corrected: 'corrected',
    replaced: 'corrected since',
    office: (whom: string) => `the office, for ${whom}`,
    delegate: (whom: string) => `asked to by ${whom}`,
    none: 'no file',
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

interface RowProps {
  readonly context: ThingContext;
  readonly ask: Asked;
  readonly answer: Given;
  readonly isLatest: boolean;
}

const GivenRow = ({ context, ask, answer, isLatest }: RowProps) => {
  const { reader, view } = context;
  const { language, zone } = reader;
  const phrases = words[language];
  const { by, at, isLate, corrects, note, evidence } = answer;
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
                <span class="whole">{say(valueText(view.definition, wanted, value), language)}</span>
              </li>
            );
          })}
        </ul>
      </td>
      <td data-label={phrases.heads[2]}>
        {by}
        <ByWhom ask={ask} answer={answer} language={language} context={{ view }} />
      </td>
      <td data-label={phrases.heads[3]}>
        <When at={at} zone={zone} language={language} year /> {isLate && <Badge tone="soon">{phrases.late}</Badge>}{' '}
        {!isLatest && <Badge tone="idle">{phrases.replaced}</Badge>}
        {isLatest && corrects && <Badge tone="running">{phrases.corrected}</Badge>}
      </td>
      <td data-label={phrases.heads[4]}>
        {evidence.length === 0 && <span class="quiet">{phrases.none}</span>}
        <EvidenceList evidence={evidence} language={language} hrefOf={evidenceHref(context)} />
        {note && <p class="small">{note}</p>}
      </td>
    </tr>
  );
};

interface ByProps extends Pick<RowProps, 'ask' | 'answer'> {
  readonly language: Language;
  readonly context: Pick<ThingContext, 'view'>;
}

/** For whom it was given, where that is not whoever was asked. */
const ByWhom = ({ ask, answer, language, context: { view } }: ByProps) => {
  const phrases = words[language];
  const seats = (ask.seats ?? []).map((id) => seatTitle(view.definition, id, language));
  const whom = [...seats, ...ask.people].join(language === 'zh' ? '、' : ', ');
  if (answer.onBehalf) return <div class="small quiet">{phrases.office(whom)}</div>;
  return answer.by === ask.delegate ? <div class="small quiet">{phrases.delegate(whom)}</div> : null;
};
