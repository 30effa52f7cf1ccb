import type { Programme } from './programme';
import { officePeople, seatsNamed } from './parties';
import type { Person } from '../shared/keys';

const isAddress = (owner: string): boolean => owner.includes('@');

/** The names among some owners that are neither a seat nor a person. */
export const unknownOwners = (programme: Programme, owners: readonly string[]): readonly string[] =>
  owners.filter((owner) => !isAddress(owner) && seatsNamed(programme, owner).length === 0);

/** The people who answer for something: the holders of its seats and those named, else the programme office. */
export const peopleOwning = (programme: Programme, owners: readonly string[]): readonly Person[] => {
  const found = owners.flatMap((owner) =>
    isAddress(owner) ? [owner] : seatsNamed(programme, owner).flatMap(({ holder }) => holder ?? []),
  );
  return found.length > 0 ? [...new Set(found)] : officePeople(programme);
};
