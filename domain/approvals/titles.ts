import type { ApprovalRequest, Subject } from './approvals';
import type { Text } from '../shared/text';

/** Of what kind the question is; a review asks the one of the approval that it looks at. */
export const matterOf = ({ kind, key }: Subject): Subject['kind'] =>
  kind === 'review' ? (key.slice(0, key.indexOf(':')) as Subject['kind']) : kind;

/**
 * The deciding sentence: what is proposed, as lists, pages and mails name it, marked where it is asked once more after the close. A gate
 * that was asked for before its title named the proposal has it in its first line. Source: docs/rules/mail-and-pages.md, "The deciding
 * sentence".
 */
export const askedTitle = (request: Pick<ApprovalRequest, 'content' | 'review' | 'subject'>): Text => {
  const title = proposed(request);
  return request.review ? { zh: `复核：${title.zh}`, en: `Review: ${title.en}` } : title;
};

const proposed = ({ subject, content }: Pick<ApprovalRequest, 'content' | 'subject'>): Text => {
  const { title, summary, deed } = content;
  const [first] = summary;
  if (matterOf(subject) !== 'gate' || deed || !first?.zh.startsWith('建议：')) return title;
  return { zh: `${title.zh}（${first.zh}）`, en: `${title.en} (${first.en.toLowerCase()})` };
};
