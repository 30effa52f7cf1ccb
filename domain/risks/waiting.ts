import { ownersOf } from './authority';
import type { Programme } from '../programme/programme';
import type { Stood } from '../programme/office';
import type { WaitingView } from '../programme/awaited';
import { text } from '../shared/sentences';
import type { Text } from '../shared/text';
import { levelTitles } from './titles';
import { isOpenRisk, lacksResponse, type Risk } from './risks';

interface Wait {
  readonly what: Text;
  readonly then: Text;
  readonly isReview?: true;
}

const blocks = text(
  '逾期后，评审前阶段门不得通过，并告知监督人。',
  'Once it is overdue no gate is passed until it is done, and those who oversee the programme are told.',
);
const isTold = text('逾期即告知服务办公室。', 'The office is told once it is overdue.');

const waitOf = (risk: Risk): Wait | undefined => {
  const { title, state, level, isReminded, isOverdue } = risk;
  if (state === 'identified')
    return {
      what: text(`评估风险：${title.zh}`, `Assess the risk: ${title.en}`),
      then: text('评估前不知其等级，也不评审。', 'Until then nobody knows how high it is, and it is not reviewed.'),
    };
  if (level && (isReminded || isOverdue)) {
    const { zh, en } = levelTitles[level];
    return {
      what: text(`评审${zh}风险：${title.zh}`, `Review the ${en} risk: ${title.en}`),
      then: level === 'high' ? blocks : isTold,
      isReview: true,
    };
  }
  if (level && level !== 'low' && lacksResponse(risk))
    return {
      what: text(`确定应对方式：${title.zh}`, `Choose a response: ${title.en}`),
      then: text(
        '在此之前照常评审，不另行处理。',
        'Until then it is reviewed as any other, and nothing is done about it.',
      ),
    };
  return undefined;
};

/** What waits of risks: to be assessed, to be reviewed once its owners were reminded, and a response to one that is not low. */
export const risksWait = (programme: Programme, all: readonly Stood<Risk>[]): readonly WaitingView[] =>
  all.flatMap(({ since, value }) => {
    const wait = isOpenRisk(value) ? waitOf(value) : undefined;
    if (!wait) return [];
    const { what, then, isReview } = wait;
    const { review } = value;
    return [
      {
        id: value.key,
        kind: 'risk' as const,
        what,
        on: ownersOf(programme, value.owner).map((person) => ({
          person,
          title: text('风险责任人', 'Owner of the risk'),
        })),
        since,
        ...(isReview && review && { dueAt: review.dueAt, provisional: review.provisional }),
        then,
      },
    ];
  });
