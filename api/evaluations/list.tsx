import { guardsOf, trendOf } from '../../domain/evaluations/standing';
import { evaluationTitle } from '../../domain/evaluations/titles';
import type { EvaluationView } from '../../domain/evaluations/views';
import { scopeTitle } from '../../domain/programme/evaluation-defaults';
import { say } from '../../domain/shared/text';
import { Badge, Empty, Table, When } from '../ui/html';
import { StateBadge } from '../ui/states';
import { ThingPage, type ThingContext } from '../ui/thing';
import { evidenceAnchor } from './anchors';
import { Radar } from './radar';
import { RequestForm } from './request-form';
import { GradeBadge, pathOf, ScorecardTable } from './scorecard';
import { TrendChart } from './trend-chart';
import { TrendTable } from './trend-table';
import { guardText } from './values';
import { guardName } from '../../domain/evaluations/asks';

const words = {
  zh: {
    title: '评估',
    none: '暂无到期的评估。每个周期开始时会自动请各填报人填报。',
    heads: ['评估', '状态', '截止', '总分'],
    all: '全部评估',
    guards: '过程指标（最近一次判定）',
    guardHeads: ['指标', '实际', '是否达标', '评估'],
    kept: '达标',
    failed: '未达标',
  },
  en: {
    title: 'Evaluations',
    none: 'No evaluation is due yet. Each cycle asks those who own its figures by itself.',
    heads: ['Evaluation', 'State', 'Until', 'Score'],
    all: 'All evaluations',
    guards: 'Process guards, as judged last',
    guardHeads: ['Guard', 'Actual', 'Kept', 'Evaluation'],
    kept: 'kept',
    failed: 'not kept',
  },
};

const cycles = ['quarterly', 'annual'] as const;

/** The page of all evaluations: how the totals went, the latest scorecards, the guards, and every evaluation. */
export const EvaluationsPage = ({ context }: { readonly context: ThingContext }) => {
  const { reader, view } = context;
  const phrases = words[reader.language];
  return (
    <ThingPage context={context} kind={phrases.title} title={phrases.title} hasHistory={false}>
      {view.evaluations.length === 0 ? (
        <Empty>{phrases.none}</Empty>
      ) : (
        <>
          {cycles.map((cycle) => (
            <Cycle key={cycle} context={context} evaluations={trendOf(view.evaluations, cycle)} />
          ))}
          <Guards context={context} />
          <All context={context} />
        </>
      )}
      <RequestForm context={context} action={`/programmes/${view.key}/evaluations`} />
    </ThingPage>
  );
};

interface CycleProps {
  readonly context: ThingContext;
  /** Those of one cycle that were signed off, the earliest period first. */
  readonly evaluations: readonly EvaluationView[];
}

/** One cycle: its totals over time and its latest scorecard, each as a picture with the table beside it. */
const Cycle = ({ context, evaluations }: CycleProps) => {
  const { reader, view } = context;
  const latest = evaluations.at(-1);
  if (!latest?.scorecard) return null;
  const title = scopeTitle(view.definition.evaluation, latest.cycle);
  return (
    <section>
      <h2>{say(title, reader.language)}</h2>
      <div class="columns">
        {evaluations.length > 1 && (
          <div class="card">
            <TrendChart title={title} evaluations={evaluations} reader={reader} />
          </div>
        )}
        <div class="card">
          <Radar context={context} evaluation={latest} />
        </div>
      </div>
      <div class="columns">
        <TrendTable context={context} title={title} evaluations={evaluations} />
        <ScorecardTable context={context} evaluation={latest} card={latest.scorecard} at={pathOf(view.key, latest)} />
      </div>
    </section>
  );
};

/** How each guard came out last; where it was judged, and what its figure rests on. */
const Guards = ({ context: { view, reader } }: Pick<CycleProps, 'context'>) => {
  const { language } = reader;
  const phrases = words[language];
  const guards = guardsOf(view.evaluations);
  if (guards.length === 0) return null;
  return (
    <>
      <h2>{phrases.guards}</h2>
      <Table isStacked caption={phrases.guards} heads={phrases.guardHeads}>
        {guards.map(({ guard, actual, state, evaluation }) => {
          const known = view.definition.evaluation.guards[guard];
          const path = pathOf(view.key, evaluation);
          const anchor = evidenceAnchor(evaluation, guardName(guard)) ?? '';
          return (
            <tr key={guard}>
              <td>{known ? say(known.title, language) : guard}</td>
              <td data-label={phrases.guardHeads[1]}>
                <a href={`${path}${anchor}`}>{say(guardText(known, actual), language)}</a>
              </td>
              <td data-label={phrases.guardHeads[2]}>
                <Badge tone={state === 'passed' ? 'done' : 'late'}>
                  {state === 'passed' ? phrases.kept : phrases.failed}
                </Badge>
              </td>
              <td data-label={phrases.guardHeads[3]}>
                <a href={path}>{say(evaluationTitle(view.definition, evaluation), language)}</a>
              </td>
            </tr>
          );
        })}
      </Table>
    </>
  );
};

const All = ({ context: { view, reader } }: Pick<CycleProps, 'context'>) => {
  const { language, zone } = reader;
  const phrases = words[language];
  return (
    <>
      <h2>{phrases.all}</h2>
      <Table isStacked caption={phrases.all} heads={phrases.heads} numbers={[3]}>
        {view.evaluations.toReversed().map((evaluation) => (
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
              {evaluation.scorecard && <GradeBadge grade={evaluation.scorecard.grade} reader={reader} />}{' '}
              {evaluation.scorecard?.total ?? '—'}
            </td>
          </tr>
        ))}
      </Table>
    </>
  );
};
