import type { Panel, Stage } from './approvals';
import { DomainError } from './errors';
import type { GroupKey, PanelPolicy, Policy } from './policies';
import type { Group, Programme } from './programme';

const panelOf = (programme: Programme, key: GroupKey, policy: PanelPolicy, atDeadline: Policy['atDeadline']): Panel => {
  const { governance } = programme;
  const named = Object.hasOwn(governance.groups, key) ? governance.groups[key] : undefined;
  const group = named ?? (key === 'supervision' ? governance.supervision : undefined);
  if (!group) throw new DomainError('invalid_input', `There is no group "${key}".`, { field: 'groups' });
  if (atDeadline === 'approve' && isNeverSilent(group))
    throw new DomainError('invalid_input', `The group "${key}" never approves by silence.`, { field: 'policy' });
  return {
    group: key,
    title: group.title,
    rule: policy.rule,
    chairMustApprove: policy.chairMustApprove ?? false,
    vetoSeats: group.seats.filter((seat) => policy.vetoSeats?.includes(seat.key)).map(({ id }) => id),
    ...(policy.castingVote !== undefined && { castingVote: policy.castingVote }),
    vacantSeats: policy.vacantSeats ?? 'against',
    ...(policy.sections && { sections: policy.sections }),
    seats: group.seats,
  };
};

/** Whether a group decides on what silence never approves. */
export const isNeverSilent = (group: Pick<Group, 'kind'> | undefined) =>
  group?.kind === 'strategic' || group?.kind === 'financial';

/**
 * Who is asked: a policy's stages with `$subject` standing for the subject's groups, and every seat with who holds it now. `also` are
 * groups that are asked whatever the policy says: in its last stage, by the rule of that stage's first panel, unless they are there.
 */
export const stagesOf = (
  programme: Programme,
  policy: Policy,
  groups: readonly GroupKey[],
  also: readonly GroupKey[] = [],
): readonly Stage[] => {
  const stages = policy.stages.map(({ panels }) =>
    panels.flatMap((panel) =>
      (panel.group === '$subject' ? groups : [panel.group]).map((group) => ({ ...panel, group })),
    ),
  );
  const last = stages.at(-1) ?? [];
  const added = also
    .filter((group) => !last.some((panel) => panel.group === group))
    .map((group): PanelPolicy => ({ group, rule: last[0]?.rule ?? { bothParties: 'all' } }));
  return stages.map((panels) => ({
    panels: [...panels, ...(panels === last ? added : [])].map((panel) =>
      panelOf(programme, panel.group, panel, policy.atDeadline),
    ),
  }));
};

/** The policy of that key, or the one given. Throws `invalid_input` for a key that the programme does not have. */
export const policyOf = (programme: Programme, policy: string | Policy): Policy => {
  const { policies } = programme;
  const found = typeof policy !== 'string' ? policy : Object.hasOwn(policies, policy) ? policies[policy] : undefined;
  if (!found) throw new DomainError('invalid_input', `There is no policy "${String(policy)}".`, { field: 'policy' });
  return found;
};
