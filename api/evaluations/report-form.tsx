import { colon } from '../../domain/shared/sentences';
import type { EvaluationView } from '../../domain/evaluations/views';
import { isCollecting } from '../../domain/evaluations/collection';
import { scopeOf } from '../../domain/programme/evaluation-defaults';
import type { Kpi } from '../../domain/programme/evaluation-plans';
import { mayUndertake } from '../../domain/programme/undertakings';
import { say, type Language } from '../../domain/shared/text';
import { Choice, Field, OfficeForm } from '../ui/office-form';
import type { ThingContext, Typed } from '../ui/thing';
import { pathOf } from './scorecard';

const words = {
  zh: {
    report: '填报实际值',
    send: '提请签认',
    sendHint:
      '不再等候未填报的数据，按现有数据评分并提请签认。此处填写的数据注明由服务办公室代填；单项代填（可附证明文件）请用上表“代为填报”。',
    reportHint: '没有数据的指标留空：缺数不算零分，但会降低数据覆盖率。',
    target: (number: string, unit: string) => `目标 ${number} ${unit}`,
    level: '按评分标准评级（1–5）',
    none: '没有数据',
    notes: '说明',
  },
  en: {
    report: 'Report actual figures',
    send: 'Send to sign-off',
    sendHint:
      'Waits no longer for what is missing: scores what is in and asks for the sign-off. What you fill in here is marked as reported by the office. To report one thing for somebody, with a file that shows it, use “Report it for them” above.',
    reportHint: 'Leave an indicator without data empty: it does not count as zero, but lowers the coverage.',
    target: (number: string, unit: string) => `target ${number} ${unit}`,
    level: 'level by the rubric (1–5)',
    none: 'no data',
    notes: 'Notes',
  },
};

interface ReportProps {
  readonly context: ThingContext;
  readonly evaluation: EvaluationView;
}

/** By what the office reports figures at once and sends what there is to sign-off. */
export const ReportForm = ({ context: { reader, view, nonce, typed }, evaluation }: ReportProps) => {
  const { language } = reader;
  const phrases = words[language];
  const scope = scopeOf(view.definition.evaluation, evaluation.cycle);
  if (!nonce || !isCollecting(evaluation) || !mayUndertake(view.state, 'evaluation.report')) return null;
  const title = evaluation.asked ? phrases.send : phrases.report;
  return (
    <OfficeForm
      title={title}
      hint={
        evaluation.asked
          ? `${phrases.sendHint}${language === 'en' ? ' ' : ''}${phrases.reportHint}`
          : phrases.reportHint
      }
      action={pathOf(view.key, evaluation)}
      nonce={nonce}
      submit={title}
    >
      {view.definition.evaluation.kpis
        // What is counted from the record nobody reports: it would be refused.
        .filter(({ key, computed }) => scope.kpis.includes(key) && (!evaluation.asked || computed === undefined))
        .map((kpi) => (
          <KpiField key={kpi.key} kpi={kpi} typed={typed} language={language} />
        ))}
      <Field name="notes" label={phrases.notes} typed={typed} kind="lines" />
    </OfficeForm>
  );
};

interface KpiFieldProps {
  readonly kpi: Kpi;
  readonly typed: Typed;
  readonly language: Language;
}

const KpiField = ({ kpi, typed, language }: KpiFieldProps) => {
  const phrases = words[language];
  const name = `actuals.${kpi.key}`;
  const label = `${say(kpi.title, language)}${say(colon, language)}${say(kpi.indicator, language)}`;
  if ('number' in kpi.target)
    return <Field name={name} label={label} typed={typed} hint={phrases.target(kpi.target.number, kpi.target.unit)} />;
  const options = [['', phrases.none] as const, ...['1', '2', '3', '4', '5'].map((level) => [level, level] as const)];
  return <Choice name={name} label={`${label} · ${phrases.level}`} typed={typed} options={options} />;
};
