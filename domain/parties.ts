import type { Party, Person, Programme, Seat } from './programme';

/** The parties that vote, in the declared order; a payee only receives. */
export const decidingParties = (programme: Programme): readonly Party[] =>
  Object.values(programme.parties).filter((party) => party.decides);

/** The zone of the programme's own dates: that of its first deciding party. */
export const zoneOf = (programme: Programme): string => decidingParties(programme)[0]?.zone ?? 'UTC';

/** Every seat of the programme, the supervisors' too. */
export const seatsOf = (programme: Programme): readonly Seat[] =>
  [...Object.values(programme.governance.groups), programme.governance.supervision].flatMap((group) => group.seats);

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
    seatsOf(programme).find((seat) => seat.holder === person)?.party ??
    named.find(([, holder]) => holder === person)?.[0];
  return key === undefined ? undefined : programme.parties[key];
};

/** The PMO: the people of the service office. */
export const officePeople = (programme: Programme): readonly Person[] => [
  ...new Set(Object.values(programme.governance.office.people)),
];
