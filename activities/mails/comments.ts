import type { Mail } from '../../mail/mail';
import type { Approval } from '../../domain/approvals/approvals';
import { attachedName, leftOutSentence } from '../../domain/approvals/comment-words';
import { hidesComments, type LeftOut } from '../../domain/approvals/comments';
import { text } from '../../domain/shared/sentences';
import type { MailReader } from './readers';
import type { ApprovalView, CommentView } from '../../domain/approvals/views';
import { askedTitle } from '../../domain/approvals/titles';

/** Whether its writer has a vote to give, and what of their mails was not kept. */
interface Keeping {
  readonly isAsked: boolean;
  readonly leftOut: readonly LeftOut[];
}

/** A reply by mail was kept as a comment, which is no vote. */
export const commentKept = (
  { request }: Approval,
  { isAsked, leftOut }: Keeping,
  reader: MailReader,
  link: string,
): Mail => ({
  ...reader.common,
  kind: 'information',
  title: text(
    `您的回复已记为意见：${askedTitle(request).zh}`,
    `Your reply is kept as a comment: ${askedTitle(request).en}`,
  ),
  lines: [
    request.policy.hideVotesUntilClose
      ? text(
          '意见已附在该审批上，结束后参与各方都能看到。',
          'It stands with the approval, and everybody reads it once it is closed.',
        )
      : text(
          '意见已附在该审批上，参与各方都能看到。',
          'It stands with the approval, where everybody who takes part reads it.',
        ),
    ...leftOut.map(leftOutSentence),
    isAsked
      ? text('它不算表决；请在页面上表决。', 'It is no vote; please decide on the page.')
      : text('它不算表决。', 'It is no vote.'),
    text(
      '今天就此事再次回复，意见同样会保存，但不再逐一告知；保存了什么以页面为准。',
      'Further replies on this matter today are kept as well, without another mail; the page shows what is kept.',
    ),
  ],
  link,
});

/** Somebody wrote about what its reader asked for: who and what, unless comments are hidden until the close. */
export const commentedInformation = (
  view: ApprovalView,
  { person, comment, attachments = [], leftOut = [] }: CommentView,
  reader: MailReader,
  link: string,
): Mail => {
  const { zh, en } = askedTitle(view.approval.request);
  const files = attachments.map(attachedName);
  const hidden = text(
    '表决结束前不公开意见；结束后可在页面查看。',
    'Comments are hidden until it is closed; then the page shows them.',
  );
  const said = [
    ...(comment === '' ? [] : [text(comment, comment)]),
    ...(files.length > 0 ? [text(`附件：${files.join('、')}`, `Attached: ${files.join(', ')}`)] : []),
    ...leftOut.map(leftOutSentence),
  ];
  return {
    ...reader.common,
    kind: 'information',
    title: text(`${person} 回复了：${zh}`, `${person} wrote about: ${en}`),
    lines: [
      ...(hidesComments(view) ? [hidden] : said),
      text('来自邮件回复，不算表决。', 'From a reply by mail; it is no vote.'),
    ],
    link,
  };
};
