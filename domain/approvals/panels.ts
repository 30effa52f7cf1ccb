import type { Panel, Stage } from './approvals';
import { DomainError } from '../shared/errors';
import { text } from '../shared/sentences';
import { kinds } from '../shared/kinds';
import { noSuch } from '../shared/reasons';
import type { PanelPolicy, Policy } from '../programme/policies';
import type { Programme } from '../programme/programme';
import type { GroupKey } from '../shared/keys';
import type { Group } from '../programme/governance';

/** What a record has under a name that somebody typed: every object has a `constructor` that nobody put there. */
const own = <Value>(record: Readonly<Record<string, Value>>, name: string): Value | undefined =>
  Object.hasOwn(record, name) ? record[name] : undefined;

const panelOf = (programme: Programme, key: GroupKey, policy: PanelPolicy, atDeadline: Policy['atDeadline']): Panel => {
  const { governance } = programme;
  const group = own(governance.groups, key) ?? (key === 'supervision' ? governance.supervision : undefined);
  if (!group) throw new DomainError('invalid_input', noSuch(kinds.group, key), { field: 'groups' });
  if (atDeadline === 'approve' && isNeverSilent(group))
    throw new DomainError(
      'invalid_input',
      text(`“${group.title.zh}”不适用默示同意。`, `"${group.title.en}" never approves by silence.`),
      { field: 'policy' },
    );
  return {
    group: key,
    title: group.title,
    rule: policy.rule,
    chairMustApprove: policy.chairMustApprove ?? false,
    vetoSeats: group.seats.filter((seat) => policy.vetoSeats?.includes(seat.key)).map(({ id }) => id),
    ...(policy.castingVote !== undefined && { castingVote: policy.castingVote }),
    vacantSeats: policy.vacantSeats ?? 'against',
    ...(policy.onePartyMayDecide !== undefined && { onePartyMayDecide: policy.onePartyMayDecide }),
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
      (panel.group === '$subject' ? [...new Set(groups)] : [panel.group]).map((group) => ({ ...panel, group })),
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

/**
 * The policy of that key, or the one given; one that climbs and names no chain of its own takes the programme's. Throws
 * `invalid_input` for a key that the programme does not have.
 */
export const policyOf = (programme: Programme, policy: string | Policy): Policy => {
  if (typeof policy !== 'string') {
    const climbsNowhere = policy.atDeadline === 'escalate' && policy.escalation.length === 0;
    return climbsNowhere ? { ...policy, escalation: programme.governance.escalation ?? [] } : policy;
  }
  const found = own(programme.policies, policy);
  if (!found) throw new DomainError('invalid_input', noSuch(kinds.policy, policy), { field: 'policy' });
  return found;
};
