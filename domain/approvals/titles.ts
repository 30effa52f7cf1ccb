import type { ApprovalRequest } from './approvals';
import type { Text } from '../shared/text';

/** What is asked, as lists, pages and mails name it: the content's own title, marked where it is asked once more after the close. */
export const askedTitle = ({ content: { title }, review }: Pick<ApprovalRequest, 'content' | 'review'>): Text =>
  review ? { zh: `复核：${title.zh}`, en: `Review: ${title.en}` } : title;
