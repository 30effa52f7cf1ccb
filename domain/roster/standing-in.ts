import { isSamePerson } from '../programme/identities';
import { clashOf, overlap, postsOf, type Clash, type Post, type RosterStanding } from './posts';
import { refused } from '../shared/reasons';
import { text } from '../shared/sentences';
import type { Text } from '../shared/text';
import type { PartyKey, Person } from '../shared/keys';

/** When somebody would act for a party: ISO instants, open at the end that is left out. */
type Period = Pick<Post, 'from' | 'until'>;

/** All by which a person acts, under whichever of their addresses, in any part of a period. */
const postsIn = (standing: RosterStanding, person: Person, period: Period): readonly Post[] =>
  postsOf(standing).filter(
    (post) => isSamePerson(post.person, person, standing.ground.addresses) && overlap(post, period),
  );

/** For which parties a person acts in any part of a period: by seats held now and to come, office, operating, auditing, standing in, tasks passed on. */
export const partiesFor = (standing: RosterStanding, person: Person, period: Period): readonly PartyKey[] => [
  ...new Set(postsIn(standing, person, period).map(({ party }) => party)),
];

/**
 * Whether a person may act for a party in a period: they act for no other then. Every door asks this one.
 * Source: docs/rules/people.md, "One answer to who acts for whom".
 */
export const mayActFor = (standing: RosterStanding, person: Person, party: PartyKey, period: Period = {}): boolean =>
  partiesFor(standing, person, period).every((each) => each === party);

/** What forbids a person a post, whoever asks for it: the first clash with one that they have then. */
export function clashWith(standing: RosterStanding, post: Post): Clash | undefined {
  if (!mayActFor(standing, post.person, post.party, post)) return 'person_of_two_parties';
  const isItself = (each: Post) => each.kind === post.kind && each.seat === post.seat && each.from === post.from;
  const others = postsIn(standing, post.person, post).filter((each) => !isItself(each));
  return others.flatMap((each) => clashOf(post, each, standing.ground.supervision) ?? [])[0];
}

/** Why a person may not have a post beside another, in a sentence. */
export const clashSentence = (clash: Clash, person: Person): Text =>
  ({
    person_of_two_parties: text(
      `${person} 属于另一方，或在此期间代表另一方，不能同时代表本方。`,
      `${person} belongs to the other party or acts for it in that time, and cannot act for this one too.`,
    ),
    auditor_takes_part: text(
      `${person} 担任审计，不能参与本合作计划的事项。`,
      `${person} audits the programme and cannot take part in it.`,
    ),
    person_twice_in_group: text(`${person} 在同一组中已有席位。`, `${person} holds a seat of the same group already.`),
    supervisor_decides: text(
      `${person} 不能既在决策组任职又任监督。`,
      `${person} cannot both sit in a deciding group and supervise it.`,
    ),
    office_decides: text(
      `${person} 在合作服务办公室提交事项，不能同时占有席位。`,
      `${person} makes the requests in the office and cannot hold a seat as well.`,
    ),
  })[clash];

/** Who would act for a party by a seat of somebody else's, from an instant on; until when, where that is said. */
interface Taking {
  readonly person: Person;
  readonly party: PartyKey;
  readonly at: string;
  readonly until?: string;
}

/** The field of the request that names them. */
type Field = 'to' | 'person' | 'substitute';

const clashTaking = (standing: RosterStanding, { person, party, at, until }: Taking): Clash | undefined =>
  clashWith(standing, { person, party, kind: 'task', from: at, ...(until !== undefined && { until }) });

const isKnownFor = (standing: RosterStanding, { person, party, at }: Taking): boolean =>
  postsIn(standing, person, { from: at, until: new Date(Date.parse(at) + 1).toISOString() }).some(
    (post) => post.party === party && post.kind !== 'task',
  );

/** Whether somebody may take a seat that is passed on to them: they are of the party already, and act for no other. */
export const mayTakeFor = (standing: RosterStanding, taking: Taking): boolean =>
  clashTaking(standing, taking) === undefined && isKnownFor(standing, taking);

/** A seat may be passed on within its own party only, so that neither can outvote the other. Throws `delegation_refused`. */
export function assertOfParty(standing: RosterStanding, taking: Taking, field: Field): void {
  const { person } = taking;
  const clash = clashTaking(standing, taking);
  if (clash) throw refused('delegation_refused', clashSentence(clash, person), { field, clash });
  if (!isKnownFor(standing, taking))
    throw refused(
      'delegation_refused',
      text(
        `${person} 未参与本合作计划，可由服务办公室加入。`,
        `${person} takes no part in this programme; the office can add them.`,
      ),
      { field },
    );
}

/** The office may also name somebody new, but nobody who acts for another party. Throws `reassignment_refused`. */
export function assertNotOfOther(standing: RosterStanding, taking: Taking, field: Field): void {
  const clash = clashTaking(standing, taking);
  if (clash) throw refused('reassignment_refused', clashSentence(clash, taking.person), { field, clash });
}
