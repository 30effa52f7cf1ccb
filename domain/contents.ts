import type { Content, Evidence } from './approvals';
import type { Scorecard } from './evaluations';
import type { EvaluationCycle, Milestone, Phase } from './programme';
import type { Text } from './text';

const note = (text: string): readonly Text[] =>
  text.trim() === '' ? [] : [{ zh: `说明：${text}`, en: `Note: ${text}` }];

/** What the accepting groups are shown of a milestone: its criterion, the evidence, and what the submitter says. */
export const milestoneContent = (
  milestone: Pick<Milestone, 'title' | 'criterion'>,
  evidence: readonly Evidence[],
  said: string,
): Content => ({
  title: { zh: `验收：${milestone.title.zh}`, en: `Accept: ${milestone.title.en}` },
  summary: [{ zh: `验收标准：${milestone.criterion.zh}`, en: `Criterion: ${milestone.criterion.en}` }, ...note(said)],
  evidence,
});

const list = (keys: readonly string[], phase: Phase, language: keyof Text, none: string) =>
  keys.map((key) => phase.milestones.find((each) => each.key === key)?.title[language] ?? key).join('; ') || none;

/** What the groups are shown at a phase's gate: the criteria that are met and the should-meets that are not. */
export const gateContent = (
  phase: Phase,
  unmet: { readonly must: readonly string[]; readonly should: readonly string[] },
  said: string,
): Content => ({
  title: { zh: `阶段门：${phase.title.zh}`, en: `Phase gate: ${phase.title.en}` },
  summary: [
    {
      zh: `必达准则全部满足：${list(phase.gate.must, phase, 'zh', '无')}`,
      en: `All must-meet criteria are met: ${list(phase.gate.must, phase, 'en', 'none')}`,
    },
    {
      zh: `未满足的应达准则：${list(unmet.should, phase, 'zh', '无')}`,
      en: `Should-meet criteria not met: ${list(unmet.should, phase, 'en', 'none')}`,
    },
    ...note(said),
  ],
  evidence: [],
});

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
