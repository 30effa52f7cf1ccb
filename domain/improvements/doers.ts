import { isSamePerson, addressesOf } from '../programme/identities';
import { improvementRules } from '../programme/improvement-plans';
import { decidingParties } from '../programme/parties';
import type { Awaited } from '../programme/awaited';
import type { Seat } from '../programme/governance';
import { officeOf, officersOf } from '../programme/office';
import type { Programme } from '../programme/programme';
import type { PartyKey, Person } from '../shared/keys';
import { text } from '../shared/sentences';
import { roundOf, type Improvement, type Round } from './improvements';

const seated = (seats: readonly Seat[]): readonly Awaited[] =>
  seats.flatMap(({ holder, id, title }) => (holder === null ? [] : [{ person: holder, seat: id, title }]));

/** Those who lead: the chairs of the leading groups, else all who sit there. */
const leaders = (programme: Programme): readonly Awaited[] => {
  const { groups } = improvementRules(programme).leads;
  const seats = groups.flatMap((key) => programme.governance.groups[key]?.seats ?? []);
  const chairs = seated(seats.filter(({ chair }) => chair));
  return chairs.length > 0 ? chairs : seated(seats);
};

/** Whether a person had a hand in carrying it out: they answer for a measure, or reported it. */
export const tookPart = (
  programme: Pick<Programme, 'people'>,
  { scheme, carriedOut }: Round,
  person: Person,
): boolean => {
  const addresses = addressesOf(programme);
  const hands = [...(scheme?.measures ?? []).map(({ owner }) => owner), carriedOut?.by, carriedOut?.who];
  return hands.some((each) => each !== undefined && isSamePerson(each.trim().toLowerCase(), person, addresses));
};

/** The seats that may verify: of the companies that decide, but not the implementer's, and nobody's who had a hand in it. */
export const verifierSeats = (programme: Programme, round: Round): readonly Seat[] => {
  const implementer = round.scheme?.implementer;
  const others = decidingParties(programme).flatMap(({ key }) => (key === implementer ? [] : [key]));
  const seats = Object.values(programme.governance.groups).flatMap((group) => group.seats);
  return seats.filter(
    ({ party, holder }) => others.includes(party) && holder !== null && !tookPart(programme, round, holder),
  );
};

/** Those who are asked to verify: who sits in the leading groups for another company, else whoever of it may. */
const verifiers = (programme: Programme, improvement: Improvement): readonly Awaited[] => {
  const all = verifierSeats(programme, roundOf(improvement));
  const { groups } = improvementRules(programme).leads;
  const leading = all.filter(({ group }) => groups.includes(group));
  return seated(leading.length > 0 ? leading : all);
};

const implementers = (programme: Programme, improvement: Improvement): readonly Awaited[] => {
  const { measures = [], implementer = '' } = roundOf(improvement).scheme ?? {};
  const owners = measures.flatMap(({ owner }) =>
    owner.includes('@') ? [{ person: owner, title: text('措施责任人', 'Owner of a measure') }] : [],
  );
  return [...officersOf(programme, [implementer]), ...owners].filter(({ person }) => person !== null);
};

const onlyOnce = (all: readonly Awaited[]): readonly Awaited[] =>
  all.filter(({ person }, at) => all.findIndex((other) => other.person === person) === at);

/** Who has to do something about an improvement now; the office where nobody else can. */
export function doersOf(programme: Programme, improvement: Improvement): readonly Awaited[] {
  const asked = {
    analysis: leaders,
    plan: leaders,
    implementation: implementers,
    verification: verifiers,
  };
  const { state: step } = improvement;
  if (!Object.hasOwn(asked, step)) return [];
  const found = onlyOnce(asked[step as keyof typeof asked](programme, improvement));
  return found.length > 0 ? found : officeOf(programme);
}

/** Whether no other company has anybody who could verify it. */
export const isUnverifiable = (programme: Programme, improvement: Improvement): boolean =>
  improvement.state === 'verification' && verifierSeats(programme, roundOf(improvement)).length === 0;

/** The party for which a person may verify: that of a seat of theirs. `undefined` where they hold none that may. */
export const verifiesFor = (programme: Programme, improvement: Improvement, person: Person): PartyKey | undefined =>
  verifierSeats(programme, roundOf(improvement)).find(({ holder }) => holder === person)?.party;
