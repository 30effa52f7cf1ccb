import { DomainError } from '../shared/errors';
import { refused } from '../shared/reasons';
import { text } from '../shared/sentences';

/** Where a programme stands. `exiting`: it is being wound up; `ended`: every step of its exit plan is met. */
export type ProgrammeState = 'running' | 'completed' | 'exiting' | 'ended';

const toTheEnd: readonly ProgrammeState[] = ['running', 'completed'];
const throughExit: readonly ProgrammeState[] = [...toTheEnd, 'exiting'];
const always: readonly ProgrammeState[] = [...throughExit, 'ended'];

/**
 * Everything that people begin in a programme, by noun and verb, and while it stands how that may be: an ending
 * programme takes on nothing, and goes on with what ends it or what outlives it. Source: docs/rules/programme.md,
 * "What may still be begun"; docs/decisions/0045.
 */
export const undertakings = {
  'agreement.amend': toTheEnd,
  'agreement.cancel': always,
  'agreement.claim': throughExit,
  'agreement.condition': throughExit,
  'agreement.confirmDocument': toTheEnd,
  'agreement.correct': throughExit,
  'agreement.cure': always,
  'agreement.fate': throughExit,
  'agreement.negotiate': toTheEnd,
  'agreement.notice': always,
  'agreement.renew': toTheEnd,
  'agreement.resume': throughExit,
  'agreement.sign': toTheEnd,
  'agreement.submit': toTheEnd,
  'agreement.suspend': throughExit,
  'agreement.terminate': always,
  'approval.open': toTheEnd,
  'approval.review': throughExit,
  'approval.tend': always,
  'baseline.ask': toTheEnd,
  'baseline.setAside': toTheEnd,
  'budget.except': throughExit,
  'calendar.publish': always,
  'dispute.go': always,
  'dispute.raise': always,
  'evaluation.ask': ['running'],
  'evaluation.report': throughExit,
  'evaluation.restate': throughExit,
  'evidence.file': always,
  'feed.ask': always,
  'fund.call': toTheEnd,
  'fund.draw': throughExit,
  'fund.tend': always,
  'improvement.go': toTheEnd,
  'improvement.open': toTheEnd,
  'distribution.go': always,
  'distribution.open': throughExit,
  'innovation.go': toTheEnd,
  'innovation.propose': toTheEnd,
  'ip.answer': throughExit,
  'ip.close': always,
  'ip.file': always,
  'ip.open': toTheEnd,
  'ip.read': always,
  'ip.register': always,
  'milestone.forecast': toTheEnd,
  'milestone.report': toTheEnd,
  'milestone.settle': toTheEnd,
  'milestone.start': toTheEnd,
  'milestone.submit': toTheEnd,
  'obligation.fulfil': always,
  'phase.gate': toTheEnd,
  'policy.change': toTheEnd,
  'process.mend': always,
  'project.budget': toTheEnd,
  'project.cancel': always,
  'project.commission': throughExit,
  'project.forecast': throughExit,
  'project.open': ['running'],
  'project.pass': throughExit,
  'project.report': throughExit,
  'risk.raise': toTheEnd,
  'risk.tend': throughExit,
  'roster.change': always,
  'staffing.change': toTheEnd,
  'strategy.adjust': toTheEnd,
  'strategy.plan': toTheEnd,
  'strategy.report': always,
} as const satisfies Readonly<Record<string, readonly ProgrammeState[]>>;

export type Undertaking = keyof typeof undertakings;

/** By what a wait ends, and below which address of its programme the page stands that tells of it, by its key: where that is left out the doors say where. */
interface WaitPlan {
  readonly endsBy: Undertaking;
  readonly place?: string;
}

/** Every kind of wait. Where that by which it ends may no longer be begun, nobody waits for it. */
export const waitKinds = {
  approval: { endsBy: 'approval.tend' },
  actuals: { endsBy: 'evaluation.report' },
  figure: { endsBy: 'evaluation.report' },
  obligation: { endsBy: 'obligation.fulfil' },
  signature: { endsBy: 'agreement.sign', place: 'agreements' },
  agreement: { endsBy: 'agreement.cure', place: 'agreements' },
  submission: { endsBy: 'milestone.submit', place: 'milestones' },
  gate: { endsBy: 'phase.gate', place: 'phases' },
  proposal: { endsBy: 'milestone.forecast', place: 'milestones' },
  exception: { endsBy: 'milestone.report', place: 'milestones' },
  project: { endsBy: 'project.pass', place: 'projects' },
  dispute: { endsBy: 'dispute.go', place: 'disputes' },
  improvement: { endsBy: 'improvement.go', place: 'improvements' },
  innovation: { endsBy: 'innovation.go', place: 'innovations' },
  distribution: { endsBy: 'distribution.go', place: 'distributions' },
  ip: { endsBy: 'ip.answer', place: 'ip' },
  adjustment: { endsBy: 'strategy.adjust', place: 'strategy/adjustments' },
  assessment: { endsBy: 'strategy.adjust', place: 'strategy/signals' },
  plan: { endsBy: 'strategy.plan', place: 'strategy/plans' },
  watch: { endsBy: 'strategy.report', place: 'strategy/signals' },
  risk: { endsBy: 'risk.tend', place: 'risks' },
  fund: { endsBy: 'fund.tend', place: 'funds' },
  draw: { endsBy: 'fund.tend', place: 'draws' },
  staffing: { endsBy: 'staffing.change', place: 'staffing' },
  fault: { endsBy: 'process.mend' },
} as const satisfies Readonly<Record<string, WaitPlan>>;

export type WaitKind = keyof typeof waitKinds;

/** Those that are due on a day: they are late as milestones and phases are, by working days; all others once their instant has passed. */
export const waitsByDay: readonly WaitKind[] = ['submission', 'gate'];

/** Whether it may still be begun in a programme that stands so. */
export const mayUndertake = (state: ProgrammeState, what: Undertaking): boolean =>
  (undertakings[what] as readonly ProgrammeState[]).includes(state);

/** Throws `programme_ending` while it is being wound up, `programme_over` once it has ended, for what may no longer be begun. */
export function assertMayUndertake(state: ProgrammeState, what: Undertaking): void {
  if (mayUndertake(state, what)) return;
  if (state === 'exiting')
    throw refused(
      'programme_ending',
      text(
        '合作计划正在退出：不再承接新的事项；通知、争议、和解、义务履行和退出步骤照常办理。',
        'The programme is being wound up: it takes on nothing new; notices, disputes, settlements, obligations and the steps of its exit go on.',
      ),
      { state, undertaking: what },
    );
  throw new DomainError('programme_over', undefined, { state, undertaking: what });
}
