import type { Content } from '../approvals/approvals';
import type { Scorecard } from './evaluations';
import { note } from '../approvals/content';
import type { EvaluationCycle } from '../programme/evaluation-plans';

/** What the groups sign off: the period's score with every indicator's actual figure. */
export const evaluationContent = (cycle: EvaluationCycle, period: string, card: Scorecard, said: string): Content => ({
  title: { zh: `${cycle.title.zh} ${period}`, en: `${cycle.title.en} ${period}` },
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
