import { figureHistory, figureTitle, type PastFigure } from '../../domain/evaluations/figure-history';
import { evaluationTitle } from '../../domain/evaluations/titles';
import { say } from '../../domain/shared/text';
import { Badge, Empty, Table } from '../ui/html';
import { ThingPage, type ThingContext } from '../ui/thing';
import { CorrectionLink } from './correction';
import { GivenBy, GivenEvidence, GivenSource, GivenWhen } from './given';
import { pathOf } from './scorecard';
import { valueText } from './values';

const words = {
  zh: {
    kind: '历次数据',
    heads: ['评估', '数值', '填报人', '时间', '依据'],
    none: '暂无填报，也没有可计数的事项。',
    counted: '系统计数',
  },
  en: {
    kind: 'Over all periods',
    heads: ['Evaluation', 'Value', 'By', 'When', 'Shown by'],
    none: 'Nobody has reported it yet, and nothing was there to be counted.',
    counted: 'counted from the record',
  },
};

interface PageProps {
  readonly context: ThingContext;
  readonly name: string;
}

/** The page of one figure: every value that it ever had, whatever the cycle, with who gave it and what shows it. */
export const FigureHistoryPage = ({ context, name }: PageProps) => {
  const { reader, view } = context;
  const { language } = reader;
  const phrases = words[language];
  const title = figureTitle(view.definition, name);
  const values = figureHistory(view.evaluations, name);
  return (
    <ThingPage context={context} kind={phrases.kind} title={title ? say(title, language) : name} hasHistory={false}>
      {values.length === 0 ? (
        <Empty>{phrases.none}</Empty>
      ) : (
        <Table isStacked caption={phrases.kind} heads={phrases.heads}>
          {values.map((value) => (
            <PastRow
              key={`${value.evaluation} ${value.given?.ask.key ?? ''} ${value.given?.answer.at ?? ''}`}
              context={context}
              past={value}
            />
          ))}
        </Table>
      )}
    </ThingPage>
  );
};

interface RowProps {
  readonly context: ThingContext;
  readonly past: PastFigure;
}

const PastRow = ({ context, past }: RowProps) => {
  const { reader, view } = context;
  const { language } = reader;
  const phrases = words[language];
  const { given, counted, wanted, value } = past;
  const evaluation = view.evaluations.find(({ key }) => key === past.evaluation);
  if (!evaluation) return null;
  return (
    <tr>
      <td>
        <a href={pathOf(view.key, evaluation)}>{say(evaluationTitle(view.definition, evaluation), language)}</a>
      </td>
      <td class="whole" data-label={phrases.heads[1]}>
        {say(valueText(view.definition, wanted, value), language)}
      </td>
      <td data-label={phrases.heads[2]}>
        {given ? <GivenBy context={context} {...given} /> : <Badge tone="idle">{phrases.counted}</Badge>}
      </td>
      <td {...(given && { 'data-label': phrases.heads[3] })}>{given && <GivenWhen context={context} {...given} />}</td>
      <td data-label={phrases.heads[4]}>
        {given && <GivenEvidence context={context} {...given} />}
        {given && <GivenSource context={context} answer={given.answer} />}
        {given && <CorrectionLink context={context} evaluation={evaluation} {...given} />}
        {counted && say(counted.words, language)}
      </td>
    </tr>
  );
};
