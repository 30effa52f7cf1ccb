import type { Programme } from './programme';
import type { PartyKey, Person } from '../shared/keys';
import type { Party, Seat } from './governance';

/** The parties that vote, in the declared order; a payee only receives. */
export const decidingParties = (programme: Pick<Programme, 'parties'>): readonly Party[] =>
  Object.values(programme.parties).filter((party) => party.decides);

/** The zone of the programme's own dates: that of its first deciding party. */
export const zoneOf = (programme: Pick<Programme, 'parties'>): string => decidingParties(programme)[0]?.zone ?? 'UTC';

/** Every seat of the programme, the supervisors' too. */
export const programmeSeats = (programme: Programme): readonly Seat[] =>
  [...Object.values(programme.governance.groups), programme.governance.supervision].flatMap((group) => group.seats);

/** The seats that a name stands for: `group.seat` for those of every party, `party.group.seat` for that of one. */
export const seatsNamed = (programme: Programme, name: string): readonly Seat[] =>
  programmeSeats(programme).filter(({ id, group, key }) => name === id || name === `${group}.${key}`);

/** The party for which a person holds a seat, works in the office, operates or audits. */
export const partyOf = (programme: Programme, person: Person): Party | undefined => {
  const { office, operators = {}, auditors = {} } = programme.governance;
  const named = [
    ...Object.entries(office.people),
    ...[operators, auditors].flatMap((people) =>
      Object.entries(people).flatMap(([party, persons]) => persons.map((each) => [party, each] as const)),
    ),
  ];
  const key =
    programmeSeats(programme).find((seat) => seat.holder === person)?.party ??
    named.find(([, holder]) => holder === person)?.[0];
  return key === undefined ? undefined : programme.parties[key];
};

/** The language of a person's mails and pages: their own, else their party's, else the programme's. */
export const languageOf = (programme: Programme, person: Person): Programme['language'] =>
  programme.people?.[person]?.language ?? partyOf(programme, person)?.language ?? programme.language;

/** The PMO: the people of the service office. */
export const officePeople = (programme: Programme): readonly Person[] => [
  ...new Set(Object.values(programme.governance.office.people)),
];

/** Who hears when something goes wrong by itself: the office, and who chairs the groups that decide on strategy. */
export const overseers = (programme: Programme): readonly Person[] => {
  const strategic = Object.values(programme.governance.groups).filter(({ kind }) => kind === 'strategic');
  const chairs = strategic.flatMap(({ seats }) => seats.flatMap(({ chair, holder }) => (chair && holder) || []));
  return [...new Set([...officePeople(programme), ...chairs])];
};

/** For which party a person works in the office, the first of those for whom they do. */
export const officePartyOf = ({ governance }: Programme, person: Person): PartyKey =>
  Object.entries(governance.office.people).find(([, each]) => each === person)?.[0] ?? '';

/** Who of the office looks after a person: that of their party; for one of the office itself, the others. */
export const officeFor = (programme: Programme, person: Person): readonly Person[] => {
  const party = partyOf(programme, person)?.key ?? '';
  const officer = programme.governance.office.people[party];
  return officer !== undefined && officer !== person
    ? [officer]
    : officePeople(programme).filter((each) => each !== person);
};
