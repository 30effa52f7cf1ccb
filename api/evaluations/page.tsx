import { mayUndertake } from '../../domain/programme/undertakings';
import { When } from '../ui/html';
import { Choice, Field, OfficeForm } from '../ui/office-form';
import { RequestForm } from './request-form';
import { pathOf, ScorecardTable } from './scorecard';
import { StateBadge } from '../ui/states';
import { ApprovalLink, ThingPage, type ThingContext, type Typed } from '../ui/thing';
import { word } from '../../mail/words';
import type { EvaluationView } from '../../domain/evaluations/views';
import type { Kpi } from '../../domain/programme/evaluation-plans';
import { evaluationTitle } from '../../domain/evaluations/titles';
import { scopeOf } from '../../domain/programme/evaluation-defaults';
import { say, type Language } from '../../domain/shared/text';

const words = {
  zh: {
    report: '填报实际值',
    reportHint: '没有数据的指标留空：缺数不算零分，但会降低数据覆盖率。',
    target: (number: string, unit: string) => `目标 ${number} ${unit}`,
    level: '按评分标准评级（1–5）',
    none: '没有数据',
    notes: '说明',
  },
  en: {
    report: 'Report actual figures',
    reportHint: 'Leave an indicator without data empty: it does not count as zero, but lowers the coverage.',
    target: (number: string, unit: string) => `target ${number} ${unit}`,
    level: 'level by the rubric (1–5)',
    none: 'no data',
    notes: 'Notes',
  },
};

/** The page of one evaluation: its scorecard, and for the office the form for the figures. */
export const EvaluationPage = ({
  context,
  evaluation,
}: {
  readonly context: ThingContext;
  readonly evaluation: EvaluationView;
}) => {
  const { reader, view, nonce, typed } = context;
  const { language, zone } = reader;
  const phrases = words[language];
  const { kpis } = view.definition.evaluation;
  const scope = scopeOf(view.definition.evaluation, evaluation.cycle);
  const isOpen = evaluation.state === 'collecting' || evaluation.state === 'returned';
  return (
    <ThingPage
      context={context}
      kind={word('evaluation', language)}
      title={say(evaluationTitle(view.definition, evaluation), language)}
      badge={<StateBadge state={evaluation.state} language={language} />}
      facts={[
        [word('deadline', language), <When key="due" at={evaluation.dueAt} zone={zone} language={language} year />],
        [
          word('approval', language),
          evaluation.approval && <ApprovalLink programme={view.key} id={evaluation.approval} reader={reader} />,
        ],
      ]}
    >
      {evaluation.scorecard && (
        <ScorecardTable
          card={evaluation.scorecard}
          plan={view.definition.evaluation}
          reader={reader}
          period={evaluation.period}
        />
      )}
      {nonce && isOpen && mayUndertake(view.state, 'evaluation.report') && (
        <OfficeForm
          title={phrases.report}
          hint={phrases.reportHint}
          action={pathOf(view.key, evaluation)}
          nonce={nonce}
          submit={phrases.report}
        >
          {kpis
            // What is counted from the record nobody reports: it would be refused.
            .filter(({ key, computed }) => scope.kpis.includes(key) && (!evaluation.asked || computed === undefined))
            .map((kpi) => (
              <KpiField key={kpi.key} kpi={kpi} typed={typed} language={language} />
            ))}
          <Field name="notes" label={phrases.notes} typed={typed} kind="lines" />
        </OfficeForm>
      )}
      <RequestForm context={context} action={pathOf(view.key, evaluation)} />
    </ThingPage>
  );
};

const KpiField = ({
  kpi,
  typed,
  language,
}: {
  readonly kpi: Kpi;
  readonly typed: Typed;
  readonly language: Language;
}) => {
  const phrases = words[language];
  const name = `actuals.${kpi.key}`;
  const label = `${say(kpi.title, language)}${language === 'zh' ? '：' : ': '}${say(kpi.indicator, language)}`;
  if ('number' in kpi.target)
    return <Field name={name} label={label} typed={typed} hint={phrases.target(kpi.target.number, kpi.target.unit)} />;
  const options = [['', phrases.none] as const, ...['1', '2', '3', '4', '5'].map((level) => [level, level] as const)];
  return <Choice name={name} label={`${label} · ${phrases.level}`} typed={typed} options={options} />;
};
