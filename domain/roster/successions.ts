import { isSamePerson, type Addresses } from '../programme/identities';
import { programmeSeats } from '../programme/parties';
import type { Programme } from '../programme/programme';
import type { Person } from '../shared/keys';
import type { RosterEffect } from './rosters';

/** By seat, who held it last; nobody of a seat that was never held. */
export type LastHolders = Readonly<Record<string, Person>>;

const namedIn = (holders: RosterEffect['holders']): LastHolders =>
  Object.fromEntries(Object.entries(holders).flatMap(([seat, holder]) => (holder === null ? [] : [[seat, holder]])));

/** Who held each seat last, from how the programme began and what came into force since: a vacancy in between changes nothing. */
export const lastHolders = (begun: Programme, since: readonly Pick<RosterEffect, 'holders'>[]): LastHolders => ({
  ...Object.fromEntries(programmeSeats(begun).flatMap(({ id, holder }) => (holder ? [[id, holder]] : []))),
  ...Object.assign({}, ...since.map(({ holders }) => namedIn(holders))),
});

/**
 * Whether a seat passes to somebody else: it does not when it falls vacant, nor when whoever held it last is appointed again, be it by
 * another of their addresses. Source: docs/rules/evaluation.md, "Special evaluations".
 */
export function passesOn(
  seat: string,
  { holders }: Pick<RosterEffect, 'holders'>,
  last: LastHolders,
  addresses: Addresses | undefined,
): boolean {
  const [next, before] = [holders[seat], last[seat]];
  return typeof next === 'string' && (before === undefined || !isSamePerson(next, before, addresses));
}
