import type { Stage, Verdict } from '../approvals';
import { text } from '../../shared/sentences';
import { lintCasting } from './casting-votes';
import type { PanelPolicy, Policy } from '../../programme/policies';
import { refuseFound, refuseNames } from '../policy-names';
import { castingSeats } from './quorum';
import type { GroupKey } from '../../shared/keys';
import type { Seat } from '../../programme/governance';

/** Seats and what they have answered, in the order in which they did; `groups` are those for which `$subject` stands. */
export interface TallyAsked {
  readonly policy: Pick<Policy, 'stages'> & {
    readonly hearEverybody?: boolean | undefined;
    readonly distinctPeople?: Policy['distinctPeople'] | undefined;
  };
  readonly seats: readonly Seat[];
  readonly votes: ReadonlyMap<string, Verdict>;
  readonly groups?: readonly GroupKey[] | undefined;
}

/** The groups of the subject: those told, else those that no panel names, else all that have a seat. */
const subjectOf = ({ policy, seats, groups }: TallyAsked): readonly GroupKey[] => {
  const seated = [...new Set(seats.map(({ group }) => group))];
  const named = policy.stages.flatMap(({ panels }) => panels.map(({ group }) => group));
  const others = seated.filter((group) => !named.includes(group));
  return groups ?? (others.length > 0 ? others : seated);
};

/** The panels of one line of the policy, each group by itself. Throws `invalid_input` for a veto or a casting vote of nobody. */
const panelsOf = (policy: PanelPolicy, groups: readonly GroupKey[], seats: readonly Seat[]) => {
  const asked = seats.filter(({ group }) => groups.includes(group));
  const { vetoSeats = [], castingVote, ...rest } = policy;
  const isNamed = (names: readonly string[], { id, key }: Seat) => names.includes(key) || names.includes(id);
  refuseNames(
    text('没有可行使否决权的席位', 'No such seat to veto'),
    'policy.vetoSeats',
    vetoSeats.filter((name) => !asked.some((seat) => isNamed([name], seat))),
  );
  refuseNames(
    text('没有可投决定票的席位', 'No such seat for a casting vote'),
    'policy.castingVote',
    castingVote === undefined || castingSeats(policy, asked).length > 0 ? [] : [castingVote],
  );
  const panels = groups.map((group) => ({ seats: asked.filter((seat) => seat.group === group) }));
  refuseFound(lintCasting(policy, panels, ['policy']));
  return groups.map((group) => ({
    ...rest,
    ...(castingVote !== undefined && { castingVote }),
    group,
    title: { zh: group, en: group },
    chairMustApprove: policy.chairMustApprove ?? false,
    vetoSeats: asked.filter((seat) => isNamed(vetoSeats, seat)).map(({ id }) => id),
    vacantSeats: policy.vacantSeats ?? ('against' as const),
    seats: asked.filter((seat) => seat.group === group),
  }));
};

/** The stages with the seats that they ask, as a programme would ask them: each group of `$subject` by a panel of its own. */
export const previewedStages = (question: TallyAsked): readonly Stage[] =>
  question.policy.stages.map(({ panels }) => ({
    panels: panels.flatMap((panel) =>
      panelsOf(panel, panel.group === '$subject' ? subjectOf(question) : [panel.group], question.seats),
    ),
  }));
