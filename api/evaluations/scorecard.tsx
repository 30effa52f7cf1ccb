import type { Scorecard } from '../../domain/evaluations/evaluations';
import type { Row } from '../../domain/evaluations/rows';
import type { EvaluationView } from '../../domain/evaluations/views';
import { editionOf } from '../../contracts/evaluation';
import { say } from '../../domain/shared/text';
import { evaluationPath } from '../../mail/paths';
import { Badge, Table, type Tone } from '../ui/html';
import type { ThingContext } from '../ui/thing';
import { evidenceAnchor } from './anchors';
import { actualText } from './values';

const words = {
  zh: {
    card: '评分卡',
    heads: ['指标', '权重', '实际', '目标', '得分'],
    total: '总分',
    coverage: (percent: string) => `数据覆盖率 ${percent}`,
    grade: (grade: string) => (grade === 'incomplete' ? '数据不足' : `等级 ${grade}`),
    states: { scored: '', capped: '封顶', nearFloor: '接近下限', underFloor: '低于下限', missing: '缺数' },
    floor: (floor: string) => `下限 ${floor}`,
  },
  en: {
    card: 'Scorecard',
    heads: ['Indicator', 'Weight', 'Actual', 'Target', 'Score'],
    total: 'Total',
    coverage: (percent: string) => `data for ${percent} of the weights`,
    grade: (grade: string) => (grade === 'incomplete' ? 'incomplete' : `grade ${grade}`),
    states: {
      scored: '',
      capped: 'capped',
      nearFloor: 'near its floor',
      underFloor: 'under its floor',
      missing: 'no figure',
    },
    floor: (floor: string) => `floor ${floor}`,
  },
};

/** Basis points as a share for people. */
export const percentOf = (basisPoints: number) => `${basisPoints / 100} %`;

const gradeTones: Readonly<Record<Scorecard['grade'], Tone>> = {
  A: 'done',
  B: 'done',
  C: 'soon',
  D: 'late',
  E: 'late',
  incomplete: 'idle',
};

const stateTones: Readonly<Record<Row['state'], Tone>> = {
  scored: 'done',
  capped: 'done',
  nearFloor: 'soon',
  underFloor: 'late',
  missing: 'idle',
};

/** The grade in words, on its colour. */
export const GradeBadge = ({ grade, reader }: Pick<Scorecard, 'grade'> & Pick<ThingContext, 'reader'>) => (
  <Badge tone={gradeTones[grade]}>{words[reader.language].grade(grade)}</Badge>
);

/** The page of an evaluation. */
export const pathOf = (
  programme: string,
  { cycle, period, version }: Pick<EvaluationView, 'cycle' | 'period' | 'version'>,
) => evaluationPath(programme, cycle, editionOf(period, version));

interface ScorecardProps {
  readonly context: Pick<ThingContext, 'reader' | 'view'>;
  readonly evaluation: EvaluationView;
  readonly card: Scorecard;
  /** Where the page of the evaluation is, for whoever is on another one. */
  readonly at?: string;
}

/** One scorecard: each indicator's actual figure, which leads to what it rests on, its target and score, the total and the grade. */
export const ScorecardTable = ({ context, evaluation, card, at = '' }: ScorecardProps) => {
  const { language } = context.reader;
  const phrases = words[language];
  return (
    <Table
      isStacked
      caption={`${phrases.card} ${evaluation.cause ? say(evaluation.cause.what, language) : evaluation.period}`}
      heads={phrases.heads}
      numbers={[1, 2, 3, 4]}
    >
      {card.scores.map((score) => (
        <ScoreRow key={score.kpi} score={score} context={context} evaluation={evaluation} at={at} />
      ))}
      <tr>
        <th scope="row">
          {phrases.total} <GradeBadge grade={card.grade} reader={context.reader} />
        </th>
        <td class="small quiet" colSpan={3}>
          {phrases.coverage(percentOf(card.coverage))}
        </td>
        <td class="number" data-label={phrases.total}>
          <strong>{card.total ?? '—'}</strong>
        </td>
      </tr>
    </Table>
  );
};

interface RowProps extends Omit<ScorecardProps, 'card'> {
  readonly score: Scorecard['scores'][number] | Row;
  readonly at: string;
}

const ScoreRow = ({ score, context: { reader, view }, evaluation, at }: RowProps) => {
  const { language } = reader;
  const phrases = words[language];
  const found = view.definition.evaluation.kpis.find(({ key }) => key === score.kpi);
  const anchor = evidenceAnchor(evaluation, score.kpi);
  const actual = score.actual === null ? '—' : say(actualText(found, score.actual), language);
  const row = 'state' in score ? score : undefined;
  return (
    <tr>
      <td>
        {found ? say(found.title, language) : score.kpi}
        {found && <div class="small quiet">{say(found.indicator, language)}</div>}
      </td>
      <td class="number" data-label={phrases.heads[1]}>
        {percentOf(score.weight)}
      </td>
      <td class="number" data-label={phrases.heads[2]}>
        {anchor ? <a href={`${at}${anchor}`}>{actual}</a> : actual}
      </td>
      <td class="number" data-label={phrases.heads[3]}>
        {row ? say(actualText(found, row.target), language) : '—'}
        {row && row.floor !== '' && (
          <div class="small quiet">{phrases.floor(say(actualText(found, row.floor), language))}</div>
        )}
      </td>
      <td class="number" data-label={phrases.heads[4]}>
        {row && row.state !== 'scored' && <Badge tone={stateTones[row.state]}>{phrases.states[row.state]}</Badge>}{' '}
        {score.score ?? '—'}
      </td>
    </tr>
  );
};
