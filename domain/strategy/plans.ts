import { isApproved, type Evidence, type Outcome } from '../approvals/approvals';
import type { LocalDate } from '../calendar/dates';
import { DomainError } from '../shared/errors';
import type { Person } from '../shared/keys';
import { refused } from '../shared/reasons';
import { text } from '../shared/sentences';
import { isBlank, type Text } from '../shared/text';

/** A version of a plan (发展规划) as it is handed in: its document, and what it says in short. */
export interface PlanSubmission {
  /** The plan, by the key of its horizon, and what that is called. */
  readonly horizon: string;
  readonly title: Text;
  /** How many years it looks ahead. */
  readonly years: number;
  readonly summary: string;
  readonly evidence: readonly Evidence[];
  readonly by: Person;
  readonly on: LocalDate;
}

/** A version of a plan: what is accepted is in force since a day, until the next one is. Source: docs/rules/strategy.md, "Plans". */
export interface PlanVersion extends PlanSubmission {
  readonly key: string;
  readonly version: number;
  readonly state: 'deciding' | 'accepted' | 'returned';
  readonly approval: string;
  readonly acceptedOn?: LocalDate;
}

/** Which version is meant, and what it is called. */
type About = Pick<PlanVersion, 'title' | 'version'> & { readonly plan: string };

/** That an approval decided on it. */
interface Decided extends About {
  readonly approval: string;
  readonly outcome: Outcome;
}

/** Everything that happens to the versions of plans; `told` hear of what is in force beside the office. */
export type PlanHappening =
  | { readonly type: 'plan.submitted'; readonly submitted: PlanVersion }
  | ({ readonly type: 'plan.accepted'; readonly on: LocalDate; readonly told: readonly Person[] } & Decided)
  | ({ readonly type: 'plan.returned' } & Decided);

export const planVersionKey = (horizon: string, version: number): string => `${horizon}-${version}`;

/** The versions of one plan, the first first. */
export const versionsOfPlan = (all: readonly PlanVersion[], horizon: string): readonly PlanVersion[] =>
  all.filter((each) => each.horizon === horizon);

/** Whether it has been handed in and not yet decided on. */
export const isDeciding = ({ state }: Pick<PlanVersion, 'state'>): boolean => state === 'deciding';

/** A version after something happened to it: the process and the read model change it alike. */
export function planAfter(version: PlanVersion, happening: PlanHappening): PlanVersion {
  switch (happening.type) {
    case 'plan.submitted':
      return happening.submitted;
    case 'plan.accepted':
      return { ...version, state: 'accepted', acceptedOn: happening.on };
    case 'plan.returned':
      return { ...version, state: 'returned' };
  }
}

/** What an approval of it says: in force from that day on, or sent back. */
export const planDecidedAs = (
  { key: plan, title, version, approval }: PlanVersion,
  outcome: Outcome,
  inForce: { readonly on: LocalDate; readonly told: readonly Person[] },
): PlanHappening => {
  const decided = { plan, title, version, approval, outcome };
  return isApproved(outcome)
    ? { type: 'plan.accepted', ...decided, ...inForce }
    : { type: 'plan.returned', ...decided };
};

/**
 * A version is handed in with its document, while none of the same plan is decided on. Throws `plan_state`, `comment_required` at the
 * summary, `evidence_required` without a document whose file is known by its hash. Source: docs/rules/strategy.md, "Plans".
 */
export function assertMaySubmitPlan(
  all: readonly PlanVersion[],
  { horizon, summary, evidence }: Pick<PlanSubmission, 'horizon' | 'summary' | 'evidence'>,
): void {
  const deciding = versionsOfPlan(all, horizon).find(isDeciding);
  if (deciding)
    throw refused(
      'plan_state',
      text(`第 ${deciding.version} 版正在审批。`, `Version ${deciding.version} is being decided on.`),
      { approval: deciding.approval },
    );
  if (isBlank(summary)) throw new DomainError('comment_required', undefined, { field: 'summary' });
  if (!evidence.some(({ kind, hash }) => kind === 'document' && hash !== undefined))
    throw new DomainError('evidence_required', undefined, { field: 'evidence' });
}
