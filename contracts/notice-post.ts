import { idOf, oneOf } from '../domain/shared/ids';

/** Delivers a programme's messages to its chats: a process of its own, so that neither chats nor mail wait for the other. */
/** Type and id speak of notices, as they did when the first of them was started. */
export const noticePostId = (programme: string) => idOf(programme, 'notices');
export const parseNoticePostId = oneOf('notices');
