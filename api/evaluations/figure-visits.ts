import type { Request } from 'express';
import { figureLink, inForceOf, mayAnswer, parseAskId } from '../../domain/evaluations/answerers';
import { latestVersion, mayCorrect } from '../../domain/evaluations/corrections';
import type { Asked, EvaluationView } from '../../domain/evaluations/views';
import { officePeople } from '../../domain/programme/parties';
import type { IdentityTier } from '../../domain/programme/policies';
import { mayUndertake } from '../../domain/programme/undertakings';
import { DomainError } from '../../domain/shared/errors';
import { programmeIn } from '../../domain/shared/ids';
import type { Person } from '../../domain/shared/keys';
import type { ProgrammeView } from '../../domain/views/views';
import { isFor, type LinkClaims } from '../../infra/keys/links';
import { actingFor } from '../access/office';
import type { PageDeps } from '../http/page-deps';
import { tierShown } from '../access/proofs';
import { cookiesOf } from '../http/cookies';
import { partOf } from '../ui/answer';

/** What is asked, and in which evaluation of which programme. */
export interface AskedThing {
  readonly id: string;
  readonly view: ProgrammeView;
  readonly evaluation: EvaluationView;
  readonly ask: Asked;
}

/** Whoever answers: by the link that was mailed to them, or signed in. `binding` is the cookie under which their form was shown. */
export interface Answerer {
  readonly person: Person;
  readonly identity: IdentityTier;
  readonly binding: string;
}

/** What an ask's id names. Throws `not_found`. */
export async function askedThing({ readModel }: Pick<PageDeps, 'readModel'>, id: string): Promise<AskedThing> {
  const named = parseAskId(id);
  const view = named && (await readModel.head(programmeIn(named.evaluation)));
  const evaluation = view?.evaluations.find(({ key }) => key === named?.evaluation);
  const ask = evaluation?.asked?.find(({ key, isReserve }) => key === named?.ask && !isReserve);
  if (view && evaluation && ask) return { id, view, evaluation, ask };
  throw new DomainError('not_found');
}

/** What was signed off is corrected in the version that was opened last, while the programme restates anything. */
export const isCorrectable = ({ view, evaluation, ask }: AskedThing): boolean =>
  mayCorrect(evaluation, ask) &&
  latestVersion(view.evaluations, evaluation).key === evaluation.key &&
  mayUndertake(view.state, 'evaluation.restate');

/** Those who may be shown an ask: whoever is asked or stands in for them, and the office. */
const concerned = ({ view, evaluation, ask }: AskedThing, at: Date): readonly Person[] => [
  ...mayAnswer(inForceOf(view, at), evaluation, ask),
  ...officePeople(view.definition),
];

/** For whom a link to an ask was mailed; `undefined` once it is asked of somebody else, or whoever stood in does no longer. */
export const bearerOf = (thing: AskedThing, claims: LinkClaims, at: Date): Person | undefined =>
  concerned(thing, at).find((person) => isFor(claims, person));

/** Who has a link, or is signed in, and is asked; behind the office's token stands its first person. Throws `unauthorised`, `link_revoked` once it is somebody else's. */
export async function answererOf(deps: PageDeps, request: Request, thing: AskedThing): Promise<Answerer> {
  const { sessions, now } = deps;
  const { link, session, proof } = cookiesOf(request);
  const opened = await sessions.readLink(link, now());
  const bearer = opened?.approval === thing.id ? bearerOf(thing, opened, now()) : undefined;
  const signedIn = await sessions.read(session, now());
  if (link !== undefined && bearer !== undefined) {
    const by = signedIn?.kind === 'person' && signedIn.person === bearer ? 'signIn' : 'link';
    const proven = await sessions.readProof(proof, now());
    const identity = tierShown({ approval: thing.id, person: bearer }, by, proven);
    return { person: bearer, identity, binding: link };
  }
  if (session === undefined || signedIn === undefined) {
    throw new DomainError(opened?.approval === thing.id ? 'link_revoked' : 'unauthorised');
  }
  if (signedIn.kind === 'pmo')
    return { person: actingFor(thing.view.definition, undefined), identity: 'signIn', binding: session };
  if (!concerned(thing, now()).includes(signedIn.person)) throw new DomainError('forbidden');
  return { person: signedIn.person, identity: 'signIn', binding: session };
}

/** The ask that a mailed link leads to, for whom it was mailed. Throws `link_expired`, `link_invalid`, `link_revoked`. */
export async function linkedThing(deps: PageDeps, request: Request) {
  const claims = await deps.links.verify(partOf(request, 'token'), deps.now());
  if (claims.contentHash !== figureLink('').contentHash) throw new DomainError('link_invalid');
  const thing = await askedThing(deps, claims.approval);
  if (bearerOf(thing, claims, deps.now()) === undefined) throw new DomainError('link_revoked');
  return { claims, thing };
}
