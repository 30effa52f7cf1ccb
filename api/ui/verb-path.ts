import type { ApprovalView } from '../../domain/approvals/views';
import { pathSegment } from '../../mail/paths';

/** Where the forms of an approval go. */
export const verbPath = ({ programme, id }: Pick<ApprovalView, 'programme' | 'id'>, verb: string) =>
  `/office/programmes/${programme}/approvals/${pathSegment(id)}/${verb}`;
