import { setHandler } from '@temporalio/workflow';
import { adjustmentQuery, strategyAdjusted, type AdjustmentInput } from '../contracts/adjustment';
import { evaluationCycleId } from '../contracts/evaluation';
import { programmeId } from '../contracts/programme';
import { scheduleId } from '../contracts/schedule';
import {
  adjustmentAfter,
  voteOn,
  type AdjustmentHappening,
  type StrategyHappening,
} from '../domain/strategy/adjustments';
import { adjustmentContent } from '../domain/strategy/words';
import { findEffect, planAdjustment, planEffect } from './kit/activities';
import { ask, wereOpened } from './approval/asking';
import { createRecord } from './kit/record';
import { tellProcess } from './kit/telling';
import { show } from './kit/visibility';
import { sleepUntil } from './kit/waiting';
import type { EvaluationCycleKey } from '../domain/shared/keys';

/** One adjustment of the strategy: put before its groups, and once it is approved in force from its day, all of it at one instant. */
export async function strategyAdjustment({ programme, adjustment: given, resumed }: AdjustmentInput): Promise<void> {
  const ledger = createRecord(programme, resumed?.recorded);
  let adjustment = given;
  const { key } = given;

  setHandler(adjustmentQuery, () => adjustment);

  wereOpened(resumed?.opened);
  if (!resumed) happen({ type: 'adjustment.proposed', proposed: given });
  await ledger.write();
  if (adjustment.state === 'deciding') await decide();
  if (adjustment.state === 'approved') await takeEffect();
  await ledger.write();

  async function decide() {
    const { version, groups, policy, overlaps } = await planAdjustment({ programme, adjustment: key });
    if (overlaps) return happen({ type: 'adjustment.lapsed', adjustment: key, why: overlaps, told: [given.by] });
    show('deciding', groups, `Being decided by ${groups.join(', ')}: see ${given.approval}`);
    const { approval, outcome, closedAt } = await ask({
      programme,
      version,
      subject: { kind: 'adjustment', key },
      round: 1,
      content: adjustmentContent(given),
      requester: given.by,
      policy,
      groups,
    });
    const end = voteOn(outcome);
    if (end !== 'approved') return happen({ type: 'adjustment.refused', adjustment: key, end });
    const { from } = await planEffect({ programme, effectiveOn: given.effectiveOn, approvedAt: closedAt });
    happen({ type: 'adjustment.approved', adjustment: key, approval, from });
  }

  /** Whatever is read of the programme has all of it with that one entry; the processes that carry a part of it are told then. */
  async function takeEffect() {
    const { from = given.effectiveOn, approval, title } = adjustment;
    await ledger.write();
    const { at } = await planEffect({ programme, effectiveOn: from });
    show('approved', [], `Approved: it takes effect when ${from} begins`, at);
    await sleepUntil(at, `the adjustment takes effect when ${from} begins`);
    const { effect, told, cycles } = await findEffect({ programme, adjustment: key, from });
    if ('lapsed' in effect) return happen({ type: 'adjustment.lapsed', adjustment: key, why: effect.lapsed, told });
    happen({ type: 'strategy.adjusted', adjustment: key, approval, from, title, ...effect, told });
    await ledger.write();
    const adjusted = { adjustment: key, approval, from, changes: effect.changes };
    const hearers = [programmeId(programme), scheduleId(programme), ...cycles.map(cycleOf)];
    await Promise.all(hearers.map((id) => tellProcess(id, strategyAdjusted, adjusted)));
  }

  function cycleOf(cycle: EvaluationCycleKey) {
    return evaluationCycleId(programme, cycle);
  }
  function happen(happening: AdjustmentHappening | StrategyHappening) {
    adjustment = adjustmentAfter(adjustment, happening);
    ledger.tell(happening);
  }
}
