import type { FindableKind } from '../../domain/views/findables';
import { pathSegment } from '../../mail/paths';
import type { PageBelow } from '../access/matrix';
import { placePath } from '../ui/place-path';

/** By which address of the pages somebody may look at what is found, below its programme; a programme stands for itself. */
export const pagesOf: { readonly [One in Exclude<FindableKind, 'programmes'>]: PageBelow } = {
  phases: 'phases/:phase',
  milestones: 'milestones/:milestone',
  agreements: 'agreements/:agreement',
  approvals: 'approvals/:approval',
  projects: 'projects/:project',
  risks: 'risks/:risk',
  improvements: 'improvements/:improvement',
  innovations: 'innovations/:innovation',
  disputes: 'disputes/:dispute',
  obligations: 'approvals/:approval',
  evaluations: 'evaluations/:cycle/:period',
  distributions: 'distributions/:distribution',
  funds: 'funds/:fund',
  draws: 'draws/:draw',
  budgets: 'budgets/:budget',
  ip: 'ip/:item',
  staffing: 'staffing',
  changes: 'changes',
  adjustments: 'strategy/adjustments/:adjustment',
  plans: 'strategy/plans/:plan',
  people: 'roster',
};

interface Found {
  readonly programme: string;
  readonly kind: FindableKind;
  readonly id: string;
}

/** Where what was found is shown. */
export function foundPath({ programme, kind, id }: Found): string {
  if (kind === 'programmes') return `/programmes/${programme}`;
  if (kind === 'obligations') return placePath(programme, { kind: 'obligation', id });
  if (kind === 'evaluations') return placePath(programme, { kind: 'actuals', id });
  return `/programmes/${programme}/${pagesOf[kind].replace(/:\w+/, pathSegment(id))}`;
}
