import { withUnit } from '../../domain/evaluations/figure-words';
import type { ResultCard } from '../../domain/evaluations/results';
import { guardName } from '../../domain/evaluations/asks';
import type { EvaluationView } from '../../domain/evaluations/views';
import { boundOf } from '../../domain/programme/evaluation-defaults';
import type { Total } from '../../domain/programme/evaluation-plans';
import { methodTitles } from '../../domain/programme/figure-titles';
import { say } from '../../domain/shared/text';
import { Badge, Table, type Tone } from '../ui/html';
import type { ThingContext } from '../ui/thing';
import { evidenceAnchor } from './anchors';
import { percentOf } from './scorecard';
import { guardText } from './values';

const words = {
  zh: {
    reasons: '得分说明',
    methods: '评估方法',
    methodHeads: ['方法', '权重', '得分'],
    guards: '过程指标',
    guardHeads: ['指标', '实际', '要求', '是否达标'],
    states: { passed: '达标', failed: '未达标', unknown: '无数据，不视为达标' },
    none: '未开展',
    atLeast: '不低于',
    atMost: '不高于',
    byWord: '由填报人判断',
  },
  en: {
    reasons: 'Why it came out so',
    methods: 'Methods',
    methodHeads: ['Method', 'Weight', 'Points'],
    guards: 'Process guards',
    guardHeads: ['Guard', 'Actual', 'Asked for', 'Kept'],
    states: { passed: 'kept', failed: 'not kept', unknown: 'no figure: does not count as kept' },
    none: 'not carried out',
    atLeast: 'at least',
    atMost: 'at most',
    byWord: 'as whoever reports it says',
  },
};

const totalTitles: Readonly<Record<Total, { readonly zh: string; readonly en: string }>> = {
  kpiTotal: { zh: '指标总分', en: 'KPI total' },
  composite: { zh: '综合得分', en: 'composite' },
};

const guardTones: Readonly<Record<'passed' | 'failed' | 'unknown', Tone>> = {
  passed: 'done',
  failed: 'late',
  unknown: 'idle',
};

interface ResultProps {
  readonly context: ThingContext;
  readonly evaluation: EvaluationView;
  readonly card: ResultCard;
}

/** Both totals, and what each is good for, as facts of the evaluation. */
export const totalFacts = (
  { reader: { language } }: Pick<ThingContext, 'reader'>,
  { kpiTotal, composite, grades }: ResultCard,
  feeds: Readonly<Record<'gates' | 'pool', Total>>,
) => {
  const graded = (total: string | null, grade: string) =>
    total === null
      ? language === 'zh'
        ? '数据不足，不出总分'
        : 'too few figures for a total'
      : language === 'zh'
        ? `${total}（等级 ${grade}）`
        : `${total} (grade ${grade})`;
  const counts = (which: 'gates' | 'pool') => say(totalTitles[feeds[which]], language);
  return [
    [language === 'zh' ? '指标总分' : 'KPI total', <strong key="kpi">{graded(kpiTotal, grades.kpiTotal)}</strong>],
    [language === 'zh' ? '综合得分' : 'Composite of the methods', graded(composite, grades.composite)],
    [
      language === 'zh' ? '采用' : 'What counts',
      language === 'zh'
        ? `阶段门以${counts('gates')}为准，激励池以${counts('pool')}为准`
        : `gates go by the ${counts('gates')}, the incentive pool by the ${counts('pool')}`,
    ],
  ] as const;
};

/** How a scored evaluation came out beside its indicators: guards, methods, and every reason. */
export const Result = ({ context, evaluation, card }: ResultProps) => {
  const { reader } = context;
  const { language } = reader;
  const phrases = words[language];
  return (
    <>
      {card.guards.length > 0 && <Guards context={context} evaluation={evaluation} card={card} />}
      {card.methods.length > 1 && (
        <Table caption={phrases.methods} heads={phrases.methodHeads} numbers={[1, 2]}>
          {card.methods.map(({ method, weight, points }) => (
            <tr key={method}>
              <td>{titled(say(methodTitles[method], language))}</td>
              <td class="number">{percentOf(weight)}</td>
              <td class="number">{points ?? phrases.none}</td>
            </tr>
          ))}
        </Table>
      )}
      {card.flags.length + card.reasons.length > 0 && (
        <>
          <h2>{phrases.reasons}</h2>
          {card.flags.map(({ code, text }) => (
            <p class="notice soon" key={code}>
              {say(text, language)}
            </p>
          ))}
          <ul>
            {card.reasons.map(({ text }) => (
              <li key={text.en}>{say(text, language)}</li>
            ))}
          </ul>
        </>
      )}
    </>
  );
};

/** "the self-assessment" stands in a sentence, "Self-assessment" by itself. */
const titled = (name: string) => {
  const bare = name.replace(/^the /, '');
  return bare.charAt(0).toUpperCase() + bare.slice(1);
};

const Guards = ({ context, evaluation, card }: ResultProps) => {
  const { reader, view } = context;
  const { language } = reader;
  const phrases = words[language];
  const { guards } = view.definition.evaluation;
  return (
    <Table isStacked caption={phrases.guards} heads={phrases.guardHeads}>
      {card.guards.map(({ guard, actual, state }) => {
        const known = guards[guard];
        const bound = known && boundOf(known);
        const unit = bound?.unit ?? '';
        const side = bound?.better === 'lower' ? phrases.atMost : phrases.atLeast;
        const shown = say(guardText(known, actual), language);
        const anchor = evidenceAnchor(evaluation, guardName(guard));
        return (
          <tr key={guard}>
            <td>{known ? say(known.title, language) : guard}</td>
            <td data-label={phrases.guardHeads[1]}>{anchor ? <a href={anchor}>{shown}</a> : shown}</td>
            <td data-label={phrases.guardHeads[2]}>
              {bound ? `${side} ${say(withUnit(bound.number, unit), language)}` : phrases.byWord}
            </td>
            <td data-label={phrases.guardHeads[3]}>
              <Badge tone={guardTones[state]}>{phrases.states[state]}</Badge>
            </td>
          </tr>
        );
      })}
    </Table>
  );
};
