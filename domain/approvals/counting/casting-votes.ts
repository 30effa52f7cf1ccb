import { finding } from '../../shared/findings';
import type { Finding, Path } from '../../shared/findings';
import type { PanelPolicy } from '../../programme/policies';
import { benchesOf, castingSeats, isSimpleMajority } from './quorum';
import type { Group } from '../../programme/governance';

type Asked = Pick<Group, 'seats'>;

/** The seats counted together that hold a seat which the casting vote names. */
const benchesWith = (panel: PanelPolicy, groups: readonly Asked[]) =>
  groups
    .flatMap(({ seats }) => benchesOf({ rule: panel.rule, seats }))
    .filter(({ seats }) => castingSeats(panel, seats).length > 0);

/** A casting vote that is no seat's, that is several seats' at once, or that stands where the rule knows no tie. */
export const lintCasting = (panel: PanelPolicy, groups: readonly Asked[], at: Path): readonly Finding[] => {
  const { castingVote } = panel;
  if (castingVote === undefined || groups.length === 0) return [];
  const path = [...at, 'castingVote'];
  const benches = benchesWith(panel, groups);
  if (benches.length === 0)
    return [
      finding(
        'casting_vote_unknown',
        path,
        `“${castingVote}”不是所议各组的席位。`,
        `"${castingVote}" is no seat of the groups asked.`,
      ),
    ];
  if (benches.some(({ rule, seats }) => !isSimpleMajority(rule, seats.length)))
    return [
      finding(
        'casting_vote_without_tie',
        path,
        '决定票只用于简单多数（50% 或超过 50%，或席位数的一半，奇数时进一），此规则没有平票可言。',
        'A casting vote is for simple majorities only (50 % or more than that, or half of the seats, rounded up); this rule knows no tie.',
      ),
    ];
  if (benches.some(({ seats }) => castingSeats(panel, seats).length > 1))
    return [
      finding(
        'casting_vote_ambiguous',
        path,
        `双方席位合并计算时只能有一张决定票，而“${castingVote}”是双方各一席；请写席位全名（方.组.席位）。`,
        `Where the seats of both parties are counted together one of them has the casting vote, and "${castingVote}" is a seat of each; name it in full (party.group.key).`,
      ),
    ];
  return [];
};
