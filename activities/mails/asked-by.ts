import type { ApprovalView } from '../../domain/approvals/views';
import { linesShown } from '../../domain/phases/gate-titles';
import type { Programme } from '../../domain/programme/programme';
import { askerLine, askingOf, reasonIn } from '../../domain/views/asking';
import type { TaskMail } from '../../mail/mail';

/** What a mail says of a question beside its title: who asks, since when and why, and every other line of what is decided on. */
export const questionOf = (
  programme: Programme,
  { approval: { request }, openedAt }: Pick<ApprovalView, 'approval' | 'openedAt'>,
): Required<Pick<TaskMail, 'askedBy' | 'summary'>> => {
  const { reason, ...asking } = askingOf(programme, request);
  const given = reasonIn(request.content.summary);
  return {
    askedBy: { who: askerLine(asking), at: openedAt, ...(reason && { reason }) },
    summary: linesShown(request).filter((line) => line !== given),
  };
};
