import { patched } from '@temporalio/workflow';
import { approvalId } from '../../contracts/approval';
import { contextOf } from '../../contracts/context';
import type { GateRequest } from '../../contracts/phase';
import { phaseEnded, programmeId } from '../../contracts/programme';
import type { Outcome } from '../../domain/approvals/approvals';
import { gateContent } from '../../domain/phases/gate-contents';
import {
  alsoAsked,
  assertMayPropose,
  decidedAs,
  endsPhase,
  isPassed,
  type GateProposal,
} from '../../domain/phases/gates';
import { daysHeld, reviewDateOf, type Hold } from '../../domain/phases/holds';
import type { GateOutcome } from '../../domain/phases/gates';
import { countsAtGate, reopen } from '../../domain/phases/milestones';
import { overdueHighRisks } from '../../domain/needs/risk-needs';
import type { PhaseAsking } from '../../domain/resumed/phases';
import { planHold } from '../kit/activities';
import { ask } from '../approval/asking';
import type { PhaseDesk } from './desk';
import { tellProcess } from '../kit/telling';
import { trackProposed } from '../obligation/tracking';
import { isPast, somethingHappens } from '../kit/waiting';

/** Gates used to leave the phase running whatever they decided, but for a go; remove once no phase from before 2026-12 runs. */
const CONTINUES = 'gates-continue';

const proposalOf = ({ proposal = 'go', reviewOn, again, conditions }: GateRequest): GateProposal => ({
  proposal,
  ...(reviewOn !== undefined && { reviewOn }),
  ...(again && { again }),
  ...(conditions && { conditions }),
});

type Requested = Extract<PhaseAsking, { type: 'phase.gateRequested' }>;

