import { lintCasting } from './definition-lint-casting';
import type { Finding } from './definition-lint-finding';
import { DomainError } from './errors';
import { stagesOf } from './panels';
import type { GroupKey, Policy } from './policies';
import type { Programme } from './programme';
import { castingSeats } from './quorum';
import { refused } from './reasons';

/** Throws `invalid_input` at a field where there are such names. */
export const refuseNames = (sentence: string, field: string, unknown: readonly string[]): void => {
  if (unknown.length > 0)
    throw new DomainError('invalid_input', `${sentence}: ${unknown.join(', ')}.`, { field, unknown });
};

const refuse = (field: string, unknown: readonly string[]) =>
  refuseNames('Nothing is known by this name', field, unknown);

/** Throws `invalid_input` with the words of the lint, and the place, for the first thing that it finds. */
export const refuseFound = ([first]: readonly Finding[]): void => {
  if (first) throw refused('invalid_input', first.message, { field: first.path.join('.') });
};

/** To whom an escalation may go. */
export const escalationTargets = ({ governance }: Programme): readonly string[] => [
  'groupChair',
  'committee',
  'supervision',
  ...Object.keys(governance.groups),
];

/**
 * Refuses a policy for one matter alone that names seats or an escalation which are not there, or a casting vote where no tie
 * can be, as publishing refuses it in a definition: a veto of nobody would be no veto. Throws `invalid_input` with the place and the names.
 */
export function assertNamesAreKnown(programme: Programme, policy: Policy, groups: readonly GroupKey[]): void {
  policy.stages.forEach(({ panels }, stage) =>
    panels.forEach((panel, at) => {
      const place = `policy.stages.${stage}.panels.${at}`;
      const asked = stagesOf(programme, { ...policy, stages: [{ panels: [panel] }] }, groups).flatMap(
        ({ panels: each }) => each,
      );
      const seats = asked.flatMap((each) => each.seats);
      const isSeat = (name: string) => seats.some(({ key }) => key === name);
      const { castingVote, vetoSeats = [] } = panel;
      refuse(
        `${place}.vetoSeats`,
        vetoSeats.filter((name) => !isSeat(name)),
      );
      if (castingVote !== undefined && castingSeats(panel, seats).length === 0)
        refuse(`${place}.castingVote`, [castingVote]);
      refuseFound(lintCasting(panel, asked, ['policy', 'stages', stage, 'panels', at]));
    }),
  );
  const known = escalationTargets(programme);
  refuse(
    'policy.escalation',
    policy.escalation.map(({ to }) => to).filter((to) => !known.includes(to)),
  );
}
