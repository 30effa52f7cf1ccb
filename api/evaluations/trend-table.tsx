import { resultOf } from '../../domain/evaluations/standing';
import type { EvaluationView } from '../../domain/evaluations/views';
import { say, type Text } from '../../domain/shared/text';
import { Table } from '../ui/html';
import type { ThingContext } from '../ui/thing';
import { GradeBadge, pathOf } from './scorecard';

const words = {
  zh: {
    title: (cycle: string) => `${cycle}：各期总分`,
    heads: ['周期', '等级', '指标总分', '综合得分'],
    version: (n: number) => `第 ${n} 版`,
  },
  en: {
    title: (cycle: string) => `${cycle}: totals by period`,
    heads: ['Period', 'Grade', 'KPI total', 'Composite'],
    version: (n: number) => `version ${n}`,
  },
};

interface TrendTableProps {
  readonly context: Pick<ThingContext, 'reader' | 'view'>;
  /** What the cycle is called. */
  readonly title: Text;
  readonly evaluations: readonly EvaluationView[];
}

/** The totals of a cycle by period, each leading to its evaluation. */
export const TrendTable = ({ context: { reader, view }, title, evaluations }: TrendTableProps) => {
  const phrases = words[reader.language];
  return (
    <Table isStacked caption={phrases.title(say(title, reader.language))} heads={phrases.heads} numbers={[2, 3]}>
      {evaluations.map((evaluation) => {
        const { period, version, scorecard } = evaluation;
        const result = resultOf(evaluation);
        return (
          <tr key={period}>
            <td>
              <a href={pathOf(view.key, evaluation)}>{period}</a>
              {version !== undefined && <span class="small quiet"> {phrases.version(version)}</span>}
            </td>
            <td data-label={phrases.heads[1]}>{scorecard && <GradeBadge grade={scorecard.grade} reader={reader} />}</td>
            <td class="number" data-label={phrases.heads[2]}>
              {(result ? result.kpiTotal : scorecard?.total) ?? '—'}
            </td>
            <td class="number" data-label={phrases.heads[3]}>
              {result?.composite ?? '—'}
            </td>
          </tr>
        );
      })}
    </Table>
  );
};
