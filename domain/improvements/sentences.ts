import { chineseDay, englishDay } from '../calendar/said-days';
import { outcomeTitles } from '../approvals/words';
import { formatDate } from '../calendar/formats';
import { noTitles, partyTitle, type Titles } from '../programme/titles';
import { commentAfter, inBoth, list, text } from '../shared/sentences';
import type { Text } from '../shared/text';
import { criterionWords } from './criteria';
import type { ImprovementHappening, Scheme } from './improvements';
import { restatedWords, severityTitles, sourceTitles, stepTitles, unverifiable, verdictTitles } from './words';

/** The measures of a plan, each with its owner and day. */
export const measureWords = ({ measures }: Pick<Scheme, 'measures'>): readonly Text[] =>
  measures.map(({ text: said, owner, due }) =>
    text(`${said}（${owner}，${chineseDay(due)}前）`, `${said} (${owner}, by ${englishDay(due)})`),
  );

const day = (instant: string): Text => inBoth((language) => formatDate(instant.slice(0, 10), language));

const andNobody = (isUnverifiable: boolean | undefined): Text =>
  isUnverifiable ? text(`。${unverifiable.zh}`, `. ${unverifiable.en}`) : text('', '');

type Began = Extract<ImprovementHappening, { type: 'improvement.stepBegan' | 'improvement.recounted' }>;

function clockSentence({ type, clock }: Began): Text {
  const { zh, en } = stepTitles[clock.step];
  const isNew = type === 'improvement.stepBegan';
  const [begins, again] = [text(`进入${zh}`, `${en} began`), text('按新公布的日历重新计算', 'Counted again')];
  const head = isNew ? begins : again;
  const until = clock.dueAt ?? clock.closesAt;
  if (until === undefined) return head;
  const on = day(until);
  const provisional = clock.provisional ? text('（暂定）', ' (provisional)') : text('', '');
  if (clock.closesAt !== undefined) return text(`${head.zh}，至${on.zh}`, `${head.en}, until ${on.en}`);
  return text(`${head.zh}，限${on.zh}${provisional.zh}`, `${head.en}, due ${on.en}${provisional.en}`);
}

/** One thing that happened to an improvement, as its history says it. */
export function improvementSentence(happening: ImprovementHappening, titles: Titles = noTitles): Text {
  switch (happening.type) {
    case 'improvement.opened': {
      const { by, severity, source, problem } = happening.opened;
      const [grave, known] = [severityTitles[severity], sourceTitles[source]];
      const who = by === undefined ? text('系统自动开启', 'Opened by itself') : text(`${by} 提出`, `${by} opened it`);
      return text(
        `${who.zh}（${known.zh}，${grave.zh}）：${problem.zh}`,
        `${who.en} (${known.en.toLowerCase()}, ${grave.en.toLowerCase()}): ${problem.en}`,
      );
    }
    case 'improvement.stepBegan':
    case 'improvement.recounted':
      return clockSentence(happening);
    case 'improvement.analysed':
      return text(
        `${happening.by} 认定原因：${happening.cause}（方法：${happening.method}）`,
        `${happening.by} found the cause: ${happening.cause} (method: ${happening.method})`,
      );
    case 'improvement.planned': {
      const { scheme } = happening;
      const [measures, criterion] = [list(measureWords(scheme)), criterionWords(scheme.criterion)];
      const who = partyTitle(titles, scheme.implementer);
      return text(
        `${scheme.by} 提出改进方案，由${who.zh}实施：${measures.zh}；判定标准：${criterion.zh}`,
        `${scheme.by} planned it, to be carried out by ${who.en}: ${measures.en}; criterion: ${criterion.en}`,
      );
    }
    case 'improvement.planDecided': {
      const { zh, en } = outcomeTitles[happening.outcome];
      return text(`方案审批结果：${zh}`, `The plan was decided: ${en}`);
    }
    case 'improvement.carriedOut': {
      const { who, on, checkFrom, note, by } = happening;
      return text(
        `${by} 登记实施：${who}，${chineseDay(on)}完成${commentAfter(note).zh}；最早于${chineseDay(checkFrom)}验证`,
        `${by} reported that ${who} carried it out on ${englishDay(on)}${commentAfter(note).en}; its effect is verified from ${englishDay(checkFrom)}`,
      );
    }
    case 'improvement.checkOpened': {
      const nobody = andNobody(happening.isUnverifiable);
      return text(`验证开始${nobody.zh}`, `The verification opened${nobody.en}`);
    }
    case 'improvement.reminded': {
      const nobody = andNobody(happening.isUnverifiable);
      return text(`已提醒办理人期限将至${nobody.zh}`, `Those who have to act were reminded${nobody.en}`);
    }
    case 'improvement.overdue': {
      const nobody = andNobody(happening.isUnverifiable);
      return text(
        `逾期，已告知服务办公室和牵头组${nobody.zh}`,
        `Overdue; the office and the leading group were told${nobody.en}`,
      );
    }
    case 'improvement.verified': {
      const { measured, verdict, by, party, note } = happening.check;
      const [is, who] = [verdictTitles[verdict], partyTitle(titles, party)];
      return text(
        `${by}（${who.zh}）验证：实测 ${measured}，${is.zh}${commentAfter(note).zh}`,
        `${by} (${who.en}) verified it: measured ${measured}, ${is.en.toLowerCase()}${commentAfter(note).en}`,
      );
    }
    case 'improvement.recurred': {
      const { by, note } = happening.recurrence;
      return by === undefined
        ? text(`同一问题再次出现：${note}`, `The same problem occurred again: ${note}`)
        : text(`${by} 报告同一问题再次出现：${note}`, `${by} reported the same problem again: ${note}`);
    }
    case 'improvement.restated':
      return restatedWords(happening.restated);
    case 'improvement.reopened': {
      const why =
        happening.because === 'recurred'
          ? text('观察期内问题复发', 'the problem came back while it was watched')
          : text('验证无效', 'it was not effective');
      return text(`第 ${happening.count} 次重新开启：${why.zh}`, `Re-opened, time ${happening.count}: ${why.en}`);
    }
    case 'improvement.closed':
      return text('观察期届满，问题未再出现，改进关闭', 'The problem did not come back; the improvement closed');
    case 'improvement.abandoned':
      return text(`不再继续：${happening.reason}`, `Abandoned: ${happening.reason}`);
  }
}
