import type { AgreementView } from '../agreements/views';
import { isForming, isRunning } from '../agreements/life';
import { ofMatters } from '../agreements/undertakings';
import type { Subject } from '../approvals/approvals';
import { isOver } from '../improvements/improvements';
import { isSettled } from '../innovations/innovations';
import { isIpOver } from '../ip/ip';
import { isOwed } from '../obligations/obligations';
import { isProjectOver } from '../projects/projects';
import { isRiskOver } from '../risks/turns';
import { isStaffingOver } from '../staffing/staffing';
import { joined } from '../shared/sentences';
import type { Text } from '../shared/text';
import { mayUndertake, type ProgrammeState, type Undertaking } from '../programme/undertakings';
import type { ProgrammeView } from './views';
import type { ApprovalView } from '../approvals/views';

/** How far the programme's end has come, as a process hears of it. */
export interface Ending {
  readonly at: 'exiting' | 'ended';
}

const reasons: Readonly<Record<Ending['at'], Text>> = {
  exiting: { zh: '合作计划终止，进入退出程序', en: 'the programme ends and is being wound up' },
  ended: { zh: '合作计划已经结束', en: 'the programme has ended' },
};

/** Why something is closed with its programme, in both languages on one line. */
export const endingReason = ({ at }: Ending): string => joined(reasons[at]);

const ofSubjects: Readonly<Record<Subject['kind'], Undertaking>> = {
  agreement: 'agreement.submit',
  milestone: 'milestone.submit',
  gate: 'phase.gate',
  waiver: 'milestone.settle',
  failure: 'milestone.settle',
  exception: 'milestone.report',
  change: 'baseline.ask',
  policy: 'policy.change',
  adjustment: 'strategy.adjust',
  assessment: 'strategy.adjust',
  plan: 'strategy.plan',
  scope: 'milestone.report',
  cost: 'project.report',
  evaluation: 'evaluation.report',
  budget: 'project.budget',
  budgetException: 'budget.except',
  commissioning: 'project.commission',
  improvement: 'improvement.go',
  riskAcceptance: 'risk.tend',
  riskClosing: 'risk.tend',
  distribution: 'distribution.go',
  innovation: 'innovation.go',
  draw: 'fund.draw',
  ratification: 'fund.tend',
  request: 'approval.open',
  review: 'approval.review',
};

type Parts = Pick<
  ProgrammeView,
  | 'agreements'
  | 'obligations'
  | 'projects'
  | 'ip'
  | 'evaluations'
  | 'improvements'
  | 'innovations'
  | 'funds'
  | 'risks'
  | 'staffing'
>;

/** What an open approval goes on with; a matter of an agreement that is signed is told by its proposal. */
export const goesOnWith = (
  { agreements }: Pick<ProgrammeView, 'agreements'>,
  { id, approval }: Pick<ApprovalView, 'id' | 'approval'>,
): Undertaking => {
  const pending = agreements.find((each) => each.pending?.approval === id)?.pending;
  return pending ? ofMatters[pending.proposal.matter] : ofSubjects[approval.request.subject.kind];
};

/** Which open approvals go on: those of some kinds of subjects, but not the `without`, and those that are `named` one by one. */
export interface GoingOn {
  readonly kinds: readonly Subject['kind'][];
  readonly named: readonly string[];
  readonly without: readonly string[];
}

/** Which open approvals go on in a programme that stands so, for whoever looks for them; `undefined`: all of them. */
export function goingOnIn(
  state: ProgrammeState,
  { agreements }: { readonly agreements: readonly Pick<AgreementView, 'pending'>[] },
): GoingOn | undefined {
  const kinds = (Object.keys(ofSubjects) as Subject['kind'][]).filter((kind) => mayUndertake(state, ofSubjects[kind]));
  const pending = agreements.flatMap(({ pending: each }) => each ?? []);
  const named = pending.filter(({ proposal }) => mayUndertake(state, ofMatters[proposal.matter]));
  if (kinds.length === Object.keys(ofSubjects).length && named.length === pending.length) return undefined;
  const idsOf = (all: typeof pending) => all.map(({ approval }) => approval);
  return { kinds, named: idsOf(named), without: idsOf(pending) };
}

/** One thing that is told that its programme ends. */
export interface Ended {
  readonly kind:
    | 'obligation'
    | 'project'
    | 'ip'
    | 'evaluation'
    | 'agreement'
    | 'improvement'
    | 'innovation'
    | 'risk'
    | 'fund'
    | 'staffing';
  readonly key: string;
}

/** Whether an open approval makes no sense any more once its programme ends: it is about what may no longer be begun. */
export const endsApproval = (
  view: Pick<ProgrammeView, 'agreements'>,
  approval: Pick<ApprovalView, 'id' | 'approval'>,
  { at }: Ending,
): boolean => !mayUndertake(at, goesOnWith(view, approval));

/**
 * What else is open and makes no sense any more once a programme ends: projects that can't start, and with the last step of the exit everything that nobody will bring to its end. What outlives a programme goes on: disputes,
 * agreements to their last day, what is due under them, rights that were filed.
 */
export function endedBy(view: Parts, { at }: Ending): readonly Ended[] {
  const isLast = at === 'ended';
  const of = (kind: Ended['kind'], keys: readonly string[]) => keys.map((key): Ended => ({ kind, key }));
  const keysOf = <T extends { readonly key: string }>(all: readonly T[], isMeant: (one: T) => boolean) =>
    all.filter(isMeant).map(({ key }) => key);
  return [
    ...of(
      'project',
      keysOf(view.projects, (project) => !isProjectOver(project) && (isLast || project.state === 'preparing')),
    ),
    ...of(
      'improvement',
      keysOf(view.improvements, (one) => !isOver(one)),
    ),
    ...of(
      'innovation',
      keysOf(view.innovations, (one) => !isSettled(one)),
    ),
    ...of(
      'staffing',
      keysOf(view.staffing, (one) => !isStaffingOver(one)),
    ),
    ...(isLast
      ? [
          ...of(
            'obligation',
            keysOf(view.obligations, (one) => isOwed(one) && one.under === undefined),
          ),
          ...of(
            'risk',
            keysOf(view.risks, (risk) => !isRiskOver(risk)),
          ),
          ...of(
            'fund',
            keysOf(view.funds, ({ state }) => state !== 'closed'),
          ),
          ...of(
            'ip',
            keysOf(view.ip, (item) => !isIpOver(item) && (item.state === 'proposed' || item.state === 'blocked')),
          ),
          ...of(
            'evaluation',
            keysOf(view.evaluations, ({ state }) => state !== 'signedOff' && state !== 'abandoned'),
          ),
          ...of(
            'agreement',
            keysOf(view.agreements, ({ state }) => isForming(state) || isRunning(state) || state === 'survival'),
          ),
        ]
      : []),
  ];
}
