import type { Panel } from '../../approvals/approvals';
import { lintCasting } from '../../approvals/counting/casting-votes';
import { finding } from '../../shared/findings';
import type { Finding, Path } from '../../shared/findings';
import { decidingKeys, groupsAsked, holderPath } from './places';
import type { PanelPolicy } from '../../programme/policies';
import type { Programme } from '../../programme/programme';
import { benchesOf, carries, chairsOf } from '../../approvals/counting/quorum';
import type { Bench, Votes } from '../../approvals/counting/quorum';
import type { PartyKey } from '../../shared/keys';
import type { Group, Seat } from '../../programme/governance';

const vacancy = (seat: Seat): Finding =>
  finding(
    'vacancy_blocks',
    holderPath(seat),
    `“${seat.title.zh}”席位空缺，按现有规则无法形成决定，请补齐。`,
    `The seat "${seat.title.en}" is vacant, and so its rules can't be met; fill it.`,
  );

const everybodyApproves = (seats: readonly Seat[]): Votes =>
  new Map(seats.flatMap(({ id, holder }) => (holder === null ? [] : [[id, 'approve']])));

const lintBench = (bench: Bench, panel: Panel, group: Group, path: Path): Finding[] => {
  const filled = { ...bench, seats: bench.seats.map((seat) => ({ ...seat, holder: seat.holder ?? seat.id })) };
  const title = { zh: `“${group.title.zh}”`, en: `"${group.title.en}"` };
  if (bench.seats.length === 0 || carries(panel, bench, everybodyApproves(bench.seats))) return [];
  if (chairsOf(panel, bench)?.length === 0) {
    return [
      finding(
        'chair_missing',
        [...path, 'chairMustApprove'],
        `规则要求主席同意，但${title.zh}${bench.party === null ? '' : `中“${bench.party}”`}没有主席。`,
        `The chair must approve, but ${title.en} has none${bench.party === null ? '' : ` of "${bench.party}"`}.`,
      ),
    ];
  }
  if (carries(panel, filled, everybodyApproves(filled.seats))) {
    return bench.seats.filter(({ holder }) => holder === null).map(vacancy);
  }
  return [
    finding(
      'quorum_out_of_reach',
      [...path, 'rule'],
      `${title.zh}${bench.party === null ? '' : `中“${bench.party}”`}只有 ${bench.seats.length} 席，达不到此规则。`,
      `${title.en} has only ${bench.seats.length} seat(s)${bench.party === null ? '' : ` of "${bench.party}"`}, which can never meet this rule.`,
    ),
  ];
};

const lintGroup = (policy: PanelPolicy, group: Group, parties: readonly PartyKey[], path: Path): Finding[] => {
  const panel: Panel = {
    ...policy,
    title: group.title,
    chairMustApprove: policy.chairMustApprove ?? false,
    vetoSeats: [],
    vacantSeats: policy.vacantSeats ?? 'against',
    seats: group.seats.filter(({ party }) => parties.includes(party)),
  };
  return benchesOf(panel).flatMap((bench) => lintBench(bench, panel, group, path));
};

const lintPanel = (
  panel: PanelPolicy,
  groups: readonly Group[],
  parties: readonly PartyKey[],
  path: Path,
): Finding[] => {
  const seats = groups.flatMap((group) => group.seats);
  const odd = (code: string, name: string, at: Path) =>
    finding(code, at, `“${name}”不是所议各组的席位。`, `"${name}" is no seat of the groups asked.`);
  return [
    ...groups.flatMap((group) => lintGroup(panel, group, parties, path)),
    ...(panel.vetoSeats ?? []).flatMap((name, at) =>
      groups.length === 0 || seats.some(({ key }) => key === name)
        ? []
        : [odd('veto_seat_unknown', name, [...path, 'vetoSeats', at])],
    ),
    ...lintCasting(panel, groups, path),
  ];
};

/** Every panel whose seats can never bring about a decision. */
export const lintQuorums = (programme: Programme): readonly Finding[] =>
  Object.entries(programme.policies).flatMap(([name, { stages }]) =>
    stages.flatMap(({ panels }, stage) =>
      panels.flatMap((panel, at) => {
        const groups = groupsAsked(programme, name, panel.group).flatMap(
          (key) => programme.governance.groups[key] ?? [],
        );
        return lintPanel(panel, groups, decidingKeys(programme), ['policies', name, 'stages', stage, 'panels', at]);
      }),
    ),
  );
