import type { LossPlan } from '../../../programme/distribution-plans';
import { atLeastZero, sumOf } from '../../../shared/amounts';
import type { PartyKey } from '../../../shared/keys';
import { refused } from '../../../shared/reasons';
import { text } from '../../../shared/sentences';
import { allocate, type Part } from '../../allocation';
import type { Share } from '../buckets';
import { keep, partsBy, split, type Course } from './course';

/** Every loss is borne by the risk ratio; a company keeps its own, to be offset by its next profits. Throws `loss_beyond_caps`. */
export const bearLosses = (course: Course): Course => course.shares.filter(({ net }) => net < 0n).reduce(bear, course);

function bear(course: Course, { key, net, rules: { losses } }: Share): Course {
  const { form, roundingPartner } = course.rules;
  if (form === 'company') return keep({ ...course, deficit: course.deficit - net }, 'offset', net, key);
  const steps = lossSteps(-net, losses, partsBy(course, losses.shares), course.losses, roundingPartner);
  return steps.reduce(
    (borne, { amount, parts }) => split(borne, { tier: 'risk', amount: -amount, parts, bucket: key }),
    course,
  );
}

/** A part of a loss, and among whom it is split. */
interface LossStep {
  readonly amount: bigint;
  readonly parts: readonly Part[];
}

/**
 * Splits a loss, above zero, by the risk ratio. Who would bear more than their cap, counting what they bear already, bears
 * what the cap leaves, and the rest is split anew among the others by their ratio, as often as it takes. Throws
 * `loss_beyond_caps` where the caps leave nobody to bear it. Source: docs/rules/money.md, "Tiers".
 */
function lossSteps(
  loss: bigint,
  { caps }: Pick<LossPlan, 'caps'>,
  parts: readonly Part[],
  borneBefore: ReadonlyMap<PartyKey, bigint>,
  partner?: PartyKey,
): readonly LossStep[] {
  if (parts.every(({ weight }) => weight === 0n))
    throw refused(
      'loss_beyond_caps',
      text('各方承担上限之外尚有亏损无人承担。', 'The caps leave a part of the loss that nobody bears.'),
      { field: 'losses.caps' },
    );
  const borne = new Map(allocate(loss, parts, partner).map(({ of, amount }) => [of, amount]));
  const capped = parts.flatMap((part): readonly LossStep[] => {
    const { of } = part;
    const cap = Object.hasOwn(caps, of) ? caps[of] : undefined;
    if (cap === undefined) return [];
    const most = atLeastZero(BigInt(cap) - (borneBefore.get(of) ?? 0n));
    return (borne.get(of) ?? 0n) > most ? [{ amount: most, parts: [part] }] : [];
  });
  if (capped.length === 0) return [{ amount: loss, parts }];
  const others = parts.filter((part) => !capped.some((step) => step.parts.includes(part)));
  const rest = loss - sumOf(capped.map(({ amount }) => amount));
  return [...capped, ...lossSteps(rest, { caps }, others, borneBefore, partner)];
}
