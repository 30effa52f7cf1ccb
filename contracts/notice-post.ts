/** Delivers a programme's notices to its chats: a process of its own, so that neither chats nor mail wait for the other. */
export const noticePostId = (programme: string) => `${programme}:notices`;
