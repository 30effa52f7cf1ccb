import { chineseDay, englishDay } from '../calendar/said-days';
import type { Content } from '../approvals/approvals';
import { outcomeTitles } from '../approvals/words';
import { officersOf, type Stood } from '../programme/office';
import { endOf } from '../programme/office';
import type { InnovationKind } from '../programme/innovation-plans';
import type { Programme } from '../programme/programme';
import type { WaitingView } from '../programme/awaited';
import { text } from '../shared/sentences';
import type { Text } from '../shared/text';
import { innovationStates } from './states';
import type { Innovation, InnovationHappening, InnovationResult } from './innovations';

/** What the kinds of innovation are called. */
export const innovationKindTitles: Readonly<Record<InnovationKind, Text>> = {
  model: text('模式创新', 'Model of cooperation'),
  technology: text('技术创新', 'Technology'),
  management: text('管理创新', 'Management'),
  service: text('服务创新', 'Service'),
};

/** What the groups decide on: the innovation, what its trial came to, and the evidence. */
export const resultContent = ({ title, kind, proposal, trial }: Innovation, result: InnovationResult): Content => {
  const named = innovationKindTitles[kind];
  return {
    title: text(`验收创新成果：${title.zh}`, `Accept the result of an innovation: ${title.en}`),
    summary: [
      text(`类别：${named.zh}`, `Kind: ${named.en}`),
      text(`提议：${proposal.zh}`, `Proposal: ${proposal.en}`),
      ...(trial ? [text(`试行：${trial.note}`, `Trial: ${trial.note}`)] : []),
      text(`成果：${result.summary}`, `Result: ${result.summary}`),
    ],
    evidence: result.evidence,
  };
};

/** One thing that happened to an innovation, as its history says it. */
export function innovationSentence(happening: InnovationHappening): Text {
  switch (happening.type) {
    case 'innovation.proposed': {
      const { by, kind, proposal } = happening.proposed;
      const named = innovationKindTitles[kind];
      return text(
        `${by} 提出${named.zh}：${proposal.zh}`,
        `${by} proposed it (${named.en.toLowerCase()}): ${proposal.en}`,
      );
    }
    case 'innovation.trialBegan':
      return text(
        `${happening.by} 开始试行，至${chineseDay(happening.until)}：${happening.note}`,
        `${happening.by} began a trial until ${englishDay(happening.until)}: ${happening.note}`,
      );
    case 'innovation.submitted':
      return text(
        `${happening.result.by} 提交成果：${happening.result.summary}`,
        `${happening.result.by} handed in the result: ${happening.result.summary}`,
      );
    case 'innovation.accepted':
      return text(
        `成果通过验收（${chineseDay(happening.on)}）`,
        `The result was accepted on ${englishDay(happening.on)}`,
      );
    case 'innovation.returned': {
      const { zh, en } = outcomeTitles[happening.outcome];
      return text(`成果未通过验收：${zh}`, `The result was sent back: ${en}`);
    }
    case 'innovation.dropped':
      return text(`${happening.by} 放弃：${happening.reason}`, `${happening.by} dropped it: ${happening.reason}`);
  }
}

/** The innovations that wait for somebody: a proposal for the office of its party, a trial for whoever began it, until its end. */
export const innovationsWait = (programme: Programme, all: readonly Stood<Innovation>[]): readonly WaitingView[] =>
  all.flatMap(({ since, value: { key, title, state, party, trial } }): readonly WaitingView[] => {
    const { zh, en } = innovationStates[state];
    const about = {
      id: key,
      kind: 'innovation' as const,
      what: text(`创新（${zh}）：${title.zh}`, `Innovation (${en.toLowerCase()}): ${title.en}`),
      since,
    };
    if (state === 'proposed')
      return [
        {
          ...about,
          on: officersOf(programme, [party]),
          then: text('未试行也未放弃的，保持待办。', 'It waits until it is tried or dropped.'),
        },
      ];
    if (state !== 'trial' || !trial) return [];
    return [
      {
        ...about,
        on: [{ person: trial.by, title: text('试行人', 'Who tries it') }],
        dueAt: endOf(programme, trial.until),
        then: text(
          '试行结束后提交成果并附证明，或放弃。',
          'After the trial its result is handed in, or it is dropped.',
        ),
      },
    ];
  });
