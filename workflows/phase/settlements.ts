import { approvalId } from '../../contracts/approval';
import { contextOf } from '../../contracts/context';
import { DomainError } from '../../domain/shared/errors';
import { settlementContent } from '../../domain/phases/gate-contents';
import { assertMaySettle, settledBy, type Settlement } from '../../domain/phases/settlements';
import { ask } from '../approval/asking';
import type { PhaseDesk } from './desk';
import { isApproved } from '../../domain/approvals/approvals';

const kinds = { waived: 'waiver', failed: 'failure' } as const;

/** Milestones that are to be waived, by the strategic group unanimously, or given up, by the groups of the gate. */
export const createSettlements = (desk: PhaseDesk) => {
  const { input, plan, ledger, sideWork, standing } = desk;
  const phase = plan.key;

  const roundOf = (key: string) => standing().settlements[key] ?? 0;
  const subjectOf = ({ as, milestone: key }: Settlement) => ({ kind: kinds[as], key });
  const approvalOf = (settlement: Settlement) =>
    approvalId({
      programme: input.programme,
      subject: subjectOf(settlement),
      round: roundOf(settlement.milestone),
    });

  async function settle(settlement: Settlement) {
    const { milestone: key, as, reason, by } = settlement;
    const { approval, outcome } = await ask({
      ...contextOf(input),
      subject: subjectOf(settlement),
      ...settledBy(as, plan.gate, input.strategic ?? []),
      round: roundOf(key),
      content: settlementContent(desk.milestone(key), settlement),
      requester: by,
    });
    const settled = { phase, milestone: key, approval, reason };
    if (!isApproved(outcome)) return ledger.tell({ type: 'milestone.settlementRefused', ...settled });
    desk.put(key, { ...desk.stand(key), state: as, settlement: { approval, reason } });
    ledger.tell({ type: `milestone.${as}`, ...settled });
  }

  return {
    /** Waits for what was asked before the phase was started again. */
    goOn: (settlement: Settlement): void => sideWork.ask(settlement.milestone, () => settle(settlement)),
    /** What is to be waived or given up is not submitted meanwhile. Throws `milestone_not_open`. */
    assertNoneOpen: (key: string): void => {
      if (sideWork.isUnderWay(key))
        throw new DomainError('milestone_not_open', undefined, { state: desk.stand(key).state });
    },
    assertMayAsk: (settlement: Settlement): void => {
      const { key } = desk.milestone(settlement.milestone);
      const isUnderWay = sideWork.isUnderWay(key) || standing().passed !== undefined;
      assertMaySettle(plan.gate, settlement, desk.stand(key), isUnderWay);
    },
    request: (settlement: Settlement) => {
      const { milestone: key } = settlement;
      desk.change({ settlements: { ...standing().settlements, [key]: roundOf(key) + 1 } });
      const approval = approvalOf(settlement);
      ledger.tell({ type: 'milestone.settlementAsked', phase, approval, ...settlement });
      sideWork.ask(key, () => settle(settlement));
      return { approval, entries: ledger.unwritten() };
    },
  };
};
