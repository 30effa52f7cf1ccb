import { decidingParties } from '../../programme/parties';
import type { Programme } from '../../programme/programme';
import { appointmentsOf, type Role } from '../../programme/roles';
import type { PartyKey, Person } from '../../shared/keys';
import type { AccountKey, AccountKind } from './transactions';

/** Accounts of these kinds are a party's own: what it is to get, what is kept back, what it was paid. */
const own: readonly AccountKind[] = ['payable', 'held', 'settled'];

/** Whoever has one of these roles sees all there is. */
const seeAll: readonly Role[] = ['pmo', 'supervisor', 'auditor'];

const sitsInFinance = ({ governance }: Programme, person: Person): boolean =>
  Object.values(governance.groups).some(
    ({ kind, seats }) => kind === 'financial' && seats.some(({ holder }) => holder === person),
  );

/**
 * Whose statements somebody may see; without a person it is the office by its token. The office, the supervisors and auditors see every
 * one, others that of their own party. Whoever sits in a financial group sees those of the others too, but where the parties keep
 * something from each other only those of payees that decide nothing. Source: docs/rules/money.md, "The journal".
 */
export function partiesShown(programme: Programme, person: Person | undefined): readonly PartyKey[] {
  const all = Object.keys(programme.parties);
  if (person === undefined) return all;
  const held = appointmentsOf(programme).filter((each) => each.person === person);
  if (held.some(({ role }) => seeAll.includes(role))) return all;
  const isInFinance = sitsInFinance(programme, person);
  return all.filter((key) => held.some(({ party }) => party === key) || (isInFinance && !isKept(programme, key)));
}

/** Whether a party keeps something from the others. */
const isKept = (programme: Programme, party: PartyKey): boolean =>
  (programme.distribution?.private ?? []).length > 0 && decidingParties(programme).some(({ key }) => key === party);

/** Whether somebody may see every account: those of all parties. */
export const seesAll = (programme: Programme, shown: readonly PartyKey[]): boolean =>
  Object.keys(programme.parties).every((party) => shown.includes(party));

/** The accounts of parties whose statements are not shown: they are left out of what else is. */
export const hiddenAccounts = (programme: Programme, shown: readonly PartyKey[]): readonly AccountKey[] =>
  Object.keys(programme.parties)
    .filter((party) => !shown.includes(party))
    .flatMap((party) => own.map((kind): AccountKey => `${kind}:${party}`));
