import { pathSegment } from './decision-scene';
import type { ApprovalView } from '../../domain/approvals/views';

/** Where the forms of an approval go. */
export const verbPath = ({ programme, id }: Pick<ApprovalView, 'programme' | 'id'>, verb: string) =>
  `/office/programmes/${programme}/approvals/${pathSegment(id)}/${verb}`;
