import { line } from 'd3-shape';
import { changeSince } from '../../domain/evaluations/changes';
import { decisive, trendOf } from '../../domain/evaluations/standing';
import { evaluationTitle } from '../../domain/evaluations/titles';
import type { EvaluationView } from '../../domain/evaluations/views';
import { say } from '../../domain/shared/text';
import type { ProgrammeView } from '../../domain/views/views';
import { GradeBadge, pathOf } from '../evaluations/scorecard';
import type { Reader } from '../ui/frame';
import { Tile } from './tile';

const words = {
  zh: { score: '最近得分', none: '尚无签认的评估' },
  en: { score: 'Last score', none: 'no evaluation is signed off yet' },
};

/** The score by which the cooperation is known, its grade, what became of it since the one before, and where scores go. */
export const ScoreTile = ({ view, reader }: { readonly view: ProgrammeView; readonly reader: Reader }) => {
  const { language } = reader;
  const phrases = words[language];
  const latest = decisive(view.evaluations);
  if (!latest?.scorecard) {
    return (
      <Tile title={phrases.score} href={`/programmes/${view.key}/evaluations`} large="—">
        <p class="small quiet">{phrases.none}</p>
      </Tile>
    );
  }
  const { total, grade } = latest.scorecard;
  const change = changeSince(view.evaluations, latest);
  return (
    <Tile title={phrases.score} href={pathOf(view.key, latest)} large={total ?? '—'}>
      <p>
        <GradeBadge grade={grade} reader={reader} />{' '}
        <span class="small">{say(evaluationTitle(view.definition, latest), language)}</span>
      </p>
      {change && <p class="small">{say(change, language)}</p>}
      <Spark evaluations={trendOf(view.evaluations, latest.cycle)} />
    </Tile>
  );
};

/** The totals so far as a small line, which the words beside it and the table of the evaluations tell. */
const Spark = ({ evaluations }: { readonly evaluations: readonly EvaluationView[] }) => {
  const totals = evaluations.flatMap(({ scorecard }) => (scorecard?.total ? [Number(scorecard.total)] : []));
  if (totals.length < 2) return null;
  const x = (at: number) => 5 + (at * 118) / (totals.length - 1);
  const y = (points: number) => 28 - (Math.min(points, 120) / 120) * 24;
  return (
    <svg class="spark" viewBox="0 0 128 32" aria-hidden="true">
      <path
        d={
          line<number>()
            .x((_, at) => x(at))
            .y(y)(totals) ?? ''
        }
      />
      <circle cx={x(totals.length - 1)} cy={y(totals.at(-1) ?? 0)} r={3} />
    </svg>
  );
};
