import { officePeople } from '../../programme/parties';
import type { Programme } from '../../programme/programme';
import type { PartyKey, Person } from '../../shared/keys';
import type { Draw } from './draws';

type Governed = Pick<Programme, 'governance'>;

/** Who looks after the money of a party: who holds its seats in the financial groups, and who works in the office for it. */
export const financeOf = ({ governance }: Governed, party: PartyKey): readonly Person[] => {
  const seats = Object.values(governance.groups)
    .filter(({ kind }) => kind === 'financial')
    .flatMap((group) => group.seats.filter((seat) => seat.party === party));
  const officer = governance.office.people[party];
  return [...new Set([...seats.flatMap(({ holder }) => holder ?? []), ...(officer === undefined ? [] : [officer])])];
};

/** Those of a party, else the office where it has nobody. */
const elseOffice = (programme: Programme, party: PartyKey): readonly Person[] => {
  const own = financeOf(programme, party);
  return own.length > 0 ? own : officePeople(programme);
};

/** Who records that a party paid: those who look after its money, and the office. */
export const payersOf = (programme: Programme, party: PartyKey): readonly Person[] => [
  ...new Set([...financeOf(programme, party), ...officePeople(programme)]),
];

/** Who confirms that a draw arrived: the receiving side; the office for whoever is no party or has nobody. */
export const receiversOf = (programme: Programme, { payee }: Pick<Draw, 'payee'>): readonly Person[] =>
  payee === undefined ? officePeople(programme) : elseOffice(programme, payee);
