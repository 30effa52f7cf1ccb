import type { Seat } from '../../programme/governance';
import { usualPolicy, type Policy } from '../../programme/policies';
import { seatsNamed } from '../../programme/parties';
import type { Programme } from '../../programme/programme';
import type { GroupKey, PartyKey, Person } from '../../shared/keys';
import { text } from '../../shared/sentences';

/**
 * The seats of which one signs a run for a party: the one that the definition names, else every one that the party has in
 * the financial groups. Source: docs/rules/money.md, "A distribution run".
 */
export function signingSeats(programme: Programme, party: PartyKey): readonly Seat[] {
  const named = programme.distribution?.countersign?.[party];
  const seats =
    named === undefined
      ? Object.values(programme.governance.groups)
          .filter(({ kind }) => kind === 'financial')
          .flatMap(({ seats: own }) => own)
      : seatsNamed(programme, named);
  return seats.filter((seat) => seat.party === party);
}

/** The parties that sign: those that decide and are paid or bear something. */
export const signingParties = ({ parties }: Pick<Programme, 'parties'>): readonly PartyKey[] =>
  Object.values(parties)
    .filter(({ decides }) => decides)
    .map(({ key }) => key);

/** Who may sign a run for a party. */
export const signersOf = (programme: Programme, party: PartyKey): readonly Person[] => [
  ...new Set(signingSeats(programme, party).flatMap(({ holder }) => holder ?? [])),
];

/** At least one seat of each party approves, signed in; undecided after five working days it expires. */
const usualApproval: Policy = {
  ...usualPolicy,
  title: text('双方各至少一席', 'at least one seat of each party'),
  stages: [{ panels: [{ group: '$subject', rule: { bothParties: { atLeast: 1 } } }] }],
  within: { workingDays: 5 },
  remind: [{ percent: 50 }, { percent: 80 }, 'due'],
  atDeadline: 'expire',
  identity: 'signIn',
};

/** Who approves what both parties signed: as the definition says, else the financial groups by one seat of each party. */
export const distributionDeciders = ({
  distribution,
  governance,
}: Programme): { readonly groups: readonly GroupKey[]; readonly policy: string | Policy } =>
  distribution?.approval ?? {
    groups: Object.values(governance.groups).flatMap(({ key, kind }) => (kind === 'financial' ? [key] : [])),
    policy: usualApproval,
  };
