import { agreementOfSubject } from '../../domain/agreements/proposals';
import type { Subject } from '../../domain/approvals/approvals';
import type { WaitingView } from '../../domain/programme/awaited';
import { pathSegment } from '../../mail/paths';

/** An obligation is named after its approval: `approval:condition:n`, as are those proposed with it and the steps of an exit. */
const approvalOf = (obligation: string) => obligation.replace(/:(condition|proposed|exit):\d+$/, '');

/** What is due under an agreement is named after it, the obligation and the day. */
const agreementOf = (obligation: string) => /:agreement:([^:]+):obligation:[^:]+:[^:]+$/.exec(obligation)?.[1];

/** The page that tells of what waits, or of what has a date to come. Ids are business keys: `programme:kind:key…`. */
export function placePath(programme: string, { id, kind }: Pick<WaitingView, 'id' | 'kind'>): string {
  if (kind === 'approval') return `/programmes/${programme}/approvals/${pathSegment(id)}`;
  if (kind === 'fault') return `/programmes/${programme}`;
  const agreement = kind === 'obligation' ? agreementOf(id) : undefined;
  if (agreement !== undefined) return `/programmes/${programme}/agreements/${agreement}`;
  if (kind === 'obligation') return `/programmes/${programme}/approvals/${pathSegment(approvalOf(id))}`;
  const parts = (id.startsWith(`${programme}:`) ? id.slice(programme.length + 1) : id).split(':');
  if (kind === 'actuals') return `/programmes/${programme}/evaluations/${parts.slice(-2).join('/')}`;
  const place = {
    signature: 'agreements',
    agreement: 'agreements',
    submission: 'milestones',
    proposal: 'milestones',
    exception: 'milestones',
    gate: 'phases',
    project: 'projects',
    dispute: 'disputes',
    ip: 'ip',
  }[kind];
  return `/programmes/${programme}/${place}/${parts.at(-1) ?? ''}`;
}

const subjectPlaces: Readonly<Partial<Record<Subject['kind'], string>>> = {
  milestone: 'milestones',
  waiver: 'milestones',
  failure: 'milestones',
  exception: 'milestones',
  scope: 'milestones',
  gate: 'phases',
  cost: 'projects',
  budget: 'projects',
  commissioning: 'projects',
};

/** The page of what an approval decides on; nothing where it has none of its own. */
export function subjectPath(programme: string, { kind, key }: Subject): string | undefined {
  if (kind === 'change' || kind === 'policy') return `/programmes/${programme}/changes`;
  if (kind === 'evaluation') return `/programmes/${programme}/evaluations/${key.replace(':', '/')}`;
  if (kind === 'agreement') return `/programmes/${programme}/agreements/${agreementOfSubject(key)}`;
  const place = subjectPlaces[kind];
  return place && `/programmes/${programme}/${place}/${key}`;
}
