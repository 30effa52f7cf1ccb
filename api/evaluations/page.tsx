import { resultOf, versionsOf } from '../../domain/evaluations/standing';
import { evaluationTitle } from '../../domain/evaluations/titles';
import type { EvaluationView } from '../../domain/evaluations/views';
import { formatDate } from '../../domain/calendar/formats';
import { feedsOf } from '../../domain/programme/evaluation-defaults';
import { say } from '../../domain/shared/text';
import { word } from '../../mail/words';
import { When } from '../ui/html';
import { StateBadge } from '../ui/states';
import { ApprovalLink, ThingPage, type ThingContext } from '../ui/thing';
import { CountedFigures } from './counted';
import { Factors } from './factors';
import { GivenFigures } from './given';
import { ImportForm } from './import-form';
import { Missing } from './missing';
import { ProgressLines } from './progress';
import { Radar } from './radar';
import { ReportForm } from './report-form';
import { RequestForm } from './request-form';
import { Result, totalFacts } from './result';
import { pathOf, ScorecardTable } from './scorecard';

const words = {
  zh: {
    versions: '版本',
    version: (n: number) => `第 ${n} 版`,
    cause: '缘由',
    partial: '计入日期',
    days: (from: string, to: string) => `${from}至${to}（不足一期）`,
    notes: '说明',
    here: '本页',
    all: '全部评估',
  },
  en: {
    versions: 'Versions',
    version: (n: number) => `version ${n}`,
    cause: 'Opened by',
    partial: 'Days counted',
    days: (from: string, to: string) => `${from} to ${to} (part of the period)`,
    notes: 'Notes',
    here: 'this page',
    all: 'All evaluations',
  },
};

interface EvaluationProps {
  readonly context: ThingContext;
  readonly evaluation: EvaluationView;
}

/** The page of one evaluation: who is missing, how it came out and what every figure rests on; for the office the form for the figures. */
export const EvaluationPage = ({ context, evaluation }: EvaluationProps) => {
  const { reader, view } = context;
  const { language, zone } = reader;
  const phrases = words[language];
  const { scorecard, cause, partial, notes } = evaluation;
  const result = resultOf(evaluation);
  const totals = result ? totalFacts(context, result, feedsOf(view.definition.evaluation)) : [];
  const figure = result?.kpiTotal === null ? undefined : totals[0];
  const isRestated = versionsOf(view.evaluations, evaluation).length > 1;
  return (
    <ThingPage
      context={context}
      kind={word('evaluation', language)}
      title={say(evaluationTitle(view.definition, evaluation), language)}
      badge={<StateBadge state={evaluation.state} language={language} />}
      figure={figure}
      facts={[
        ...totals.filter((each) => each !== figure),
        [word('deadline', language), <When key="due" at={evaluation.dueAt} zone={zone} language={language} year />],
        [phrases.cause, cause && say(cause.what, language)],
        [
          phrases.partial,
          partial && phrases.days(formatDate(partial.from, language), formatDate(partial.to, language)),
        ],
        [phrases.notes, notes],
        [phrases.versions, isRestated && <Versions context={context} evaluation={evaluation} />],
        [
          word('approval', language),
          evaluation.approval && <ApprovalLink programme={view.key} id={evaluation.approval} reader={reader} />,
        ],
      ]}
    >
      <Missing context={context} evaluation={evaluation} />
      {scorecard && (
        <div class="columns">
          <ScorecardTable context={context} evaluation={evaluation} card={scorecard} />
          {scorecard.scores.length > 2 && (
            <div class="card">
              <Radar context={context} evaluation={evaluation} />
            </div>
          )}
        </div>
      )}
      {result && <Result context={context} evaluation={evaluation} card={result} />}
      <ProgressLines context={context} evaluation={evaluation} />
      <Factors context={context} evaluation={evaluation} />
      <GivenFigures context={context} evaluation={evaluation} />
      <CountedFigures context={context} evaluation={evaluation} />
      <ImportForm context={context} evaluation={evaluation} />
      <ReportForm context={context} evaluation={evaluation} />
      <RequestForm context={context} action={pathOf(view.key, evaluation)} />
      <p>
        <a href={`/programmes/${view.key}/evaluations`}>{phrases.all}</a>
      </p>
    </ThingPage>
  );
};

/** The versions of an evaluation that was restated, with the total of each: the earlier ones stay. */
const Versions = ({ context: { view, reader }, evaluation }: EvaluationProps) => {
  const phrases = words[reader.language];
  const all = versionsOf(view.evaluations, evaluation);
  return (
    <ul class="plain">
      {all.map((each) => (
        <li key={each.key}>
          <a href={pathOf(view.key, each)}>{phrases.version(each.version ?? 1)}</a> {each.scorecard?.total ?? '—'}{' '}
          <StateBadge state={each.state} language={reader.language} />
          {each.key === evaluation.key && <span class="small quiet"> {phrases.here}</span>}
        </li>
      ))}
    </ul>
  );
};