/** The exit gate of a phase: asked for by the office, decided by the groups, and what follows from each outcome. */
export const createGate = (desk: PhaseDesk) => {
  const { input, plan, ledger, sideWork, today, standing } = desk;
  const { programme } = input;
  const strategic = input.strategic ?? [];
  const subject = { kind: 'gate', key: plan.key } as const;
  const overdueRisks = () => overdueHighRisks(standing().facts);
  const approvalNow = () => approvalId({ programme, subject, round: standing().gateRound });

  async function decide(request: GateRequest, proposed: GateProposal) {
    const also = alsoAsked(strategic, standing().recycles);
    const { approval, outcome } = await ask({
      ...contextOf(input),
      subject,
      groups: plan.gate.asks,
      ...(also.length > 0 && { also }),
      policy: plan.gate.policy,
      round: standing().gateRound,
      content: gateContent(plan, standing().milestones, proposed, {
        note: request.note,
        today: today(),
        overdueRisks: overdueRisks(),
      }),
      requester: request.by,
    });
    await follow(proposed, approval, outcome);
  }

  async function follow(proposed: GateProposal, approval: string, outcome: Outcome) {
    const decided = decidedAs(proposed.proposal, outcome);
    if (decided === undefined) return ledger.tell({ type: 'phase.gateUndecided', phase: plan.key, approval, outcome });
    if (decided === 'resume') return resume(approval);
    if (isPassed(decided)) await untilReviewed(approval);
    const again = decided === 'recycle' ? (proposed.again ?? []) : [];
    if (decided === 'recycle') desk.change({ recycles: standing().recycles + 1 });
    ledger.tell({
      type: 'phase.gateDecided',
      phase: plan.key,
      approval,
      outcome: decided,
      ...(decided === 'recycle' && { again, recycles: standing().recycles }),
    });
    if (!isPassed(decided) && !patched(CONTINUES)) return; // an old one was simply asked again
    if (decided === 'hold') await hold({ approval }, proposed.reviewOn);
    else resume(approval);
    for (const key of again) await showAgain(key, { approval });
    if (decided === 'conditionalGo') await trackProposed({ programme, approval, subject }, proposed.conditions ?? []);
    if (endsPhase(decided)) await close(decided, approval);
  }

  /** To go on takes effect once no review of a high risk is overdue, whatever the groups knew when they decided. */
  async function untilReviewed(approval: string) {
    const overdue = overdueRisks();
    if (overdue.length === 0) return;
    ledger.tell({
      type: 'phase.gateBlocked',
      phase: plan.key,
      approval,
      risks: overdue.map(({ key, title }) => ({ key, title })),
    });
    while (overdueRisks().length > 0)
      await somethingHappens(() => overdueRisks().length === 0, 'the review of high risks');
  }

  async function close(outcome: GateOutcome, approval: string) {
    desk.change({ passed: outcome });
    if (outcome === 'kill') failTheRest(approval);
    ledger.tell({ type: 'phase.closed', phase: plan.key, outcome });
    await ledger.write();
    await tellProcess(programmeId(programme), phaseEnded, { phase: plan.key, outcome, on: today(), approval });
  }

  /** What was not reached when the programme is ended never will be; what people are deciding on is told once their approval is withdrawn. */
  function failTheRest(approval: string) {
    for (const { key } of plan.milestones) {
      const record = desk.stand(key);
      if (countsAtGate(record) || record.state === 'failed' || sideWork.isUnderWay(key)) continue;
      desk.put(key, { ...record, state: 'failed', settlement: { approval, reason: '' } });
      ledger.tell({ type: 'milestone.failed', phase: plan.key, milestone: key, approval, reason: '' });
    }
  }

  /** Its clocks have stood since the first of the holds that follow one another. */
  async function hold(cause: Hold['cause'], wanted?: string) {
    const reviewOn = reviewDateOf(today(), wanted);
    const { reviewAt, told } = await planHold({ programme, reviewOn });
    const on = standing().hold?.on ?? today();
    const held = { on, reviewOn, reviewAt, cause };
    desk.change({ hold: held });
    ledger.tell({ type: 'phase.held', phase: plan.key, hold: held, told: 'obligation' in cause ? told : [] });
  }

  function resume(approval: string) {
    const { hold: held } = standing();
    if (!held) return;
    desk.endHold();
    const days = daysHeld(held, today());
    ledger.tell({ type: 'phase.resumed', phase: plan.key, on: today(), days, approval });
  }

  async function showAgain(key: string, cause: Hold['cause']) {
    const record = desk.stand(key);
    if (sideWork.isUnderWay(key)) return; // it is being shown just now
    desk.put(key, reopen(record));
    ledger.tell({ type: 'milestone.reopened', phase: plan.key, milestone: key, cause });
    await desk.tellMilestone(key, 'reopened');
  }

  return {
    isUnderWay: () => sideWork.isUnderWay('gate'),
    assertMayRequest: (request: GateRequest): void =>
      assertMayPropose(
        plan.gate,
        proposalOf(request),
        {
          ...standing(),
          overdueRisks: overdueRisks(),
          titles: Object.fromEntries(plan.milestones.map(({ key, title }) => [key, title])),
        },
        {
          isOpen: sideWork.isUnderWay('gate') || standing().passed !== undefined,
          today: today(),
        },
      ),
    request: (request: GateRequest) => {
      const proposed = proposalOf(request);
      desk.change({ gateRound: standing().gateRound + 1 });
      ledger.tell({
        type: 'phase.gateRequested',
        phase: plan.key,
        by: request.by,
        approval: approvalNow(),
        ...(proposed.proposal !== 'go' && { proposed }),
      });
      sideWork.ask('gate', () => decide(request, proposed));
      return { approval: approvalNow(), entries: ledger.unwritten() };
    },
    /** Waits for what was asked before it was started again. */
    goOn: ({ by, proposed = { proposal: 'go' } }: Requested): void =>
      sideWork.ask('gate', () => decide({ ...proposed, by, note: '' }, proposed)),
    hold,
    showAgain,
    failTheRest: (): void => failTheRest(approvalNow()),
    /** When the hold has to be looked at, as long as nobody was told. */
    reviewAt: () => {
      const { hold: held } = standing();
      return held && !held.isReviewed ? held.reviewAt : undefined;
    },
    tellReview: (): void => {
      const { hold: held } = standing();
      if (!held || held.isReviewed || !isPast(held.reviewAt)) return;
      desk.change({ hold: { ...held, isReviewed: true } });
      ledger.tell({ type: 'phase.reviewDue', phase: plan.key, reviewOn: held.reviewOn });
    },
  };
};
