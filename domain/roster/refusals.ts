import type { Substitution } from '../approvals/actions/actions';
import { isSamePerson } from '../programme/identities';
import { overlap, postsOf, type Post, type RosterStanding } from './posts';
import { refused } from '../shared/reasons';
import { withRequest, type RosterRequest } from './rosters';
import { text } from '../shared/sentences';
import { clashSentence, clashWith } from './standing-in';
import type { Person } from '../shared/keys';

/** The field of a request that names who would hold a seat: of an appointment, or of a leaver's successor. */
const fieldOf = ({ leavers = [] }: RosterRequest, seat: string) =>
  leavers.length > 0 ? `successors.${seat}` : 'holder';

/** Nobody takes a seat beside what they hold, will hold or do for others at that time. Throws `appointment_refused`. */
function assertMayHold(request: RosterRequest, standing: RosterStanding): void {
  const posts = postsOf(standing);
  const isAsked = ({ kind, seat, person, from = '' }: Post) =>
    kind === 'seat' &&
    request.appointments.some((each) => each.seat === seat && each.holder === person && each.from === from);
  for (const post of posts.filter(isAsked)) {
    const clash = clashWith(standing, post);
    if (!clash) continue;
    const { person, seat = '' } = post;
    throw refused('appointment_refused', clashSentence(clash, person), { field: fieldOf(request, seat), seat, clash });
  }
}

/** Nobody stands in who acts for another party in that time, nor in a circle or a chain. Throws `delegation_refused`. */
function assertMayStandIn(asked: Substitution, standing: RosterStanding): void {
  const { addresses } = standing.ground;
  const isSame = (a: Person, b: Person) => isSamePerson(a, b, addresses);
  const field = 'substitute';
  const { person, substitute } = asked;
  if (isSame(person, substitute))
    throw refused('invalid_input', text('不能由本人代理自己。', 'Nobody stands in for themselves.'), { field });
  const clashes = postsOf(standing)
    .filter((post) => post.kind === 'substitute' && isSame(post.person, substitute) && overlap(post, asked))
    .flatMap((post) => clashWith(standing, post) ?? []);
  const clash = clashes.find((each) => each === 'person_of_two_parties') ?? clashes[0];
  if (clash) throw refused('delegation_refused', clashSentence(clash, substitute), { field, clash });
  const others = standing.roster.substitutions.filter((each) => overlap(each, asked));
  const onward = others.find((each) => isSame(each.person, substitute));
  if (onward)
    throw refused(
      'delegation_refused',
      text(
        `此期间 ${substitute} 自己由 ${onward.substitute} 代理，代理不能循环或层层转托。`,
        `${onward.substitute} stands in for ${substitute} in that time; nobody stands in by a circle or a chain.`,
      ),
      { field },
    );
  const backward = others.find((each) => isSame(each.substitute, person));
  if (backward)
    throw refused(
      'delegation_refused',
      text(
        `此期间 ${person} 正代理 ${backward.person}，代理不能循环或层层转托。`,
        `${person} stands in for ${backward.person} in that time; nobody stands in by a circle or a chain.`,
      ),
      { field },
    );
}

/**
 * Refuses what would have somebody act for both parties, or hold what does not go together, at any time now or later:
 * by the roster as it would stand with the request at an instant (ISO). The one rule of page, API and the roster's own
 * process. Source: docs/rules/people.md, "One answer to who acts for whom".
 */
export function assertMayStand(request: RosterRequest, standing: RosterStanding, now: string): void {
  const next = { ...standing, roster: withRequest(standing.roster, request) };
  assertMayHold(request, next);
  const lasting = request.substitutions.filter(({ until }) => Date.parse(until) > Date.parse(now));
  for (const substitution of lasting) assertMayStandIn(substitution, next);
}
