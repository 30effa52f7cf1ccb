import { text } from '../shared/sentences';
import type { Text } from '../shared/text';
import { DomainError } from '../shared/errors';
import { reasonOf } from '../shared/reasons';
import type { ProgrammeState } from '../programme/undertakings';
import type { Programme } from '../programme/programme';
import { by } from '../shared/order';
import type { Adjustment } from './adjustments';
import { programmeAdjusted, type AdjustmentChanges } from './changes';
import { adjustmentMoves, type AdjustmentMove, type Scene } from './consequences';
import { isSettled } from './milestone-consequences';
import { assertAdjustmentFits } from './refusals';

/** What takes effect of an adjustment on its day, or why nothing does. */
export type Effect =
  | {
      readonly changes: AdjustmentChanges;
      readonly moves: readonly AdjustmentMove[];
      /** What is over meanwhile and stays as it is. */
      readonly left: readonly Text[];
    }
  | { readonly lapsed: Text };

/** Without the milestones that are over: they keep what they were accepted by. */
const stillOpen = (scene: Scene, { milestones = {}, ...others }: AdjustmentChanges) => {
  const over = scene.milestones.filter((each) => Object.hasOwn(milestones, each.key) && isSettled(each));
  const kept = Object.entries(milestones).filter(([key]) => !over.some((each) => each.key === key));
  const changes = { ...others, ...(kept.length > 0 && { milestones: Object.fromEntries(kept) }) };
  const left = over.map(({ title }) => text(`里程碑“${title.zh}”已办结`, `the milestone "${title.en}" is over`));
  return { changes, left };
};

/**
 * What an approved adjustment changes on its day: all of it at once, but what is over meanwhile. It lapses as a whole where the programme
 * ends, or where it would leave what publishing would refuse. Source: docs/rules/strategy.md, "Adjustments".
 */
export function effectOf(scene: Scene, state: ProgrammeState, asked: AdjustmentChanges): Effect {
  if (state !== 'running' && state !== 'completed')
    return { lapsed: text('合作计划已进入退出程序或已经结束', 'the programme is being wound up, or has ended') };
  const { changes: open, left } = stillOpen(scene, asked);
  try {
    const changes = assertAdjustmentFits(scene, open);
    return { changes, moves: adjustmentMoves(scene, changes), left };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const { zh, en } = reasonOf(error) ?? text(error.message, error.message);
    return { lapsed: text(zh.replace(/。$/, ''), en.replace(/\.$/, '')) };
  }
}

/** A programme as it was published, with every adjustment that is in force, in the order of their days. */
export const adjustedBy = (programme: Programme, adjustments: readonly Adjustment[]): Programme =>
  adjustments
    .filter(({ state }) => state === 'inForce')
    .sort(by(({ from = '' }) => from))
    .reduce(
      (known, { key: adjustment, approval, changes, from = known.starts }) =>
        programmeAdjusted(known, changes, { adjustment, approval, from }),
      programme,
    );
