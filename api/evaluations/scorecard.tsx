import type { Scorecard } from '../../domain/evaluations/evaluations';
import type { ProgrammeView } from '../../domain/views/views';
import type { Reader } from '../ui/frame';
import { Badge, Empty, Table, When, type Tone } from '../ui/html';
import { StateBadge } from '../ui/states';
import type { EvaluationView } from '../../domain/evaluations/views';
import type { EvaluationPlan } from '../../domain/programme/evaluation-plans';
import { editionOf } from '../../contracts/evaluation';
import { evaluationPath } from '../../mail/paths';
import { evaluationTitle } from '../../domain/evaluations/titles';
import { say } from '../../domain/shared/text';

const words = {
  zh: {
    title: '评估',
    none: '还没有到期的评估。每个周期开始时会自动请合作服务办公室填报。',
    heads: ['评估', '状态', '截止', '总分'],
    card: '评分卡',
    cardHeads: ['指标', '权重', '实际', '得分'],
    total: '总分',
    coverage: (percent: string) => `数据覆盖率 ${percent}`,
    grade: (grade: string) => (grade === 'incomplete' ? '数据不足' : `等级 ${grade}`),
  },
  en: {
    title: 'Evaluations',
    none: 'No evaluation is due yet. Each cycle asks the programme office for its figures by itself.',
    heads: ['Evaluation', 'State', 'Until', 'Score'],
    card: 'Scorecard',
    cardHeads: ['Indicator', 'Weight', 'Actual', 'Score'],
    total: 'Total',
    coverage: (percent: string) => `data for ${percent} of the weights`,
    grade: (grade: string) => (grade === 'incomplete' ? 'incomplete' : `grade ${grade}`),
  },
};

const percentOf = (basisPoints: number) => `${basisPoints / 100} %`;

const gradeTones: Readonly<Record<Scorecard['grade'], Tone>> = {
  A: 'done',
  B: 'done',
  C: 'soon',
  D: 'late',
  E: 'late',
  incomplete: 'idle',
};

/** The evaluations of a programme, and the latest scorecard. */
export const Evaluations = ({ view, reader }: { readonly view: ProgrammeView; readonly reader: Reader }) => {
  const { language, zone } = reader;
  const phrases = words[language];
  const latest = view.evaluations.findLast(({ scorecard }) => scorecard);
  return (
    <section aria-labelledby="evaluations">
      <h2 id="evaluations">{phrases.title}</h2>
      {view.evaluations.length === 0 ? (
        <Empty>{phrases.none}</Empty>
      ) : (
        <Table isStacked caption={phrases.title} heads={phrases.heads} numbers={[3]}>
          {view.evaluations.map((evaluation) => (
            <tr key={evaluation.key}>
              <td>
                <a href={pathOf(view.key, evaluation)}>{say(evaluationTitle(view.definition, evaluation), language)}</a>
              </td>
              <td data-label={phrases.heads[1]}>
                <StateBadge state={evaluation.state} language={language} />
              </td>
              <td data-label={phrases.heads[2]}>
                <When at={evaluation.dueAt} zone={zone} language={language} />
              </td>
              <td class="number" data-label={phrases.heads[3]}>
                {evaluation.scorecard?.total ?? '—'}
              </td>
            </tr>
          ))}
        </Table>
      )}
      {latest?.scorecard && (
        <ScorecardTable
          card={latest.scorecard}
          plan={view.definition.evaluation}
          reader={reader}
          period={latest.period}
        />
      )}
    </section>
  );
};

/** The page of an evaluation. */
export const pathOf = (
  programme: string,
  { cycle, period, version }: Pick<EvaluationView, 'cycle' | 'period' | 'version'>,
) => evaluationPath(programme, cycle, editionOf(period, version));

/** One scorecard: each indicator's actual figure and score, the total and the grade. */
export const ScorecardTable = ({ card, plan, reader: { language }, period = '' }: ScorecardProps) => {
  const phrases = words[language];
  return (
    <Table caption={`${phrases.card} ${period}`} heads={phrases.cardHeads} numbers={[1, 2, 3]}>
      {card.scores.map(({ kpi, weight, actual, score }) => {
        const found = plan.kpis.find(({ key }) => key === kpi);
        return (
          <tr key={kpi}>
            <td>
              {found ? say(found.title, language) : kpi}
              {found && <div class="small quiet">{say(found.indicator, language)}</div>}
            </td>
            <td class="number">{percentOf(weight)}</td>
            <td class="number">
              {actual ?? '—'} {actual !== null && found && 'unit' in found.target ? found.target.unit : ''}
            </td>
            <td class="number">{score ?? '—'}</td>
          </tr>
        );
      })}
      <tr>
        <th scope="row">
          {phrases.total} <Badge tone={gradeTones[card.grade]}>{phrases.grade(card.grade)}</Badge>
        </th>
        <td class="small quiet" colSpan={2}>
          {phrases.coverage(percentOf(card.coverage))}
        </td>
        <td class="number">
          <strong>{card.total ?? '—'}</strong>
        </td>
      </tr>
    </Table>
  );
};

interface ScorecardProps {
  readonly card: Scorecard;
  readonly plan: EvaluationPlan;
  readonly reader: Reader;
  readonly period?: string;
}
