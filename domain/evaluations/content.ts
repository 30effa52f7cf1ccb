import type { Content, Evidence } from '../approvals/approvals';
import type { Scorecard } from './evaluations';
import { latestIn } from './collection';
import type { ResultCard } from './results';
import type { EvaluationView, Given } from './views';
import { note } from '../approvals/content';
import type { EvaluationCycle } from '../programme/evaluation-plans';
import { text } from '../shared/sentences';
import type { Text } from '../shared/text';

/** What is signed off, with its score where there is one. */
const signedOffTitle = ({ zh, en }: Text, score: string | null, grade: ResultCard['grade']): Text => {
  const graded = grade === 'incomplete' ? gradeText(grade) : text(`等级 ${grade}`, `grade ${grade}`);
  if (score === null) return text(`签认：${zh}，${graded.zh}`, `Sign off: ${en}, ${graded.en}`);
  return text(`签认：${zh}，总分 ${score}，${graded.zh}`, `Sign off: ${en}, score ${score}, ${graded.en}`);
};

/** What the groups sign off: the period's score with every indicator's actual figure. */
export const evaluationContent = (cycle: EvaluationCycle, period: string, card: Scorecard, said: string): Content => ({
  title: signedOffTitle(text(`${cycle.title.zh} ${period}`, `${cycle.title.en} ${period}`), card.total, card.grade),
  summary: [
    ...(card.scores.length === 0
      ? []
      : [
          {
            zh: `总分 ${card.total ?? '—'}，等级 ${card.grade}`,
            en: `Score ${card.total ?? '—'}, grade ${card.grade}`,
          },
        ]),
    ...note(said),
  ],
  evidence: card.scores.map(({ kpi, actual, score }) => ({
    kind: 'number',
    title: kpi,
    value: `${actual ?? '—'} → ${score ?? '—'}`,
  })),
});

/** What the groups sign off of an evaluation whose figures were asked for: both totals, why they came out so, and what every figure rests on. */
export function resultContent(evaluation: EvaluationView, title: Text, card: ResultCard, said: string): Content {
  const { kpiTotal, composite, grade } = card;
  const totals = [
    text(
      `指标总分 ${kpiTotal ?? '—'}，等级 ${gradeText(grade).zh}`,
      `KPI total ${kpiTotal ?? '—'}, ${gradeText(grade).en}`,
    ),
    ...(composite !== null && composite !== kpiTotal
      ? [text(`综合得分 ${composite}`, `Composite of all methods ${composite}`)]
      : []),
  ];
  const answers = (evaluation.asked ?? []).flatMap((ask) => latestIn(ask) ?? []);
  return {
    title: signedOffTitle(title, composite ?? kpiTotal, grade),
    summary: [
      ...(evaluation.cause ? [text(`缘由：${evaluation.cause.what.zh}`, `Cause: ${evaluation.cause.what.en}`)] : []),
      ...totals,
      ...[...card.flags, ...card.reasons].map(({ text: words }) => words),
      ...marked(answers),
      ...note(said),
    ],
    evidence: [
      ...card.scores.map(({ title: { zh, en }, actual, unit, score }): Evidence => ({
        kind: 'number',
        title: zh === en ? zh : `${zh} / ${en}`,
        value: `${actual ?? '—'}${actual === null || unit === '' ? '' : ` ${unit}`} → ${score ?? '—'}`,
      })),
      ...answers.flatMap(({ evidence }) => evidence),
    ],
  };
}

const gradeText = (grade: ResultCard['grade']): Text =>
  grade === 'incomplete' ? text('数据不足', 'incomplete') : text(grade, `grade ${grade}`);

/** Which answers came late, were corrected, or were given by the office for whoever was asked. */
const marked = (answers: readonly Given[]): readonly Text[] => {
  const names = (is: (answer: Given) => boolean | undefined) => answers.filter(is).map(({ ask }) => ask);
  const line = (zh: string, en: string, all: readonly string[]) =>
    all.length === 0 ? [] : [text(`${zh}：${all.join('、')}`, `${en}: ${all.join(', ')}`)];
  return [
    ...line(
      '逾期填报',
      'Reported late',
      names(({ isLate }) => isLate),
    ),
    ...line(
      '更正后的数据',
      'Corrected',
      names(({ corrects }) => corrects),
    ),
    ...line(
      '由服务办公室代填',
      'Reported by the office for whoever was asked',
      names(({ onBehalf }) => onBehalf),
    ),
  ];
};
