import type { Programme } from '../programme/programme';
import { signalsOf } from '../programme/strategy-plans';
import { titleAmong } from '../programme/titles';
import { text } from '../shared/sentences';
import type { Text } from '../shared/text';
import { assessmentStates, type AssessmentHappening } from './assessments';
import type { SignalHappening, Watch, WatchHappening, WatchKind } from './watches';

/** What a watch asks for, for a period. */
export const askedWords = (kind: WatchKind, title: Text, period: string): Text =>
  kind === 'review'
    ? text(`请复审规划：${title.zh}（${period}）`, `Please review the plan: ${title.en} (${period})`)
    : text(`请报送：${title.zh}（${period}）`, `Please report: ${title.en} (${period})`);

/** What happens where nobody answers. */
export const unansweredThen = (kind: WatchKind): Text =>
  kind === 'review'
    ? text('逾期未复审的，告知战略决策组；规划照旧。', 'Overdue, the strategic group is told; the plan stays.')
    : text('逾期未报送的，告知战略决策组。', 'Overdue, the strategic group is told.');

/** What each state of a watch is called. */
export const watchStates: Readonly<Record<Watch['state'], Text>> = {
  quiet: text('正常', 'Within bounds'),
  asked: text('待报送', 'Asked for'),
  overdue: text('逾期', 'Overdue'),
  beyond: text('越过阈值', 'Beyond its threshold'),
};

/** What became of what is followed, as a sentence of its history. */
export const watchSentence = (
  happening: WatchHappening | SignalHappening | AssessmentHappening,
  { programme }: { readonly programme: Pick<Programme, 'strategy'> },
): Text => {
  const named = (key: string) => titleAmong(signalsOf(programme), key);
  switch (happening.type) {
    case 'watch.asked': {
      const { kind, title, asked } = happening;
      return askedWords(kind, title, asked.period);
    }
    case 'watch.reminded':
      return text(`已提醒：${named(happening.watch).zh}`, `Reminded: ${named(happening.watch).en}`);
    case 'watch.overdue':
      return text(`逾期未报送：${named(happening.watch).zh}`, `Overdue: ${named(happening.watch).en}`);
    case 'watch.answered': {
      const { title, answer } = happening;
      const { period, value = '', note, by } = answer;
      const said = [value, note].filter(Boolean);
      return text(
        `${by === undefined ? '' : `${by} `}${title.zh}（${period}）：${said.join('；')}`,
        `${by === undefined ? '' : `${by}: `}${title.en} (${period}): ${said.join('; ')}`,
      );
    }
    case 'signal.crossed':
      return text(`越过阈值，启动策略评估：${happening.why.zh}`, `An assessment opens: ${happening.why.en}`);
    case 'signal.returned':
      return text(
        `已回到阈值以内：${named(happening.signal).zh}`,
        `Back within its threshold: ${named(happening.signal).en}`,
      );
    case 'assessment.opened':
      return text(`开始策略评估：${happening.opened.why.zh}`, `The strategy is assessed: ${happening.opened.why.en}`);
    case 'assessment.decided': {
      const { zh, en } = assessmentStates[happening.outcome];
      return text(`策略评估结论：${zh}`, `The assessment: ${en.toLowerCase()}`);
    }
  }
};
