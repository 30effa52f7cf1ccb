import { budgetsId } from '../../contracts/budgets';
import { calendarsId } from '../../contracts/calendars';
import { noticePostId } from '../../contracts/notice-post';
import { postId } from '../../contracts/post';
import { rosterId } from '../../contracts/roster';
import { scheduleId } from '../../contracts/schedule';
import { strategyId } from '../../contracts/strategy';

/** A process of which each programme has one, started by whoever needs it first. */
export interface StandingProcess {
  readonly type: string;
  readonly id: (programme: string) => string;
  readonly summary: string;
  readonly state: string;
}

export const standing = {
  roster: {
    type: 'roster',
    id: rosterId,
    summary: 'The roster: who holds which seat from when, and who stands in',
    state: 'open',
  },
  calendars: {
    type: 'calendars',
    id: calendarsId,
    summary: 'The calendars: what was published, what it moved, and who has seen that',
    state: 'open',
  },
  schedule: {
    type: 'schedule',
    id: scheduleId,
    summary: 'The schedule: what is forecast, what would follow, and what slips by more than is tolerated',
    state: 'open',
  },
  strategy: {
    type: 'strategy',
    id: strategyId,
    summary: 'The strategy: what is followed of it, asked for and assessed',
    state: 'open',
  },
  budgets: {
    type: 'budgets',
    id: budgetsId,
    summary: 'The budgets: thresholds that were passed, and exceptions beyond them',
    state: 'open',
  },
  post: {
    type: 'post',
    id: postId,
    summary: 'The post: delivers this programme’s mails, however long the mail server is away',
    state: 'delivering',
  },
  messenger: {
    type: 'noticePost',
    id: noticePostId,
    summary: 'The messenger: delivers this programme’s messages to its chats, however long a chat is away',
    state: 'delivering',
  },
} as const satisfies Readonly<Record<string, StandingProcess>>;
