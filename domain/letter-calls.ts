import type { Approval } from './approvals';
import type { Happening } from './ledger';

/** What calls for letters, and whether the people of the programme office may be among those who get one. */
const calls: Readonly<Partial<Record<Happening['type'], 'people' | 'office'>>> = {
  'approval.opened': 'people',
  'approval.stageOpened': 'people',
  'approval.reminded': 'people',
  'approval.escalated': 'people',
  'approval.delegated': 'people',
  'approval.reassigned': 'people',
  'approval.rosterChanged': 'people',
  'approval.approverAdded': 'people',
  'approval.extended': 'office',
  'approval.recounted': 'people',
  'approval.questioned': 'people',
  'approval.answered': 'people',
  'approval.nudged': 'people',
  'approval.linksRevoked': 'people',
  'approval.commented': 'people',
  'approval.reviewOpened': 'office',
  'approval.closed': 'office',
  'phase.held': 'people',
  'phase.reviewDue': 'office',
  'schedule.exceptionOpened': 'office',
  'project.exceptionOpened': 'office',
  'obligation.opened': 'office',
  'obligation.reminded': 'office',
  'obligation.lapsed': 'office',
  'obligation.escalated': 'people',
  'dispute.raised': 'office',
  'dispute.reminded': 'office',
  'dispute.tierEnded': 'office',
  'dispute.settlementConfirmed': 'office',
  'dispute.settled': 'office',
  'dispute.awarded': 'office',
  'dispute.withdrawn': 'office',
  'ip.opened': 'office',
  'ip.answered': 'office',
  'ip.reminded': 'office',
  'ip.dateReached': 'office',
  'evaluation.opened': 'office',
  'agreement.approved': 'office',
  'agreement.reminded': 'office',
  'agreement.parentEnded': 'office',
  'agreement.noticed': 'office',
  'agreement.cured': 'office',
  'agreement.amendmentApproved': 'office',
  'agreement.suspended': 'office',
  'agreement.resumed': 'office',
  'agreement.terminationAgreed': 'office',
  'agreement.fateDecided': 'office',
  'agreement.renewed': 'office',
  'agreement.lapsed': 'office',
  'agreement.terminated': 'office',
  'agreement.expired': 'office',
  'calendar.recounted': 'office',
  'mail.bounced': 'people',
};

/** Whether the post is to be told of an entry. Nothing else brings letters: `lettersOf` asks here first. */
export const callsForLetters = ({ type }: Happening): boolean => Object.hasOwn(calls, type);

/** Whether the office hears of it, so that its people have to be looked up; of a close only where there is something to do. */
export const tellsOffice = (happening: Happening, approval: Approval | undefined): boolean =>
  calls[happening.type] === 'office' &&
  (happening.type !== 'approval.closed' ||
    happening.outcome === 'impossible' ||
    approval?.request.review !== undefined);
