import type { Programme } from './programme';
import type { Person } from '../shared/keys';

/** Which addresses are known to be somebody's second one: each with the address by which that person goes, all in lower case. */
export type Addresses = Readonly<Record<string, Person>>;

const folded = (address: string) => address.trim().toLowerCase();

/** The second addresses that a programme knows; one that two people share makes one person of them, whatever the order. */
export const addressesOf = ({ people = {} }: Pick<Programme, 'people'>): Addresses =>
  Object.entries(people).reduce<Addresses>((known, [person, { secondAddress }]) => {
    if (secondAddress === undefined) return known;
    const [to, from] = [personBehind(person, known), personBehind(secondAddress, known)];
    if (to === from) return known;
    const moved = Object.entries(known).map(([address, each]) => [address, each === from ? to : each]);
    return Object.fromEntries([...moved, [from, to]]);
  }, {});

/**
 * The address by which whoever uses this one goes: their first, in lower case. Without known addresses, as in approvals opened before
 * they were kept, an address stands for itself.
 */
export const personBehind = (address: Person, addresses: Addresses | undefined): Person =>
  addresses === undefined ? address : (addresses[folded(address)] ?? folded(address));

/** Whether two addresses are one person's: what every rule asks that wants different people, bars somebody or binds them to one party. */
export const isSamePerson = (a: Person, b: Person, addresses: Addresses | undefined): boolean =>
  personBehind(a, addresses) === personBehind(b, addresses);
