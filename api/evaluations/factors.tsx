import { factorsRated } from '../../domain/evaluations/factors';
import type { EvaluationView } from '../../domain/evaluations/views';
import { say } from '../../domain/shared/text';
import { Table } from '../ui/html';
import type { ThingContext } from '../ui/thing';

const words = {
  zh: { title: '关键成功因素', heads: ['因素', '各评定人评级（1–5）', '平均'], none: '未评定', comma: '、' },
  en: {
    title: 'Success factors',
    heads: ['Factor', 'Level by each rater (1–5)', 'Mean'],
    none: 'not rated',
    comma: ', ',
  },
};

interface FactorsProps {
  readonly context: ThingContext;
  readonly evaluation: EvaluationView;
}

/** What the success of the cooperation rests on, as it was rated with the year: a table a group. */
export const Factors = ({ context: { view, reader }, evaluation }: FactorsProps) => {
  const { language } = reader;
  const phrases = words[language];
  const groups = factorsRated(view.definition.evaluation, evaluation);
  if (groups.length === 0) return null;
  return (
    <section>
      <h2 id="factors">{phrases.title}</h2>
      {groups.map(({ key, title, factors }) => (
        <Table key={key} caption={say(title, language)} heads={phrases.heads} numbers={[2]}>
          {factors.map((factor) => (
            <tr key={factor.key}>
              <td>{say(factor.title, language)}</td>
              <td>{factor.levels.join(phrases.comma) || phrases.none}</td>
              <td class="number">{factor.mean ?? '—'}</td>
            </tr>
          ))}
        </Table>
      ))}
    </section>
  );
};
