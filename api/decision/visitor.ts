import type { Request } from 'express';
import type { Approval } from '../../domain/approvals/approvals';
import type { ApprovalView } from '../../domain/approvals/views';
import type { IdentityTier } from '../../domain/programme/policies';
import type { Programme } from '../../domain/programme/programme';
import { DomainError } from '../../domain/shared/errors';
import type { Person } from '../../domain/shared/keys';
import type { OpenedLink, Proof, Session } from '../../infra/keys/sessions';
import { bearerOf, bindingOf, hasPart } from '../access/parts';
import { tierShown } from '../access/proofs';
import type { PageDeps } from '../http/page-deps';
import { visitOf, type Visit } from '../ui/visit';

/** Whoever acts on a decision page, how surely we know it, and what the page's nonce is bound to. */
export interface Actor {
  readonly person: Person;
  readonly identity: IdentityTier;
  readonly binding: string;
}

/** An approval as a visitor meets it. `actor` is missing when nothing shows who they are. */
export interface Matter {
  readonly view: ApprovalView;
  readonly programme: Programme;
  readonly visit: Visit;
  readonly actor?: Actor;
}

/** There is no such approval: to whoever has no part in one that is there, it looks the same. */
export interface NoMatter {
  readonly visit: Visit;
  readonly actor?: undefined;
  readonly view?: undefined;
}

export async function matterOf(request: Request, deps: PageDeps, id: string): Promise<Matter | NoMatter> {
  const [view, visit] = await Promise.all([deps.readModel.approval(id), visitOf(request, deps)]);
  const programme = view && (await deps.readModel.definition(view.programme));
  if (!programme) return { visit };
  const { session, cookies } = visit;
  const opened = await openedFor(deps, cookies.link, id);
  const proof = await deps.sessions.readProof(cookies.proof, deps.now());
  const actor = actorOf(view.approval, {
    ...(opened && { opened }),
    ...(session && cookies.session && { signedIn: { session, cookie: cookies.session } }),
    ...(proof && { proof }),
  });
  return { view, programme, visit, ...(actor && { actor }) };
}

/** The link opened in this browser, when it is good and for this approval; a dead one is no proof, so the session decides. */
export async function openedFor(
  { sessions, now }: PageDeps,
  cookie: string | undefined,
  id: string,
): Promise<OpenedLink | undefined> {
  const opened = await sessions.readLink(cookie, now());
  return opened?.approval === id ? opened : undefined;
}

/** The matter as it is by now, for somebody who was found in it a moment ago. Throws `not_found`. */
export async function matterAgain(request: Request, deps: PageDeps, id: string): Promise<Matter> {
  const matter = await matterOf(request, deps, id);
  if (matter.view) return matter;
  throw new DomainError('not_found');
}

/** What the browser shows of its visitor: the link opened here, who is signed in, and what was proved for some matter. */
interface Shown {
  readonly opened?: OpenedLink;
  readonly signedIn?: { readonly session: Session; readonly cookie: string };
  readonly proof?: Proof;
}

/** Who acts: the bearer of the link that was opened here, else whoever is signed in and has a seat in the matter. */
function actorOf(approval: Approval, { opened, signedIn, proof }: Shown): Actor | undefined {
  const shownBy = (person: Person, by: 'link' | 'signIn') =>
    tierShown({ approval: approval.request.approval, person }, by, proof);
  // The office's token says which office, not which person.
  const known = signedIn?.session.kind === 'person' ? signedIn : undefined;
  const bearer = opened && bearerOf(approval, opened);
  if (opened && bearer) {
    const by = known?.session.person === bearer ? 'signIn' : 'link';
    return { person: bearer, binding: bindingOf(opened), identity: shownBy(bearer, by) };
  }
  if (!known || !hasPart(approval, known.session.person)) return undefined;
  const { person } = known.session;
  return { person, binding: known.cookie, identity: shownBy(person, 'signIn') };
}
