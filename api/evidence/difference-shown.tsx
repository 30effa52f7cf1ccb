import type { ComponentChildren } from 'preact';
import { colon, text } from '../../domain/shared/sentences';
import { say, type Language, type Text } from '../../domain/shared/text';
import type { LineDifference } from '../../infra/reading/line-differences';
import type { ComparedLine } from '../../infra/reading/compared-lines';
import type { Difference } from './differences';

const words = {
  zh: {
    title: '与上一轮的差异',
    counts: ({ added, removed }: Counted) => `+${added} −${removed} 行`,
    from: (line: number) => `第 ${line} 行起`,
    signs: { same: '', added: '新增：', removed: '删去：' },
    hidden: (count: number) => `（本行另有 ${count} 个字符未显示）`,
    same: '逐行内容相同，仅换行方式或文件首尾的标记不同。',
    left: ({ added, removed }: Counted) => `另有 +${added} −${removed} 行未在此显示。`,
    both: '完整内容请分别打开：',
  },
  en: {
    title: 'Changes since the last round',
    counts: ({ added, removed }: Counted) => `+${added} −${removed} lines`,
    from: (line: number) => `From line ${line}`,
    signs: { same: '', added: 'added: ', removed: 'removed: ' },
    hidden: (count: number) => ` (${count} more characters of this line are not shown)`,
    same: 'Every line reads the same; only how lines end, or a mark at the beginning of the file, differs.',
    left: ({ added, removed }: Counted) => `+${added} −${removed} more lines are not shown here.`,
    both: 'Open both for all of it:',
  },
};

type Counted = Pick<LineDifference, 'added' | 'removed'>;

const signs: Readonly<Record<ComparedLine['is'], string>> = { same: ' ', added: '+', removed: '−' };

/** Why two texts are not compared, as a sentence. */
const reasonFor = (difference: Exclude<Difference, LineDifference>): Text => {
  switch (difference.why) {
    case 'encoding': {
      const { of, looksLike } = difference;
      const which =
        of === 'after'
          ? text('本轮的文件', 'The file of this round')
          : text('上一轮的文件', 'The file of the last round');
      const like =
        looksLike === undefined ? text('', '') : text(`（看起来是 ${looksLike}）`, ` (it looks like ${looksLike})`);
      return text(
        `${which.zh}不是 UTF-8 编码${like.zh}，未逐行比较。`,
        `${which.en} is not UTF-8${like.en}; its lines were not compared.`,
      );
    }
    case 'costly':
      return text(
        '文件过大或差异过多，未逐行比较。',
        'They are too large, or differ too much, for their lines to be compared.',
      );
    case 'away':
      return text('暂时无法读取文件，未逐行比较。', 'A file can’t be read just now; their lines were not compared.');
    case 'later':
      return text(
        '仍在逐行比较，请稍后刷新页面。',
        'Their lines are still being compared; load the page again in a moment.',
      );
  }
};

interface DifferenceProps {
  readonly difference: Difference;
  readonly language: Language;
  /** Links to what is compared, where it is more than what is shown. */
  readonly both?: ComponentChildren;
}

/** In which lines something differs from the round before, folded, with its numbers; or in words why that is not known. */
export const DifferenceShown = ({ difference, language, both }: DifferenceProps) => {
  const phrases = words[language];
  if ('why' in difference) return <p class="small">{say(reasonFor(difference), language)}</p>;
  const { added, removed, hunks, leftOut } = difference;
  if (added + removed === 0) return <p class="small">{phrases.same}</p>;
  const isCut =
    leftOut.added + leftOut.removed > 0 || hunks.some(({ lines }) => lines.some(({ hidden }) => hidden > 0));
  return (
    <details class="difference">
      <summary>
        {phrases.title}
        {say(colon, language)}
        <span class="whole">{phrases.counts(difference)}</span>
      </summary>
      {hunks.map(({ from, lines }) => (
        <section key={from}>
          <p class="small quiet">{phrases.from(from)}</p>
          <ol class="compared">
            {lines.map((line, at) => (
              <Line key={at} line={line} language={language} />
            ))}
          </ol>
        </section>
      ))}
      {leftOut.added + leftOut.removed > 0 && <p class="small strong">{phrases.left(leftOut)}</p>}
      {isCut && both && (
        <p class="small">
          {phrases.both} {both}
        </p>
      )}
    </details>
  );
};

const Line = ({ line, language }: { readonly line: ComparedLine; readonly language: Language }) => {
  const { is, before, changed, after, hidden } = line;
  const phrases = words[language];
  return (
    <li class={is}>
      <span aria-hidden="true">{signs[is]}</span>
      <span>
        {is !== 'same' && <span class="hidden">{phrases.signs[is]}</span>}
        {before}
        {changed !== '' && <mark>{changed}</mark>}
        {after}
        {hidden > 0 && <span class="quiet">{phrases.hidden(hidden)}</span>}
      </span>
    </li>
  );
};
