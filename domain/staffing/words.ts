import { chineseDay, englishDay } from '../calendar/said-days';
import { formatDate } from '../calendar/formats';
import { localDateOf } from '../calendar/zones';
import { zoneOf } from '../programme/parties';
import { officersOf, type Stood } from '../programme/office';
import type { Programme } from '../programme/programme';
import type { CareKind } from '../programme/staffing-plans';
import { noTitles, partyTitle, titlesOf, type Titles } from '../programme/titles';
import type { WaitingView } from '../programme/awaited';
import { commentAfter, text } from '../shared/sentences';
import type { Text } from '../shared/text';
import { isPost, isStaffingOver, missingIn, type StaffingHappening, type StaffItem, type StaffPost } from './staffing';

/** What is looked after, by its kind. */
export const staffingKinds: Readonly<Record<StaffPost['kind'] | CareKind, Text>> = {
  staff: text('专职人员', 'Dedicated staff'),
  experts: text('专家团队', 'Panel of experts'),
  training: text('人员培训', 'Training'),
  exchange: text('人员交流', 'Exchange'),
  incentive: text('人员激励', 'Incentives'),
};

/** A post with its party. */
export const postTitle = (titles: Titles, { title, party }: Pick<StaffPost, 'title' | 'party'>): Text => {
  const of = partyTitle(titles, party);
  return text(`${of.zh}${title.zh}`, `${title.en}, ${of.en}`);
};

/** How many are missing of how many, and since when, once that day is known. */
export const vacancyWords = ({ vacantSince, ...post }: Pick<StaffPost, 'number' | 'holders' | 'vacantSince'>): Text => {
  const missing = missingIn(post);
  const [zh, en] =
    vacantSince === undefined
      ? ['', '']
      : [`，自${formatDate(vacantSince, 'zh')}起`, ` since ${formatDate(vacantSince, 'en')}`];
  return text(`定员 ${post.number} 人，缺 ${missing} 人${zh}`, `${missing} of ${post.number} missing${en}`);
};

const openedSentence = (opened: StaffItem, titles: Titles): Text => {
  const named = staffingKinds[opened.kind];
  if (!isPost(opened)) {
    const { zh, en } = opened.title;
    return text(`列入${named.zh}：${zh}`, `Owed again and again (${named.en.toLowerCase()}): ${en}`);
  }
  const { zh, en } = postTitle(titles, opened);
  const { number, holders } = opened;
  return text(
    `设立岗位（${named.zh}）：${zh}，定员 ${number} 人，到岗 ${holders.length} 人`,
    `A post (${named.en.toLowerCase()}): ${en}; ${holders.length} of ${number} are there`,
  );
};

/** One thing that happened to a post or to what is owed for people, as its history says it. */
export function staffingSentence(happening: StaffingHappening, titles: Titles = noTitles): Text {
  switch (happening.type) {
    case 'staffing.opened':
      return openedSentence(happening.opened, titles);
    case 'staffing.appointed': {
      const { by, person, on, note } = happening;
      const { zh, en } = commentAfter(note);
      return text(
        `${by} 登记 ${person} 自${chineseDay(on)}到岗${zh}`,
        `${by} recorded ${person} from ${englishDay(on)} on${en}`,
      );
    }
    case 'staffing.left': {
      const { by, person, on, note } = happening;
      const { zh, en } = commentAfter(note);
      return text(
        `${by} 登记 ${person} 于${chineseDay(on)}离岗${zh}`,
        `${by} recorded that ${person} left on ${englishDay(on)}${en}`,
      );
    }
    case 'staffing.counted': {
      const on = happening.alarmAt.slice(0, 10);
      return text(`空缺满 ${formatDate(on, 'zh')} 即告警`, `The vacancy is told after ${formatDate(on, 'en')}`);
    }
    case 'staffing.vacancyTold':
      return text('岗位空缺超过规定期限，已告警', 'The post is vacant for longer than allowed, which was told');
    case 'staffing.carePlanned':
      return text(
        `下次应于${chineseDay(happening.next.dueOn)}前完成`,
        `It is due next by ${englishDay(happening.next.dueOn)}`,
      );
    case 'staffing.careOpened':
      return text(
        `本期开始办理，限${chineseDay(happening.dueOn)}`,
        `It is owed for this period, by ${englishDay(happening.dueOn)}`,
      );
    case 'staffing.ended':
      return text(`不再继续：${happening.reason}`, `It has ended: ${happening.reason}`);
  }
}

const isComing = text(
  '到期仍未补齐的，告知服务办公室和约定的各组。',
  'If it is not filled by then, the office and the groups that are named are told.',
);
const wasTold = text(
  '空缺已超期并告警；补齐前保持待办。',
  'The vacancy is overdue and was told; it waits until it is filled.',
);

/** The posts in which somebody is missing, once the day has come, on the office of their party. */
export const staffingWaits = (programme: Programme, all: readonly Stood<StaffItem>[]): readonly WaitingView[] =>
  all.flatMap(({ since, value }): readonly WaitingView[] => {
    if (!isPost(value) || isStaffingOver(value) || value.alarmAt === undefined) return [];
    const [{ zh, en }, how] = [postTitle(titlesOf(programme), value), vacancyWords(value)];
    return [
      {
        id: value.key,
        kind: 'staffing',
        what: text(`岗位空缺：${zh}（${how.zh}）`, `A vacant post: ${en} (${how.en})`),
        on: officersOf(programme, [value.party]),
        since,
        dueAt: value.alarmAt,
        then: value.isTold ? wasTold : isComing,
      },
    ];
  });

/** The day by which a vacancy has to be filled, as pages say it. */
export const alarmDay = (programme: Programme, alarmAt: string): string => localDateOf(alarmAt, zoneOf(programme));
