import type { Substitution } from '../approvals/actions/actions';
import { addressesOf, isSamePerson } from '../programme/identities';
import { partyOf, programmeSeats } from '../programme/parties';
import type { Programme } from '../programme/programme';
import type { Person } from '../shared/keys';
import type { Asked, EvaluationView } from './views';

/** How an ask is called outside its evaluation: in letters, waits and addresses. */
export const askId = (evaluation: string, ask: string): string => `${evaluation}#${ask}`;

export const parseAskId = (id: string): { readonly evaluation: string; readonly ask: string } | undefined => {
  const at = id.indexOf('#');
  return at < 0 ? undefined : { evaluation: id.slice(0, at), ask: id.slice(at + 1) };
};

/** What a link says of the ask that it answers, as one of an approval says of its matter: it has one round, and no content of its own. */
export const figureLink = (ask: string) => ({ approval: ask, round: 0, seat: 'figure', contentHash: 'figure' });

/** A programme with who holds its seats and who stands in for whom; `at` an instant (ISO), without which what was told last is in force. */
export interface InForce {
  readonly programme: Programme;
  readonly substitutions?: readonly Substitution[] | undefined;
  readonly at?: string;
}

/** The same of a programme as pages and mails know it. */
export const inForceOf = (
  { definition, substitutions }: { readonly definition: Programme } & Pick<InForce, 'substitutions'>,
  at: Date,
): InForce => ({ programme: definition, substitutions, at: at.toISOString() });

/** Who is asked, in their own name: who holds the seats of an ask, whom it names, and the colleague who was asked to answer for them. */
export const ownersOf = (
  programme: Programme,
  { seats = [], people, delegate }: Pick<Asked, 'seats' | 'people' | 'delegate'>,
): readonly Person[] => {
  const holders = programmeSeats(programme).flatMap(({ id, holder }) => (holder && seats.includes(id) ? [holder] : []));
  return [...new Set([...(delegate === undefined ? [] : [delegate]), ...holders, ...people])];
};

type Asks = Pick<EvaluationView, 'asked'>;

const isRatedWith = (ask: Asked, other: Asked) => ask.sealed !== undefined && ask.sealed === other.sealed;

/** Who has rated, shown or not. */
const whoRated = ({ ratedBy, answers }: Asked): readonly Person[] => [
  ...(ratedBy === undefined ? [] : [ratedBy]),
  ...answers.map(({ by }) => by),
];

/** Whether somebody rates the same thing by another ask, has done so or is in reserve for it: ratings would be no two opinions. */
export const isOtherRater = (programme: Programme, { asked = [] }: Asks, ask: Asked, person: Person): boolean => {
  const addresses = addressesOf(programme);
  return asked.some(
    (other) =>
      other.key !== ask.key &&
      isRatedWith(ask, other) &&
      [...ownersOf(programme, other), ...whoRated(other)].some((each) => isSamePerson(each, person, addresses)),
  );
};

/** That somebody may answer an ask in the name of whoever is asked and absent. */
export interface StandIn {
  readonly person: Person;
  readonly standsInFor: Person;
}

/** Substitutes of those who are asked, of the same party as they; nobody assesses in the place of a third party. */
function substitutesFor({ programme, substitutions = [], at }: InForce, ask: Asked): readonly StandIn[] {
  if (ask.kind === 'assessment') return [];
  const [addresses, owners] = [addressesOf(programme), ownersOf(programme, ask)];
  const isInForce = ({ from, until }: Substitution) =>
    at === undefined || (Date.parse(from) <= Date.parse(at) && Date.parse(at) < Date.parse(until));
  const isOwner = (person: Person) => owners.some((owner) => isSamePerson(owner, person, addresses));
  return owners.flatMap((standsInFor) => {
    const party = ask.party ?? partyOf(programme, standsInFor)?.key;
    return substitutions.flatMap((each): readonly StandIn[] => {
      const { person, substitute } = each;
      if (!isInForce(each) || !isSamePerson(person, standsInFor, addresses) || isOwner(substitute)) return [];
      return partyOf(programme, substitute)?.key === party ? [{ person: substitute, standsInFor }] : [];
    });
  });
}

/**
 * Who may answer an ask for somebody who is absent, as the roster has it. Raters stay unseen by each other: no substitute of one is
 * another of the same thing, and whoever stands in for several rates for the first of them alone. Source: docs/rules/evaluation.md,
 * "Who gives the figures".
 */
export function standInsFor(inForce: InForce, evaluation: Asks, ask: Asked): readonly StandIn[] {
  const found = substitutesFor(inForce, ask);
  if (ask.sealed === undefined || found.length === 0) return found;
  const { programme } = inForce;
  const addresses = addressesOf(programme);
  const all = evaluation.asked ?? [];
  const at = all.findIndex(({ key }) => key === ask.key);
  const earlier = all
    .slice(0, Math.max(0, at))
    .filter((other) => isRatedWith(ask, other))
    .flatMap((other) => substitutesFor(inForce, other));
  return found.filter(
    ({ person }) =>
      !isOtherRater(programme, evaluation, ask, person) &&
      !earlier.some((each) => isSamePerson(each.person, person, addresses)),
  );
}

/** Everybody who may answer an ask now, in their own name or for somebody who is absent. Every door asks this one. */
export const mayAnswer = (inForce: InForce, evaluation: Asks, ask: Asked): readonly Person[] => [
  ...new Set([
    ...ownersOf(inForce.programme, ask),
    ...standInsFor(inForce, evaluation, ask).map(({ person }) => person),
  ]),
];

/** For whom somebody answers an ask as their substitute; `undefined` for whoever is asked themselves, or may not answer. */
export const absentFor = (inForce: InForce, evaluation: Asks, ask: Asked, person: Person): Person | undefined =>
  standInsFor(inForce, evaluation, ask).find((each) => each.person === person)?.standsInFor;

/** On whom an ask waits: the colleague who was asked to answer, else everybody who is asked; and whoever stands in for them. */
export function awaitedFor(
  inForce: InForce,
  evaluation: Asks,
  ask: Asked,
): readonly (Pick<StandIn, 'person'> & Partial<StandIn>)[] {
  const owners = ask.delegate === undefined ? ownersOf(inForce.programme, ask) : [ask.delegate];
  const standIns = standInsFor(inForce, evaluation, ask).filter(({ standsInFor }) => owners.includes(standsInFor));
  const all = [...owners.map((person) => ({ person })), ...standIns];
  return all.filter(({ person }, index) => all.findIndex((each) => each.person === person) === index);
}
