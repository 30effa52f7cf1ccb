import { evaluationTitle } from '../evaluations/titles';
import type { EvaluationView } from '../evaluations/views';
import type { OpeningCause, Source } from '../improvements/causes';
import { compare, parseExact, ratio } from '../shared/rationals';
import { improvementRules } from '../programme/improvement-plans';
import type { Programme } from '../programme/programme';
import type { Entry, Happening } from '../record/ledger';
import { text } from '../shared/sentences';
import type { Text } from '../shared/text';
import type { ProgrammeView } from './views';

/** Whether anything of its kind may open an improvement. */
export const mayBeProblem = ({ type }: Happening): boolean =>
  type === 'evaluation.signedOff' || type === 'risk.materialised';

/** A problem that opens an improvement by itself, or is one again. */
export interface Problem {
  readonly source: Source;
  readonly cause: OpeningCause;
  readonly title: Text;
  readonly problem: Text;
}

const problem = (source: Source, cause: OpeningCause, title: Text): Problem => ({
  source,
  cause,
  title,
  problem: title,
});

/** What an entry shows to be wrong: a total below what the programme accepts, a guard that failed, a risk that came true. */
export function problemsIn(view: ProgrammeView, { happening, number }: Entry): readonly Problem[] {
  const { definition } = view;
  if (definition.improvement.openBelow === undefined) return [];
  if (happening.type === 'risk.materialised') {
    const { risk } = happening;
    const { zh, en } = view.risks.find(({ key }) => key === risk)?.title ?? text(risk, risk);
    const cause = { key: `${risk}:${number}`, problem: risk };
    return [problem('risk', cause, text(`风险已发生：${zh}`, `A risk has materialised: ${en}`))];
  }
  const signedOff = happening.type === 'evaluation.signedOff' ? happening.evaluation : undefined;
  const evaluation = view.evaluations.find(({ key }) => key === signedOff);
  return evaluation
    ? [
        ...lowScore(definition, evaluation),
        ...failedGuards(definition, evaluation),
        ...findingsOf(definition, evaluation),
      ]
    : [];
}

function lowScore(definition: Programme, evaluation: EvaluationView): readonly Problem[] {
  const { scorecard, cycle, period } = evaluation;
  const { openBelow } = improvementRules(definition);
  const total =
    scorecard && 'exact' in scorecard ? scorecard.exact[definition.evaluation.feeds?.gates ?? 'kpiTotal'] : null;
  const points = total === null ? undefined : parseExact(total);
  if (!points || compare(points, ratio(openBelow)) >= 0) return [];
  const { zh, en } = evaluationTitle(definition, evaluation);
  return [
    problem(
      'score',
      { key: `${cycle}:${period}`, problem: cycle },
      text(`${zh}总分 ${scorecard?.total}，低于 ${openBelow}`, `${en}: ${scorecard?.total} points, below ${openBelow}`),
    ),
  ];
}

/** What the review of the money found: each is improved upon, whatever its evaluation came to. */
function findingsOf(definition: Programme, evaluation: EvaluationView): readonly Problem[] {
  const { cycle, period, progress = [] } = evaluation;
  const { zh, en } = evaluationTitle(definition, evaluation);
  return progress
    .filter(({ isFinding }) => isFinding)
    .map(({ scope, thing = scope, title, words }) => ({
      source: 'finding' as const,
      cause: { key: `${cycle}:${period}:${thing}`, problem: thing },
      title: text(`${title.zh}（${zh}）`, `${title.en} (${en})`),
      problem: text(`${title.zh}：${words.zh}`, `${title.en}: ${words.en}`),
    }));
}

function failedGuards(definition: Programme, evaluation: EvaluationView): readonly Problem[] {
  const { scorecard, cycle, period } = evaluation;
  const failed = scorecard && 'guards' in scorecard ? scorecard.guards.filter(({ state }) => state === 'failed') : [];
  const { zh, en } = evaluationTitle(definition, evaluation);
  return failed.map(({ guard }) => {
    const title = definition.evaluation.guards[guard]?.title ?? text(guard, guard);
    return problem(
      'guard',
      { key: `${cycle}:${period}:${guard}`, problem: guard },
      text(`${title.zh}未达标（${zh}）`, `${title.en} not kept (${en})`),
    );
  });
}
