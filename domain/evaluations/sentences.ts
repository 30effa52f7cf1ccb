import type { Answer } from './asks';
import { outcomeTitles } from '../approvals/words';
import { formatDate } from '../calendar/formats';
import type { Programme } from '../programme/programme';
import { commentAfter, inBoth, text } from '../shared/sentences';
import type { Text } from '../shared/text';
import { askedTitle } from './ask-titles';
import type { EvaluationHappening } from './happenings';
import { wantedTitle } from './titles';

/** The asks of those keys, by what is asked of whom. */
const listed = (programme: Programme, asks: readonly string[]): Text => {
  const titles = asks.map((key) => askedTitle(programme, key));
  return text(titles.map(({ zh }) => zh).join('、'), titles.map(({ en }) => en).join(', '));
};

/** What happened to an evaluation or to the cycle that opens it, as a sentence of its history. */
export function evaluationSentence(
  happening: EvaluationHappening,
  { programme }: { readonly programme: Programme },
): Text {
  switch (happening.type) {
    case 'cycle.ended':
      return text('合作计划进入退出程序，不再开启评估', 'The programme is wound up: no further evaluation opens');
    case 'evaluation.opened':
      return openedSentence(happening);
    case 'evaluation.answered': {
      const { values, isLate, corrects, onBehalf, note } = happening;
      const who = whoSaid(happening);
      const { zh, en } = valuesIn(programme, values);
      const marks = text(
        `${onBehalf ? '（代填）' : ''}${corrects ? '（更正）' : ''}${isLate ? '（逾期）' : ''}`,
        `${onBehalf ? ' on behalf of whoever was asked' : ''}${corrects ? ', correcting what was reported before' : ''}${isLate ? ', late' : ''}`,
      );
      return text(
        `${who.zh}填报：${zh}${marks.zh}${commentAfter(note).zh}`,
        `${who.en} reported ${en}${marks.en}${commentAfter(note).en}`,
      );
    }
    case 'evaluation.rated': {
      const { zh, en } = whoSaid(happening);
      return text(`${zh}已评定，全部评定前不公开`, `${en} has rated; unseen until all have`);
    }
    case 'evaluation.ratingsOpened':
      return text(
        `评定已齐，结果公开：${happening.ratings.map(({ by, values }) => `${by} ${Object.values(values).join('/')}`).join('；')}`,
        `All have rated: ${happening.ratings.map(({ by, values }) => `${by} ${Object.values(values).join('/')}`).join('; ')}`,
      );
    case 'evaluation.ratingsLost': {
      const { zh, en } = listed(programme, happening.asks);
      return text(
        `流程中断，尚未公开的评定已丢失，请重新评定：${zh}`,
        `Ratings that nobody had seen were lost with the process; these rate once more: ${en}`,
      );
    }
    case 'evaluation.raterAdded': {
      const { zh, en } = listed(programme, [happening.added.key]);
      return text(
        `两级及以上的评定差异，增请一人独立评定：${zh}`,
        `The raters differ by two levels or more: one more rates independently (${en})`,
      );
    }
    case 'evaluation.delegated':
      return text(`${happening.by} 请 ${happening.to} 代为填报`, `${happening.by} has ${happening.to} answer for them`);
    case 'evaluation.reminded': {
      const { zh, en } = listed(programme, happening.asks);
      return text(`已提醒：${zh}`, `Reminded: ${en}`);
    }
    case 'evaluation.escalated': {
      const { zh, en } = listed(programme, happening.asks);
      return text(`逾期未填报，已上报：${zh}`, `Overdue, and escalated: ${en}`);
    }
    case 'evaluation.scored': {
      const { total, grade } = happening.scorecard;
      const by =
        happening.by === undefined
          ? text('', '')
          : text(`${happening.by} 提请签认，`, `${happening.by} sent it to sign-off: `);
      return grade === 'incomplete'
        ? text(`${by.zh}数据不足，不出总分`, `${by.en}too little data for a score`)
        : text(`${by.zh}总分 ${total}，等级 ${grade}`, `${by.en}score ${total}, grade ${grade}`);
    }
    case 'evaluation.recounted':
      return inBoth((language) =>
        language === 'zh'
          ? `按新公布的日历，数据应于${formatDate(happening.dueAt.slice(0, 10), language)}填报`
          : `Its figures are due by ${formatDate(happening.dueAt.slice(0, 10), language)} on the calendar now published`,
      );
    case 'evaluation.reported':
      return text(
        `${happening.by} 填报了实际值${commentAfter(happening.notes).zh}`,
        `${happening.by} reported the figures${commentAfter(happening.notes).en}`,
      );
    case 'evaluation.abandoned':
      return text(
        '合作计划已经结束，不再填报和签认',
        'The programme has ended: nobody reports or signs it off any more',
      );
    case 'evaluation.signedOff':
      return text('评估已签认', 'The evaluation was signed off');
    case 'evaluation.returned':
      return text(`退回：${outcomeTitles[happening.outcome].zh}`, `Returned: ${outcomeTitles[happening.outcome].en}`);
  }
}

type Opened = Extract<EvaluationHappening, { type: 'evaluation.opened' }>;

function openedSentence({ period, version, cause, partial }: Opened): Text {
  if (version !== undefined)
    return text(`数据重述开始：${period}，第 ${version} 版`, `A restatement of ${period} opened: version ${version}`);
  if (cause) return text(`专项评估开始：${cause.what.zh}`, `A special evaluation opened: ${cause.what.en}`);
  if (!partial) return text(`评估开始：${period}`, `The evaluation of ${period} opened`);
  const { from, to } = partial;
  return inBoth((language) =>
    language === 'zh'
      ? `评估开始：${period}（仅计${formatDate(from, language)}至${formatDate(to, language)}）`
      : `The evaluation of ${period} opened (only ${formatDate(from, language)} to ${formatDate(to, language)})`,
  );
}

const valuesIn = (programme: Programme, values: Readonly<Record<string, string>>): Text => {
  const said = Object.entries(values).map(([of, value]) => ({ value, title: wantedTitle(programme, of) }));
  return text(
    said.map(({ value, title: { zh } }) => `${zh} ${value}`).join('，'),
    said.map(({ value, title: { en } }) => `${en} ${value}`).join(', '),
  );
};

/** Who answered, and for whom where it is their substitute. */
const whoSaid = ({ by, standsInFor }: Pick<Answer, 'by' | 'standsInFor'>): Text =>
  standsInFor === undefined
    ? text(`${by} `, by)
    : text(`${by} 代理 ${standsInFor} `, `${by}, standing in for ${standsInFor},`);
