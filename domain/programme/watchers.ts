import type { Programme } from './programme';
import { officePeople, programmeSeats } from './parties';
import type { Person } from '../shared/keys';

/** Whether a name stands for a seat: `group.seat` of each party, or `party.group.seat`. */
const standsFor = (owner: string) => {
  const parts = owner.split('.').length;
  return ({ id, group, key }: { readonly id: string; readonly group: string; readonly key: string }): boolean =>
    parts === 2 ? owner === `${group}.${key}` : owner === id;
};

const isAddress = (owner: string): boolean => owner.includes('@');

/** The names among some owners that are neither a seat nor a person. */
export const unknownOwners = (programme: Programme, owners: readonly string[]): readonly string[] => {
  const seats = programmeSeats(programme);
  return owners.filter((owner) => !isAddress(owner) && !seats.some(standsFor(owner)));
};

/** The people who answer for something: the holders of its seats and those named, else the programme office. */
export const peopleOwning = (programme: Programme, owners: readonly string[]): readonly Person[] => {
  const seats = programmeSeats(programme);
  const found = owners.flatMap((owner) =>
    isAddress(owner) ? [owner] : seats.filter(standsFor(owner)).flatMap(({ holder }) => holder ?? []),
  );
  return found.length > 0 ? [...new Set(found)] : officePeople(programme);
};
